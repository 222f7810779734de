package io.understudy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.db.Dialect;
import io.understudy.db.RowReader;
import io.understudy.db.Source;
import io.understudy.sample.Cohort;
import io.understudy.sample.Role;
import io.understudy.sample.Sampling;
import io.understudy.sample.TableSample;
import io.understudy.schema.Column;
import io.understudy.schema.Table;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Every type of every server at its edges: a whole refresh by the program leaves each value what it was, as the server itself sees it, and each value is what its codec makes of its text. */
final class EveryTypeTest {
    @Nested
    final class OnPostgreSql18 extends EveryType {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }
    }

    @Nested
    final class OnPostgreSql15 extends EveryType {
        OnPostgreSql15() {
            super(Server.POSTGRESQL_15);
        }
    }

    @Nested
    final class OnMySql8 extends EveryType {
        OnMySql8() {
            super(Server.MYSQL_8);
        }
    }

    @Nested
    final class OnMariaDb11 extends EveryType {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class EveryType {
        private final Server server;
        private final TypeTables tables;
        private Stage stage;

        EveryType(Server server) {
            this.server = server;
            this.tables = TypeTables.of(server);
        }

        @BeforeAll
        void fill(@TempDir Path folder) {
            stage = Stage.alike(server, folder, tables.ddl().toArray(String[]::new));
            stage.production().execute(tables.rows().toArray(String[]::new));
        }

        @Test
        void aRefreshLeavesEveryValueWhatItWas() {
            refreshAndCompare();
        }

        @Test
        void soDoesOneWithoutLoadData() {
            if (server.isPostgreSql()) return;
            stage.staging().execute("set global local_infile = 0");
            try {
                refreshAndCompare();
                assertThat(stage.run("plan").out()).contains("load-by-insert");
            } finally {
                stage.staging().execute("set global local_infile = 1");
            }
        }

        private void refreshAndCompare() {
            Stage.Answer answer = stage.refresh();
            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(stage.production().differencesFrom(stage.staging()))
                    .filteredOn(line -> !line.startsWith(TypeTables.READ_ANEW + ":"))
                    .isEmpty();
            assertThat(tables.ownChecksums(stage.staging())).isEqualTo(tables.ownChecksums(stage.production()));
            Stage.Answer verified = stage.run("verify");
            assertThat(verified.exit()).as(verified.out() + verified.err()).isZero();
        }

        @Test
        void documentsOfFunctionsBecomeWhatTheyPrintAs() {
            if (server != Server.MYSQL_8) return;
            refreshAndCompare();
            String all = "select no, %s from " + TypeTables.READ_ANEW + " order by no";
            assertThat(stage.staging().rows(all.formatted("c0")))
                    .hasSize(5)
                    .isEqualTo(stage.production().rows(all.formatted("cast(cast(c0 as char) as json)")));
        }

        @Test
        void everyValueIsWhatItsCodecMakesOfItsText() {
            Configuration configuration = Configuration.read(stage.configuration(), Map.of());
            Database database = configuration.databases().values().iterator().next();
            List<String> broken = new ArrayList<>();
            try (Source source = Dialect.of(database).openSource(database.source(), database.timeouts())) {
                List<Table> own = source.schema().tables();
                assertThat(own).hasSizeGreaterThan(3);
                for (Table table : own) broken.addAll(brokenBy(source, table));
            }
            assertThat(broken).isEmpty();
        }

        private List<String> brokenBy(Source source, Table table) {
            List<Column> columns = table.stored();
            Format format =
                    source.format(table, columns.stream().map(Column::name).collect(Collectors.toSet()));
            List<Codec> codecs =
                    columns.stream().map(column -> source.codec(column, format)).toList();
            Sampling whole = new Sampling(
                    "", List.of(new TableSample(table.name(), Role.REFERENCE, new Cohort.Whole(), "")), List.of(), 0);
            List<String> broken = new ArrayList<>();
            Row row = new Row(columns.size());
            Cell cell = new Cell();
            int number = 0;
            try (RowReader reader = source.readCohort(table, format, whole)) {
                while (reader.next(row)) {
                    number++;
                    for (int i = 0; i < columns.size(); i++) {
                        row.original(i, cell);
                        if (!cell.isNull() && !survives(codecs.get(i), cell))
                            broken.add(table.name() + "." + columns.get(i).name() + " "
                                    + columns.get(i).type() + " in row " + number);
                    }
                }
            }
            assertThat(number).as(table.name().toString()).isGreaterThan(1);
            return broken;
        }

        private static boolean survives(Codec codec, Cell cell) {
            Buffer out = new Buffer(16);
            try {
                codec.encode(codec.decode(cell), out);
            } catch (UnfitValue e) {
                return false;
            }
            return out.size() == cell.length()
                    && java.util.Arrays.equals(
                            out.bytes(), 0, out.size(), cell.bytes(), cell.offset(), cell.offset() + cell.length());
        }
    }
}
