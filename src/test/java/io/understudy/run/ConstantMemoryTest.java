package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.cli.Main;
import io.understudy.report.RunReport;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows stream and never gather: the heap has to hold a row, not a table. */
final class ConstantMemoryTest {
    @Nested
    final class OnPostgreSql18 extends ConstantMemory {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }

        /** As many columns as a table of a large system has, each with more different values than can be counted exactly. */
        @Test
        void threeHundredColumnsAreProfiledAndCoveredInHalfAGigabyte(@TempDir Path folder) throws Exception {
            List<String> columns = IntStream.range(0, 100)
                    .mapToObj(i -> "n" + i + " integer, w" + i + " varchar(12), t" + i + " timestamp")
                    .toList();
            String values = IntStream.range(0, 100)
                    .mapToObj(i -> "id * " + (i + 3) + ", left(md5((id * " + (i + 3)
                            + ")::text), 12), timestamp '2020-01-01' + id * interval '" + (i + 1) + " minutes'")
                    .collect(Collectors.joining(", "));
            Stage stage = Stage.alike(
                            folder, "create table wide (id integer primary key, " + String.join(", ", columns) + ")")
                    .sample("{ rate: 50%, cover: 3, tables: { wide: { by: id } } }");
            stage.production()
                    .execute("insert into wide select id, " + values + " from generate_series(1, 9000) id", "analyze");
            refresh(stage, folder, "512m");
            RunReport report = new Reports(folder.resolve("runs"))
                    .newest()
                    .values()
                    .iterator()
                    .next();
            assertThat(report.tables().getFirst().columns())
                    .hasSize(301)
                    .allMatch(column -> column.production() != null && column.staging() != null);
            assertThat(report.verdict().fidelity()).isGreaterThan(99);
        }
    }

    @Nested
    final class OnMySql8 extends ConstantMemory {
        OnMySql8() {
            super(Server.MYSQL_8);
        }
    }

    @Nested
    final class OnMariaDb11 extends ConstantMemory {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }
    }

    abstract static class ConstantMemory {
        private static final int DOUBLINGS = 18;
        private static final int WIDE_DOUBLINGS = 14;
        private static final int WIDE_BYTES = 6_000;
        private static final int WIDEST_MEGABYTES = 17;
        private final Server server;

        ConstantMemory(Server server) {
            this.server = server;
        }

        /** A quarter of a million narrow rows and 98 MB of wide ones. */
        @Test
        void tablesLargerThanTheHeapStream(@TempDir Path folder) throws Exception {
            Stage stage = Stage.alike(
                    server,
                    folder,
                    "create table readings (id integer primary key, sensor smallint, value integer)",
                    "create table pages (id integer primary key, body text)");
            List<String> rows = new ArrayList<>(List.of(
                    "insert into readings values (0, 7, 7)",
                    "insert into pages values (0, repeat('0123456789', " + WIDE_BYTES / 10 + "))"));
            IntStream.range(0, DOUBLINGS)
                    .forEach(power -> rows.add(
                            "insert into readings select id + " + (1 << power) + ", id % 1000, id from readings"));
            IntStream.range(0, WIDE_DOUBLINGS)
                    .forEach(power -> rows.add("insert into pages select id + " + (1 << power) + ", body from pages"));
            stage.production().execute(rows.toArray(String[]::new));
            refresh(stage, folder, "64m");
            assertThat(stage.staging().count(server.sql("select count(*) from public.readings")))
                    .isEqualTo(1 << DOUBLINGS);
            assertThat(stage.production().differencesFrom(stage.staging())).isEmpty();
        }

        /** A value that is larger than a packet of the protocol and, on MySQL, than all that the server takes in one. */
        @Test
        void aRowOfManyMegabytesNeedsNoMoreThanAFewOfIt(@TempDir Path folder) throws Exception {
            String eight = server.isPostgreSql() ? "'\\x00095c0a41424344'::bytea" : "x'00095c0a41424344'";
            String widest = server.isPostgreSql()
                    ? "(select string_agg(" + eight + ", ''::bytea) from generate_series(1, "
                            + WIDEST_MEGABYTES * 131_072 + "))"
                    : "repeat(" + eight + ", " + WIDEST_MEGABYTES * 131_072 + ")";
            Stage stage = Stage.alike(
                    server,
                    folder,
                    "create table films (id integer primary key, film " + (server.isPostgreSql() ? "bytea" : "longblob")
                            + ")");
            LiveDatabase production = stage.production();
            if (!server.isPostgreSql()) production.execute("set global max_allowed_packet = 67108864");
            for (int id = 0; id < 2; id++) production.execute("insert into films values (" + id + ", " + widest + ")");
            if (!server.isPostgreSql()) production.execute("set global max_allowed_packet = 1048576");
            try {
                refresh(stage, folder, "256m");
            } finally {
                if (!server.isPostgreSql()) production.execute("set global max_allowed_packet = default");
            }
            assertThat(production.differencesFrom(stage.staging())).isEmpty();
        }

        static void refresh(Stage stage, Path folder, String heap) throws Exception {
            Path output = folder.resolve("output");
            Process child = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx" + heap,
                            "-XX:+UseSerialGC",
                            "-XX:+ExitOnOutOfMemoryError",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            "refresh",
                            "-c",
                            stage.configuration().toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(child.exitValue()).as(Files.readString(output)).isZero();
        }
    }
}
