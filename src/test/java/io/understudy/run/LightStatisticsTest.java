package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.understudy.sample.Unit;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With {@code scan: light}, what the statistics of production name is looked for where no index leads, and orphans, violators and owners with nothing or very much where one does; no large table is read whole for it. */
final class LightStatisticsTest {
    private static final int OWNERS = 25_000;
    private static final String SEED = "2026";

    /** Owners that are not chosen: who has nothing, who has most, and who has the odd things. */
    private static final List<Integer> UNCHOSEN = unchosen();

    private static final int CHILDLESS = UNCHOSEN.get(0);
    private static final int WHALE = UNCHOSEN.get(1);
    private static final int ODD = UNCHOSEN.get(2);

    private static int rows(Server server) {
        return server.isPostgreSql() ? 300_000 : 120_000;
    }

    private static List<Integer> unchosen() {
        List<Integer> found = new ArrayList<>();
        for (int id = 7_000; found.size() < 3; id++)
            if (Unit.of(SEED, String.valueOf(id)) >= Unit.threshold(0.02)) found.add(id);
        return found;
    }

    /** Rows that are odd lie where a look at the beginning of the table does not see them. */
    private static String late(Server server, String number) {
        return number + " > " + rows(server) / 2 + " and " + number + " % 1000 = ";
    }

    /** By what is odd: how staging's rows of it are counted. */
    private static Map<String, String> odd(Server server) {
        Map<String, String> odd = new TreeMap<>(Map.of(
                "rare value", "select count(*) from public.things where " + late(server, "id") + "999",
                "null", "select count(*) from public.things where note is null",
                "sentinel", "select count(*) from public.things where placed = '1900-01-01'",
                "extreme", "select count(*) from public.things where amount > 10000000",
                "orphan", "select count(*) from public.things where place_id = 999999",
                "childless", "select count(*) from public.owners where id = " + CHILDLESS));
        if (server.isPostgreSql())
            odd.put("violator", "select count(*) from public.things where " + late(server, "id") + "994");
        return odd;
    }

    private static Stage stage(Server server, Path folder) {
        Stage stage = Stage.alike(
                        server,
                        folder,
                        "create table owners (id int primary key, name varchar(20) not null)",
                        "create table places (id int primary key, name varchar(20) not null)",
                        "create table things (id int primary key, owner_id int not null, place_id int not null, state varchar(20) not null, note varchar(20), placed date not null, amount int not null, weight int not null)")
                .seed(SEED)
                .rules(Stage.KEEP_ALL + "tables: { things: { state: redact } }\n");
        fill(server, stage.production());
        for (LiveDatabase database : List.of(stage.production(), stage.staging())) {
            database.execute(
                    "create index by_owner on things (owner_id)",
                    "create index by_place on things (place_id)",
                    "alter table things add constraint owned foreign key (owner_id) references owners (id)");
            if (server.isPostgreSql())
                database.execute("alter table things add constraint early check (not (" + late(server, "id")
                        + "994)) not valid");
        }
        // Statistics tell of indexes as well.
        stage.production()
                .execute(
                        server.isPostgreSql()
                                ? new String[] {"vacuum analyze"}
                                : new String[] {
                                    server.analyze("owners", "places", "things"),
                                    "analyze table things update histogram on state, note, placed with 100 buckets"
                                });
        return stage;
    }

