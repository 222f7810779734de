package io.understudy.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.finding.Finding;
import io.understudy.plan.Plan;
import io.understudy.servers.Stage;
import io.understudy.wire.Seed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole refreshes of random databases keep exactly the rows that a plain reading of the rules keeps. */
class ClosureOracleTest {
    private static final int CASES = Integer.getInteger("cases", 30);

    @TempDir
    private Path folder;

    @Test
    void keepsExactlyWhatTheRulesSay() {
        Random random = Seed.random("ClosureOracleTest");
        Stage stage = Stage.alike(folder, "");
        int compared = 0;
        for (int i = 0; i < CASES; i++) if (compare(new Random(random.nextLong()), stage)) compared++;
        assertThat(compared).as("cases that were not refused by the plan").isGreaterThan(CASES / 2);
    }

    private static boolean compare(Random random, Stage stage) {
        RandomDatabase database = new RandomDatabase(random);
        String yaml = database.sampleYaml();
        stage.rebuild(database.ddl()).sample(yaml);
        stage.production().execute(database.data(), database.constraints());
        stage.staging().execute(database.constraints());
        Plan plan = stage.plan();
        Set<String> errors = plan.findings().stream()
                .filter(Finding::isError)
                .map(Finding::id)
                .collect(Collectors.toSet());
        assertThat(errors).isSubsetOf("no-key");
        if (!errors.isEmpty()) return false;
        stage.manifest();
        Map<String, Set<Integer>> expected = new Oracle(database, plan.sampling()).kept();
        for (RandomDatabase.Model table : database.tables) {
            List<Integer> rows = stage.staging().rows("select no from public." + table.name).stream()
                    .map(Integer::valueOf)
                    .toList();
            assertThat(rows)
                    .as("%s in %n%s%s%s%n%s", table.name, database.ddl(), database.constraints(), yaml, plan.sampling())
                    .doesNotHaveDuplicates();
            assertThat(new TreeSet<>(rows))
                    .as("%s in %n%s%s%s%n%s", table.name, database.ddl(), database.constraints(), yaml, plan.sampling())
                    .isEqualTo(expected.get(table.name));
        }
        return true;
    }
}
