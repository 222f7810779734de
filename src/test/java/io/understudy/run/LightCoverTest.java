package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.understudy.sample.Unit;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code scan: light} a large table is not read, and yet the odd rows to which its indexes lead are there; of what else may be odd it is said that nobody looked. */
final class LightCoverTest {
    @Nested
    final class OnPostgreSql18 extends LightCover {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }
    }

    @Nested
    final class OnMySql8 extends LightCover {
        OnMySql8() {
            super(Server.MYSQL_8);
        }
    }

    @Nested
    final class OnMariaDb11 extends LightCover {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }
    }

    abstract static class LightCover {
        private static final int ROWS = 60_000;
        private static final String SEED = "2026";
        private static final ObjectMapper JSON = new ObjectMapper();

        /** What row of which number, all in the middle of the table, is odd in which column. */
        private static final Map<Integer, String> ODD = odd();

        private final Server server;

        LightCover(Server server) {
            this.server = server;
        }

        private static Map<Integer, String> odd() {
            List<String> changes = new ArrayList<>(List.of(
                    "note = null",
                    "amount = 0",
                    "amount = -5",
                    "amount = 999999",
                    "placed = '1900-01-01'",
                    "placed = '9999-12-31'",
                    "placed = '2003-05-05'"));
            for (int number = 0; number < 20; number++) changes.add("status = 'only " + number + "'");
            Map<Integer, String> odd = new LinkedHashMap<>();
            int id = ROWS / 2;
            for (String change : changes) {
                do id++;
                while (Unit.of(SEED, String.valueOf(id)) < Unit.threshold(0.02));
                odd.put(id, change);
            }
            return odd;
        }

        private void fill(LiveDatabase production) {
            production.execute(
                    "insert into things select i, 'thing', 'a note', case when i % 3 = 0 then 'new' else 'paid' end, 10 + i % 500, '2019-05-05' from "
                            + server.numbers(ROWS),
                    "insert into codes select i, case when i = 2500 then 'odd' else 'even' end from "
                            + server.numbers(5000));
            ODD.forEach((id, change) -> production.execute("update things set " + change + " where id = " + id));
            production.execute(server.analyze("things", "codes"));
        }

        @Test
        void findsWhereIndexesLeadAndTellsTheRest(@TempDir Path folder) throws IOException {
            Stage stage = Stage.alike(
                            server,
                            folder,
                            "create table things (id int primary key, label varchar(20) not null, note varchar(20), status varchar(20) not null, amount int not null, placed date not null)",
                            "create index by_note on things (note)",
                            "create index by_status on things (status)",
                            "create index by_amount on things (amount)",
                            "create index by_day on things (placed)",
                            "create table codes (id int primary key, code varchar(20) not null)")
                    .seed(SEED)
                    .rules(Stage.KEEP_ALL)
                    .sample("rate: 2%\nscan: light\ncover: 0");
            fill(stage.production());
            String ids = ODD.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
            String odd = server.sql("select id from public.things where id in (" + ids + ") order by id");
            stage.manifest();
            assertThat(stage.staging().rows(odd)).isEmpty();

            stage.sample("rate: 2%\nscan: light\ncover: 1");
            assertThat(stage.run("plan").out()).contains("Production chooses them (scan: light); up to 1 row of each");
            Stage.Answer answer = stage.refresh();
            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(stage.staging().rows(odd))
                    .isEqualTo(ODD.keySet().stream().map(String::valueOf).toList());
            assertThat(stage.staging().count(server.sql("select count(*) from public.codes where code = 'odd'")))
                    .isEqualTo(1);

            String run = answer.out().replaceFirst("(?s).*now shows run (\\S+);.*", "$1");
            JsonNode report =
                    JSON.readTree(stage.run("report", run, "--json").out()).at("/reports/0");
            JsonNode things = table(report, "things");
            assertThat(things.at("/stagingRows/cover").asInt()).isBetween(ODD.size(), 60);
            JsonNode coverage = things.at("/coverage");
            assertThat(coverage.at("/looked").asInt()).isBetween(10_000, 25_000);
            assertThat(coverage.at("/dropped").toString()).contains("what is rare in label\"");
            assertThat(coverage.at("/reasons").toString())
                    .contains("status: a value of few", "amount: greatest", "placed: sentinel of the future");
            assertThat(table(report, "codes").at("/coverage/looked").asInt()).isEqualTo(5000);
            assertThat(report.at("/verdict/doesNotProve").toString()).contains("scan: light");
        }

        /** Whatever an index is about, it is looked up in, or said that it was not; no run fails of it. */
        @Test
        void whateverHasAnOrder(@TempDir Path folder) throws IOException {
            boolean postgreSql = server.isPostgreSql();
            String types = postgreSql
                    ? "a smallint, b numeric(9,2), c real, d char(5), e boolean, f time, g timestamp, h timestamptz, i late, j mood, k uuid, l text"
                    : "a tinyint unsigned, b decimal(9,2), c float, d char(5), e bit(3), f time, g datetime(3), h timestamp(6) null, i year, j enum('sad', '', 'ok'), k binary(4), l varchar(9) character set latin1";
            String values = postgreSql
                    ? "i % 7, i % 9, i, i % 5, i % 2 = 0, time '10:00', timestamp '2020-01-01' + i * interval '1 hour', now(), date '2021-01-01' + i % 300, 'ok', gen_random_uuid(), 'l' || i % 3"
                    : "i % 7, i % 9, i, i % 5, i % 2, '10:00', date_add('2020-01-01', interval i hour), now(), 2000 + i % 90, 'ok', 'abcd', concat('l', i % 3)";
            List<String> ddl = new ArrayList<>();
            if (postgreSql)
                ddl.addAll(List.of(
                        "create type mood as enum ('sad', 'ok')",
                        "create domain late as date check (value > '2020-06-01')"));
            ddl.add("create table kinds (id int primary key, " + types + ")");
            for (String column : "abcdefghijkl".split("", -1))
                if (!column.isEmpty()) ddl.add("create index by_" + column + " on kinds (" + column + ")");
            Stage stage = Stage.alike(server, folder, ddl.toArray(String[]::new))
                    .rules(Stage.KEEP_ALL)
                    .sample("rate: 5%\nscan: light\ncover: 2");
            stage.production()
                    .execute(
                            "insert into kinds select i, " + values + " from " + server.numbers(21_000),
                            server.analyze("kinds"));
            Manifest.TableEntry kinds = stage.manifest().tables().getFirst();
            assertThat(kinds.coverage().looked()).isGreaterThan(15_000);
            assertThat(kinds.coverage().dropped().keySet().stream()
                            .filter(what -> what.contains("did not tell"))
                            .toList())
                    .isEqualTo(postgreSql ? List.of("i: the server did not tell what its index leads to") : List.of());
        }

        private static JsonNode table(JsonNode report, String name) {
            for (JsonNode table : report.at("/tables"))
                if (table.at("/table").asText().endsWith(name)) return table;
            throw new AssertionError("no " + name);
        }
    }
}