    private static void fill(Server server, LiveDatabase production) {
        int rows = rows(server);
        String late = late(server, "i");
        String orphan = "i = " + rows / 3 * 2;
        String owner = "case when i > " + rows / 2 + " and i % 1000 >= 994 or " + orphan + " or i % " + OWNERS + " = "
                + (CHILDLESS - 1) + " then " + ODD + " when i % 300 = 1 then " + WHALE + " else 1 + i % " + OWNERS
                + " end";
        production.execute(
                "insert into owners select i, 'owner' from " + server.numbers(OWNERS),
                "insert into places select i, 'place' from " + server.numbers(1000),
                "insert into things select i, " + owner
                        + ", case when " + orphan + " then 999999 else 1 + i % 1000 end, case when "
                        + late + "999 then 'lost souls' when i % 3 = 0 then 'new' else 'paid' end, case when " + late
                        + "998 then null else 'a note' end, case when " + late
                        + "997 then '1900-01-01' else '2019-05-05' end" + (server.isPostgreSql() ? "::date" : "")
                        + ", case when " + late + "995 then 10000000 + i else 10 + i % 5000 end, case when " + late
                        + "996 then -1 else 1 end from " + server.numbers(rows));
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8"})
    void bringsWhatStatisticsNameAndConstraintsTell(Server server, @TempDir Path folder) throws IOException {
        String sample = """
                rate: 2%
                scan: light
                tables: { things: { with: owners } }
                references: [ things.place_id -> places.id ]
                cover: 1
                """;
        Stage stage = stage(server, folder).sample(sample);
        long before = read(server, stage.production());
        Stage.Answer answer = stage.refresh();
        assertThat(answer.exit()).as(answer.err()).isZero();
        odd(server)
                .forEach((what, sql) -> assertThat(stage.staging().rows(server.sql(sql)))
                        .as(what)
                        .isNotEmpty()
                        .doesNotContain("0"));
        String family = server.sql("select count(*) from public.things where owner_id = " + WHALE);
        assertThat(stage.staging().count(family))
                .isGreaterThan(300)
                .isEqualTo(stage.production().count(family));
        // Once to choose the things of owners that are chosen, which all of these are not.
        long looking = read(server, stage.production()) - before - rows(server);
        assertThat(looking)
                .as("rows read besides, and not by a secondary index")
                .isBetween(1_000L, rows(server) * 2L / 3);

        String run = answer.out().replaceFirst("(?s).*now shows run (\\S+);.*", "$1");
        String json = stage.run("report", run, "--json").out();
        JsonNode coverage = table(json, "things").at("/coverage");
        assertThat(coverage.at("/statistics").toString())
                .contains("\"state: a value of few\":3", "\"note: null\":1", "\"placed: a value of few\":2");
        assertThat(coverage.at("/reasons").toString()).contains("orphan of ", ": most rows");
        assertThat(table(json, "owners").at("/coverage/reasons").toString()).contains(": 0 rows");
        assertThat(coverage.at("/dropped").toString())
                .contains(": other numbers of rows")
                .doesNotContain("orphan of", "did not find out", "violates");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("lost souls");
        }
        assertThat(answer.out() + answer.err() + json).doesNotContain("lost souls");
    }

    private static JsonNode table(String json, String name) throws IOException {
        for (JsonNode table : new ObjectMapper().readTree(json).at("/reports/0/tables"))
            if (table.at("/table").asText().endsWith(name)) return table;
        throw new AssertionError("no " + name);
    }

    /** How many rows of the largest table the server has read otherwise than by a secondary index. */
    private static long read(Server server, LiveDatabase production) {
        if (!server.isPostgreSql())
            return production.count(
                    "select coalesce(sum(count_fetch), 0) from performance_schema.table_io_waits_summary_by_index_usage where object_schema = database() and object_name = 'things' and (index_name is null or index_name = 'PRIMARY')");
        // A session counts when it ends, a moment after its client has gone.
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (production.count(
                                "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")
                        > 0
                && System.nanoTime() < deadline) Thread.onSpinWait();
        return production.count("select seq_tup_read from pg_stat_user_tables where relname = 'things'");
    }

    /** A question that takes production too long is given up, and the report says so; the run goes on. */
    @Test
    void givesUpWhatTakesTooLong(@TempDir Path folder) {
        Stage stage = Stage.alike(
                        folder,
                        "create table things (id int primary key, weight int not null)",
                        "create function slow(weight int) returns boolean language sql as $$ select weight > 0 from pg_sleep(0.3) $$",
                        "alter table things add constraint heavy check (slow(weight)) not valid not enforced")
                .sample("rate: 5%\nscan: light\ncover: 1");
        stage.production().execute("insert into things select i, 1 from generate_series(1, 21000) i", "analyze");
        assertThat(stage.manifest().tables().getFirst().coverage().dropped())
                .containsKeys(
                        "parts of the table that the server took too long to look through, or refused",
                        "violates heavy: no row where it was looked for, which is not everywhere");
    }
}
