package io.understudy.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.finding.Finding;
import io.understudy.plan.Plan;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import io.understudy.wire.Seed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole refreshes of random databases keep exactly the rows that a plain reading of the rules keeps, whether the server chooses them or Understudy does as all of them stream past. */
final class ClosureOracleTest {
    @Nested
    final class OnPostgreSql18 extends ClosureOracle {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }
    }

    @Nested
    final class OnMySql8 extends ClosureOracle {
        OnMySql8() {
            super(Server.MYSQL_8);
        }
    }

    @Nested
    final class OnMariaDb11 extends ClosureOracle {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }
    }

    abstract static class ClosureOracle {
        private static final int CASES = Integer.getInteger("cases", 8);

        private final Server server;

        @TempDir
        private Path folder;

        ClosureOracle(Server server) {
            this.server = server;
        }

        @Test
        void keepsExactlyWhatTheRulesSay() {
            Random random = Seed.random("ClosureOracleTest");
            Stage stage = Stage.alike(server, folder);
            int compared = 0;
            for (int tried = 0; compared < CASES; tried++) {
                if (compare(new Random(random.nextLong()), compared % 3 == 0 ? "light" : "full", stage)) compared++;
                assertThat(tried).as("so many cases that the plan refuses").isLessThan(10 * CASES);
            }
        }

        private boolean compare(Random random, String scan, Stage stage) {
            RandomDatabase database = new RandomDatabase(random, server);
            String yaml = "cover: 0\nscan: " + scan + "\n" + database.sampleYaml();
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
                List<Integer> rows = stage.staging().rows(server.sql("select no from public." + table.name)).stream()
                        .map(Integer::valueOf)
                        .toList();
                assertThat(rows)
                        .as(
                                "%s in %n%s%s%s%n%s",
                                table.name, database.ddl(), database.constraints(), yaml, plan.sampling())
                        .doesNotHaveDuplicates();
                assertThat(new TreeSet<>(rows))
                        .as(
                                "%s in %n%s%s%s%n%s",
                                table.name, database.ddl(), database.constraints(), yaml, plan.sampling())
                        .isEqualTo(expected.get(table.name));
            }
            return true;
        }
    }
}
