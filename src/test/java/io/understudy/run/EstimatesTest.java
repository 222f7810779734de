package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.plan.Plan;
import io.understudy.plan.TablePlan;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the plan says a refresh of the sample database will take, beside what it does take. */
final class EstimatesTest {
    @Nested
    final class OnPostgreSql18 extends EstimatesContract {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }
    }

    @Nested
    final class OnMySql8 extends EstimatesContract {
        OnMySql8() {
            super(Server.MYSQL_8);
        }
    }

    @Nested
    final class OnMariaDb11 extends EstimatesContract {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class EstimatesContract {
        /** A table's estimate is at most so many times too high or too low, give or take a number of rows that no one would mind. */
        private static final double FACTOR = 2;

        private static final long FEW = 60;

        private final Server server;
        private LiveDatabase staging;

        @TempDir
        private Path folder;

        EstimatesContract(Server server) {
            this.server = server;
        }

        @BeforeAll
        void makeStaging() {
            staging = server.sampleStaging();
            LiveDatabase production = server.sampleProduction();
            if (!server.isPostgreSql())
                production.execute(server.analyze(production
                        .rows(
                                "select table_name from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE'")
                        .stream()
                        .map(name -> "`" + name + "`")
                        .toArray(String[]::new)));
        }

        /** One of each kind of server, and all rates on one, are enough to know that what is estimated does not depend on how rows are read. */
        List<String> rates() {
            return server == Server.POSTGRESQL_18 ? List.of("1%", "5%", "30%") : List.of("5%");
        }

        @ParameterizedTest
        @MethodSource("rates")
        void areNearWhatIsTaken(String rate) {
            Stage stage = new Stage(folder, server.sampleProduction(), staging)
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
}
