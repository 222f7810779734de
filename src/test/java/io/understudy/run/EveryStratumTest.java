package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.cover.Stratum;
import io.understudy.sample.Unit;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** One odd row of every kind among four thousand that are alike: a tenth of them holds every one. */
final class EveryStratumTest {
    @Nested
    final class OnPostgreSql18 extends EveryStratum {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }
    }

    @Nested
    final class OnMySql8 extends EveryStratum {
        OnMySql8() {
            super(Server.MYSQL_8);
        }
    }

    @Nested
    final class OnMariaDb11 extends EveryStratum {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class EveryStratum {
        private static final int ROWS = 4000;

        private static final String SEED = "2026";

        private static final Map<Integer, String> SHARED = shared();
        private static final int RICH = notChosenAfter(1200);
        private static final int ORPHAN = notChosenAfter(3200);

        /** What row of which number is odd in which column. */
        private static final Map<Integer, String[]> ODD = odd();

        private final Server server;
        private LiveDatabase covered;
        private LiveDatabase plain;
        private Manifest manifest;

        EveryStratum(Server server) {
            this.server = server;
        }

        private static Map<Integer, String[]> odd() {
            Map<Integer, String[]> odd = new LinkedHashMap<>();
            List<String[]> all = List.of(
                    new String[] {"note", "null"},
                    new String[] {"status", "'only'"},
                    new String[] {"code", "'only'"},
                    new String[] {"label", "''"},
                    new String[] {"label", "'x'"},
                    new String[] {"label", "'" + "long ".repeat(40) + "'"},
                    new String[] {"label", "'ชื่อ'"},
                    new String[] {"label", "'name 😀 7'"},
                    new String[] {"label", "'12-34/ab'"},
                    new String[] {"label", "'name 7 '"},
                    new String[] {"amount", "0"},
                    new String[] {"amount", "-5"},
                    new String[] {"amount", "99999"},
                    new String[] {"placed", "'9999-12-31'"},
                    new String[] {"placed", "'2003-05-05'"},
                    new String[] {"doc", "'{\"odd\": {\"path\": 1}}'"},
                    new String[] {"raw", "''"});
            int id = 100;
            for (String[] one : all) {
                id = notChosenAfter(id);
                odd.put(id, one);
            }
            return odd;
        }

        private static int notChosenAfter(int id) {
            int next = id + 1;
            while (Unit.of(SEED, String.valueOf(next)) < Unit.threshold(0.1)) next++;
            return next;
        }

        @BeforeAll
        void refresh(@TempDir Path folder) {
            String ddl = ddl();
            Stage stage =
                    Stage.alike(server, folder, ddl).seed(SEED).sample("""
                    rate: 10%
                    cover: 1
                    references: [ items.shelf_id -> shelves.id ]
                    tables: { contacts: { by: email } }
                    """).rules(Stage.KEEP_ALL);
            stage.production().execute(things(), sparse(), items(), contacts());
            if (server.isPostgreSql())
                for (LiveDatabase database : List.of(stage.production(), stage.staging()))
                    database.execute("alter table things add constraint few check (amount < 90000) not valid");
            manifest = stage.manifest();
            covered = stage.staging();
            plain = server.createDatabase().execute(ddl);
            new Stage(folder.resolve("without"), stage.production(), plain)
                    .seed(SEED)
                    .sample(
                            "rate: 10%\ncover: 0\nreferences: [ items.shelf_id -> shelves.id ]\ntables: { contacts: { by: email } }\n")
                    .rules(Stage.KEEP_ALL)
                    .manifest();
        }

        private String ddl() {
            boolean postgreSql = server.isPostgreSql();
            String flags =
                    IntStream.range(0, 9).mapToObj(i -> ", f" + i + " integer").collect(Collectors.joining());
            return """
                    create table things (id integer primary key, label varchar(400) not null, note varchar(20), status varchar(20) not null, code varchar(20) not null,
                        amount integer not null, placed date not null, doc %s not null, raw %s not null%s);
                    create table sparse (id integer primary key%s);
                    create table contacts (id integer primary key, email varchar(40) not null);
                    create table shelves (id integer primary key, name varchar(20) not null);
                    create table people (id integer primary key, name varchar(20) not null);
                    create table items (id integer primary key, person_id integer not null, shelf_id integer, foreign key (person_id) references people (id));
                    """.formatted(
                            postgreSql ? "jsonb" : "json",
                            postgreSql ? "bytea" : "blob",
                            postgreSql ? ", tags text[] not null" : "",
                            flags);
        }

        private String things() {
            return "insert into things values "
                    + IntStream.rangeClosed(1, ROWS).mapToObj(this::thing).collect(Collectors.joining(", "));
        }

        private String thing(int id) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("label", "'name " + id + "'");
            values.put("note", "'note'");
            values.put("status", "'" + List.of("new", "paid", "sent").get(id % 3) + "'");
            values.put("code", "'code " + id % 300 + "'");
            values.put("amount", String.valueOf(10 + id));
            values.put("placed", "'2019-%02d-%02d'".formatted(1 + id % 12, 1 + id % 28));
            values.put("doc", "'{\"usual\": " + id + "}'");
            values.put("raw", server.isPostgreSql() ? "'\\x0102'" : "x'0102'");
            String[] odd = ODD.get(id);
            if (odd != null) values.put(odd[0], odd[1]);
            if (server.isPostgreSql()) values.put("tags", id == 3001 ? "'{}'" : "'{a,b}'");
            return "(" + id + ", " + String.join(", ", values.values()) + ")";
        }

        /** Nine columns that are null independently of one another, but the last, which only one row has. */
        private String sparse() {
            return "insert into sparse values "
                    + IntStream.rangeClosed(1, ROWS)
                            .mapToObj(id -> "(" + id + ", "
                                    + IntStream.range(0, 9)
                                            .mapToObj(i -> i == 8
                                                    ? id == 777 ? "1" : "null"
                                                    : (((id * 31) >> i) & 1) == 0 ? "null" : "1")
                                            .collect(Collectors.joining(", "))
                                    + ")")
                            .collect(Collectors.joining(", "));
        }

        /** Everybody has one item, one of them on a shelf that is not there, but somebody who has 25. */
        private String items() {
            StringBuilder sql = new StringBuilder("insert into people values ")
                    .append(IntStream.rangeClosed(1, ROWS)
                            .mapToObj(id -> "(" + id + ", 'somebody')")
                            .collect(Collectors.joining(", ")));
            sql.append("; insert into shelves values (1, 'the only one'); insert into items values ");
            sql.append(IntStream.rangeClosed(1, ROWS)
                    .mapToObj(id -> "(" + id + ", " + id + (id == ORPHAN ? ", 99)" : ", 1)"))
                    .collect(Collectors.joining(", ")));
            for (int more = 1; more < 25; more++)
                sql.append(", (").append(ROWS + more).append(", ").append(RICH).append(", 1)");
            return sql.toString();
        }

        /** Everybody has an address of his own, but for four that are not chosen: two rows share one of them, three another, and seven and eight the last. */
        private String contacts() {
            return "insert into contacts values "
                    + IntStream.rangeClosed(1, ROWS)
                            .mapToObj(id -> "(" + id + ", '" + SHARED.getOrDefault(id, address(id)) + "')")
                            .collect(Collectors.joining(", "));
        }

        private static String address(int id) {
            return "c" + id + "@example.org";
        }

        /** What rows have an address that is not their own. */
        private static Map<Integer, String> shared() {
            Map<Integer, String> shared = new LinkedHashMap<>();
            int id = 1000;
            for (int rows : new int[] {2, 3, 7, 8}) {
                do id++;
                while (Unit.of(SEED, address(id)) < Unit.threshold(0.1));
                for (int row = 1; row < rows; row++) shared.put(id + 100 * row, address(id));
            }
            return shared;
        }

        @Test
        void addressesAreSharedAsInProduction() {
            String shared = server.sql(
                    "select count(*) from public.contacts group by email having count(*) > 1 order by count(*)");
            // Five of seven or eight show what more than four are like.
            assertThat(covered.rows(shared)).containsExactly("2", "3", "5");
            assertThat(plain.rows(shared)).isEmpty();
        }

        @Test
        void everyOddRowIsThere() {
            String ids = ODD.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
            String query = server.sql("select id from public.things where id in (" + ids + ") order by id");
            assertThat(covered.rows(query))
                    .isEqualTo(ODD.keySet().stream().map(String::valueOf).toList());
            assertThat(plain.rows(query)).isEmpty();
            assertThat(plain.count(server.sql("select count(*) from public.things")))
                    .isGreaterThan(ROWS / 20);
            assertThat(covered.count(server.sql("select count(*) from public.sparse where f8 = 1")))
                    .isEqualTo(1);
            assertThat(covered.count(server.sql("select count(*) from public.items where shelf_id = 99")))
                    .isEqualTo(1);
            assertThat(covered.count(server.sql("select count(*) from public.items where person_id = " + RICH)))
                    .isEqualTo(25);
        }

        /** No kind can be added without a row here that shows it. */
        @Test
        void everyKindGivesItsReasonAndNothingIsMissing() {
            Map<Class<? extends Stratum>, String> kinds = kinds();
            assertThat(Arrays.asList(Stratum.class.getPermittedSubclasses()))
                    .containsExactlyInAnyOrderElementsOf(kinds.keySet());
            List<String> reasons = manifest.tables().stream()
                    .flatMap(table -> table.coverage().reasons().stream())
                    .toList();
            kinds.forEach((kind, pattern) -> {
                if (!onlyPostgreSql(kind) || server.isPostgreSql())
                    assertThat(reasons).as(kind.getSimpleName()).anyMatch(reason -> reason.matches(pattern));
            });
            assertThat(manifest.tables())
                    .allMatch(table -> table.coverage().missing().isEmpty());
        }

        private static boolean onlyPostgreSql(Class<? extends Stratum> kind) {
            return kind.equals(Stratum.Elements.class) || kind.equals(Stratum.Violation.class);
        }

        private static Map<Class<? extends Stratum>, String> kinds() {
            Map<Class<? extends Stratum>, String> kinds = new LinkedHashMap<>();
            kinds.put(Stratum.NullPattern.class, "null pattern .*");
            kinds.put(Stratum.Null.class, "f8: not null");
            kinds.put(Stratum.Value.class, "status: a value of few");
            kinds.put(Stratum.RareValue.class, "code: rare value \\(1 row\\)");
            kinds.put(Stratum.Length.class, "label: length (0|1|longest)");
            kinds.put(Stratum.Characters.class, "label: script thai");
            kinds.put(Stratum.Shape.class, "label: rare shape.*");
            kinds.put(Stratum.Numeric.class, "amount: negative");
            kinds.put(Stratum.Day.class, "placed: sentinel of the future");
            kinds.put(Stratum.Era.class, "placed: an era");
            kinds.put(Stratum.Path.class, "doc: a path in documents.*");
            kinds.put(Stratum.Elements.class, "tags: elements 0");
            kinds.put(Stratum.Violation.class, "violates few");
            kinds.put(Stratum.Shared.class, "email: a value of 3 to 4 rows");
            kinds.put(Stratum.Orphan.class, "orphan of .*items.*shelves.*");
            kinds.put(Stratum.FanOut.class, "family of .*items.*people.*: (16 to 31|most) rows");
            return kinds;
        }
    }
}
