package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.plan.Plan;
import io.understudy.plan.TablePlan;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the plan says a refresh of the sample database will take, beside what it does take. */
class EstimatesTest {
    /** A table's estimate is at most so many times too high or too low, give or take a number of rows that no one would mind. */
    private static final double FACTOR = 2;

    private static final long FEW = 60;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1%", "5%", "30%"})
    void areNearWhatIsTaken(String rate) {
        Stage stage = new Stage(folder, Server.POSTGRESQL_18.sampleProduction(), Server.POSTGRESQL_18.sampleStaging())
                .sample("rate: " + rate + "\ntables: { customers: { by: email } }");
        Plan plan = stage.plan();
        Map<String, Long> taken = stage.manifest().tables().stream()
                .collect(Collectors.toMap(Manifest.TableEntry::table, Manifest.TableEntry::rows));
        List<String> far = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        for (TablePlan planned : plan.tables()) {
            long rows = taken.get(planned.table().name().toString());
            long estimated = planned.estimatedRows();
            String line = String.format(
                    Locale.ROOT,
                    "%-28s %-9s of %,8d: about %,8d, taken %,8d (%s)%n",
                    planned.table().name(),
                    planned.sample().role(),
                    planned.table().rows(),
                    estimated,
                    rows,
                    planned.sample().because());
            all.append(line);
            if (estimated > FACTOR * rows + FEW || rows > FACTOR * estimated + FEW) far.add(line);
        }
        assertThat(far).as(all.toString()).isEmpty();
    }
}
