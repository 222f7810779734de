package io.understudy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.config.TableText;
import io.understudy.db.Dialect;
import io.understudy.db.RowReader;
import io.understudy.db.Source;
import io.understudy.fixture.Fixture;
import io.understudy.fixture.FixtureFolder;
import io.understudy.fixture.FixtureTable;
import io.understudy.fixture.Renames;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

        /** From the files, by way of nothing but text, into a refresh that takes nothing of production, and then into what is there. */
        @Test
        void aFixtureBringsEveryValueAsItIs(@TempDir Path folder) {
            if (server == Server.POSTGRESQL_15) return;
            Stage none = new Stage(folder, stage.production(), stage.staging());
            List<FixtureTable> rows = new ArrayList<>();
            Configuration configuration = Configuration.read(none.configuration(), Map.of());
            Database database = configuration.databases().values().iterator().next();
            try (Source source = Dialect.of(database).openSource(database.source(), database.timeouts())) {
                source.schema().tables().forEach(table -> rows.add(asText(source, table)));
            }
            new FixtureFolder(configuration.fixtures())
                    .write(new Fixture("ALL", "", null, null, List.of(), rows, List.of(), List.of(), Renames.NONE));
            none.sample(rows.stream()
                    .map(table -> table.table().name() + ": none")
                    .collect(Collectors.joining(", ", "rate: 1%\ntables: { ", " }")));
            Stage.Answer refreshed = none.refresh();
            assertThat(refreshed.exit()).as(refreshed.err()).isZero();
            compare();
            rows.forEach(table ->
                    stage.staging().execute("delete from " + table.table().name() + " where no > 1"));
            Stage.Answer applied = none.run("fixture apply");
            assertThat(applied.exit()).as(applied.err()).isZero();
            compare();
        }

        private void compare() {
            assertThat(stage.production().differencesFrom(stage.staging()))
                    .filteredOn(line -> !line.startsWith(TypeTables.READ_ANEW + ":"))
                    .isEmpty();
            assertThat(tables.ownChecksums(stage.staging())).isEqualTo(tables.ownChecksums(stage.production()));
        }

        private static FixtureTable asText(Source source, Table table) {
            List<Column> columns = table.stored();
            List<String> names = columns.stream().map(Column::name).toList();
            Format format = source.format(table, Set.copyOf(names));
            Sampling whole = new Sampling(
                    "", List.of(new TableSample(table.name(), Role.REFERENCE, new Cohort.Whole(), "")), List.of(), 0);
            List<List<@Nullable String>> rows = new ArrayList<>();
            Row row = new Row(columns.size());
            Cell cell = new Cell();
            try (RowReader reader = source.readCohort(table, format, whole)) {
                while (reader.next(row)) {
                    List<@Nullable String> values = new ArrayList<>();
                    for (int i = 0; i < columns.size(); i++) {
                        row.original(i, cell);
                        values.add(
                                cell.isNull()
                                        ? null
                                        : source.codec(columns.get(i), format).decode(cell));
                    }
                    rows.add(values);
                }
            }
            return new FixtureTable(new TableText(null, table.name().name()), names, rows);
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
