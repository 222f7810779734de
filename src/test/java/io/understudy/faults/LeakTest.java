package io.understudy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every value of this production carries a mark, and so do key and password. Whatever happens, the mark is found nowhere but in production. */
final class LeakTest {
    @Nested
    final class OnPostgreSql18 extends LeakOfPostgreSql {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }
    }

    @Nested
    final class OnMySql8 extends LeakOfMySql {
        OnMySql8() {
            super(Server.MYSQL_8);
        }
    }

    @Nested
    final class OnMariaDb11 extends LeakOfMySql {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class Leak {
        private final Server server;

        Leak(Server server) {
            this.server = server;
        }

        private static final String MARK = "qzx7";

        private static final String RULES = """
                tables:
                  products: { sku: hash-token, title: text }
                  customers:
                    id: hash-token
                    name: person-name
                    email: email
                    note: text
                    code: text
                    padded: text
                    tags: TAGS
                    prefs: { mask: json, paths: { "$.mail": email, "*": text } }
                """;

        /** Stands for a user whom the server asks for another password. */
        static final String ANOTHER = "another";

        static final String SAMPLE = "{ rate: 60%, small: 1, tables: { products: { where: 'false' } } }";

        @TempDir
        Path folder;

        Rehearsal rehearsal;

        @BeforeEach
        void rehearse() {
            rehearsal = new Rehearsal(server, folder, structure(), data())
                    .withRules(RULES.replace(
                            "TAGS", server.isPostgreSql() ? "text" : "{ mask: json, paths: { \"*\": text } }"))
                    .withSample(SAMPLE)
                    .withPassword("QZX7-password");
        }

        @Test
        void aRunThatSucceeds() throws IOException {
            rehearsal.onStaging(gate());
            Path temporary = Files.createDirectory(folder.resolve("tmp"));
            Set<String> statements = ConcurrentHashMap.newKeySet();
            try (Tool tool = Tool.start(rehearsal, List.of("-Djava.io.tmpdir=" + temporary), "refresh");
                    Hold held = rehearsal.close(Gate.CLOSURE)) {
                Thread looks = Thread.ofVirtual().start(() -> {
                    while (tool.isRunning()) statements.addAll(rehearsal.venue().statements(rehearsal.source));
                });
                rehearsal.awaitAt(Gate.CLOSURE, tool);
                assertUnmarked(
                        Files.readString(Path.of("/proc/" + tool.pid() + "/cmdline"), StandardCharsets.ISO_8859_1),
                        "its command line");
                assertUnmarked(everythingIn(temporary), "its temporary files");
                held.letGo();
                Tool.Ending ending = tool.await().expect(0);
                Moments.await(() -> !looks.isAlive());
                assertUnmarked(ending.out() + ending.err(), "what it said");
            }
            assertThat(statements).anyMatch(sql -> sql.startsWith(reading()));
            assertUnmarked(String.join("\n", statements), "its statements on the source");
            assertUnmarked(everythingIn(folder.resolve("runs")), "its manifest");
            assertUnmarked(everythingIn(temporary), "its temporary files");
            assertThat(rehearsal
                            .ask(rehearsal.staging, "select count(*) from products")
                            .getFirst())
                    .isNotEqualTo("0");
            assertStagingIsUnmarked();
        }

        private void assertStagingIsUnmarked() {
            looks().forEach((table, look) ->
                    assertUnmarked(String.join("\n", rehearsal.ask(rehearsal.staging, look)), table));
        }

        abstract List<String> structure();

        abstract List<String> data();

        /** What makes the gate of the closure, where that takes anything. */
        abstract List<String> gate();

        /** How a statement begins that reads production. */
        abstract String reading();

        /** For each table of staging and of our own, how everything in it is looked at. */
        abstract Map<String, String> looks();

        abstract Stream<Failure> failures();

        /** A way to fail, with staging or configuration spoilt for it. */
        record Failure(String name, int exit, List<String> onStaging, String sample, String user) {
            @Override
            public String toString() {
                return name;
            }
        }

        static Failure onStaging(String name, int exit, String... statements) {
            return new Failure(name, exit, List.of(statements), SAMPLE, "");
        }

        @ParameterizedTest
        @MethodSource("failures")
        void aRunThatFails(Failure failure) throws IOException {
            rehearsal.onStaging(List.of("alter table customers add column extra varchar(20)"));
            rehearsal.onStaging(failure.onStaging());
            rehearsal
                    .withSample(failure.sample())
                    .withSourceUser(
                            failure.user().equals(ANOTHER)
                                    ? rehearsal.venue().userWithAnotherPassword()
                                    : failure.user());

            Tool.Ending ending = Tool.runHere(rehearsal, "refresh").expect(failure.exit());

            assertThat(ending.complaint().lines()).hasSize(1);
            assertUnmarked(ending.out() + ending.err(), "what it said");
            assertUnmarked(everythingIn(folder.resolve("runs")), "what it left behind");
            assertThat(rehearsal.ask(rehearsal.staging, "select count(*) from customers"))
                    .containsExactly("0");
        }

        private static void assertUnmarked(String text, String what) {
            List<String> marked = new ArrayList<>(text.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).contains(MARK) || line.contains(Rehearsal.KEY))
                    .toList());
            assertThat(marked).as(what).isEmpty();
        }

        private static String everythingIn(Path directory) throws IOException {
            if (!Files.exists(directory)) return "";
            StringBuilder all = new StringBuilder();
            try (Stream<Path> files = Files.walk(directory)) {
                files.forEach(
                        file -> all.append(file.getFileName()).append('\n').append(contentOf(file)));
            }
            return all.toString();
        }

        private static String contentOf(Path file) {
            try {
                return Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) + "\n" : "";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    abstract static class LeakOfPostgreSql extends Leak {
        private static final List<String> STRUCTURE =
                List.of("create table products (sku text primary key, title text)", """
                create table customers (id text primary key, name text, email text, note text, code varchar(40), padded char(20), tags text[], prefs jsonb,
                    sku text references products)
                """);

        private static final List<String> DATA = List.of(
                "insert into products select 'QZX7SKU' || i, 'Qzx7 title ' || i from generate_series(1, 300) i",
                """
                insert into customers select 'QZX7ID' || i, 'Qzx7 Person', 'qzx7.' || i || '@qzx7.example', 'Qzx7 was here ' || i, 'QZX7-' || i, 'Qzx7', array['Qzx7', 'qzx7' || i],
                    jsonb_build_object('mail', 'qzx7@qzx7.example'), 'QZX7SKU' || i from generate_series(1, 300) i
                """,
                "analyze");

        LeakOfPostgreSql(Server server) {
            super(server);
        }

        @Override
        List<String> structure() {
            return STRUCTURE;
        }

        @Override
        List<String> data() {
            return DATA;
        }

        @Override
        List<String> gate() {
            return List.of(PostgreSqlVenue.GATE, "alter table products add check (public.gate(3, 1 + length(sku)))");
        }

        @Override
        String reading() {
            return "copy (select";
        }

        @Override
        Map<String, String> looks() {
            return Map.of(
                    "customers",
                    "select t::text from public.customers t",
                    "products",
                    "select t::text from public.products t",
                    "ledger",
                    "select t::text from understudy.ledger t",
                    "enrolment",
                    "select t::text from understudy.enrolment t");
        }

        @Override
        Stream<Failure> failures() {
            return Stream.of(
                    onStaging("a check refuses", 4, "alter table customers add constraint c check (length(name) < 3)"),
                    onStaging(
                            "a duplicate after masking",
                            4,
                            "create unique index u on customers ((hashtext(email) * 0))"),
                    onStaging("a value that cannot be cast", 4, "create index i on customers ((note::int))"),
                    onStaging(
                            "a reference to nothing",
                            4,
                            "create table other (name text primary key)",
                            "alter table customers add constraint f foreign key (name) references other"),
                    onStaging(
                            "a view that cannot be made",
                            4,
                            "create materialized view v as select note::int from customers where length(note) > 3"),
                    onStaging(
                            "a function that quotes what it refuses",
                            7,
                            "create function refuse(value text) returns boolean language plpgsql immutable as $$ begin raise 'I refuse %', value; end $$",
                            "alter table customers add constraint c check (public.refuse(id))"),
                    onStaging(
                            "a null that staging refuses", 4, "alter table customers alter column extra set not null"),
                    onStaging(
                            "a connection that is lost",
                            7,
                            "create function die(value text) returns boolean language plpgsql immutable as $$ begin return pg_terminate_backend(pg_backend_pid()); end $$",
                            "alter table customers add constraint c check (public.die(id))"),
                    new Failure(
                            "a where that fails on a value",
                            6,
                            List.of(),
                            "{ rate: 60%, tables: { customers: { where: 'note::int > 0' } } }",
                            ""),
                    new Failure("a wrong password", 6, List.of(), SAMPLE, ANOTHER));
        }
    }

    abstract static class LeakOfMySql extends Leak {
        private static final List<String> STRUCTURE =
                List.of("create table products (sku varchar(60) primary key, title text)", """
                create table customers (id varchar(60) primary key, name varchar(100), email varchar(100), note text, code varchar(40) character set latin1, padded char(20), tags json, prefs json,
                    sku varchar(60), constraint of_sku foreign key (sku) references products (sku))
                """);

        private static final List<String> DATA = List.of(
                "insert into products select concat('QZX7SKU', i), concat('Qzx7 title ', i) from "
                        + MySqlVenue.numbers(300),
                """
                insert into customers select concat('QZX7ID', i), 'Qzx7 Person', concat('qzx7.', i, '@qzx7.example'), concat('Qzx7 was here ', i), concat('QZX7-', i), 'Qzx7', json_array('Qzx7', concat('qzx7', i)),
                    json_object('mail', 'qzx7@qzx7.example'), concat('QZX7SKU', i) from
                """ + MySqlVenue.numbers(300),
                "analyze table customers, products");

        LeakOfMySql(Server server) {
            super(server);
        }

        @Override
        List<String> structure() {
            return STRUCTURE;
        }

        @Override
        List<String> data() {
            return DATA;
        }

        @Override
        List<String> gate() {
            return List.of();
        }

        @Override
        String reading() {
            return "select ";
        }

        @Override
        Map<String, String> looks() {
            String ours = rehearsal.staging + "__understudy.";
            return Map.of(
                    "customers",
                    "select * from customers",
                    "products",
                    "select * from products",
                    "runs",
                    "select * from " + ours + "runs",
                    "enrolment",
                    "select * from " + ours + "enrolment");
        }

        @Override
        Stream<Failure> failures() {
            return Stream.of(
                    onStaging(
                            "a duplicate after masking",
                            4,
                            "alter table customers add column initial char(1) as (left(email, 0)) stored, add unique index u (initial)"),
                    onStaging(
                            "a reference to nothing",
                            4,
                            "create table other (name varchar(100) primary key)",
                            "alter table customers add constraint f foreign key (name) references other (name)"),
                    onStaging(
                            "a row for which there is no partition",
                            4,
                            "alter table customers drop foreign key of_sku",
                            "alter table customers partition by range columns (id) (partition p values less than ('0'))"),
                    where("a where that overflows with a value", "exp(length(note) * 1000) > 0"),
                    where(
                            "a where that fails on several rows",
                            "id = (select max(id) from customers group by note limit 2)"),
                    new Failure("a wrong password", 6, List.of(), SAMPLE, ANOTHER));
        }

        private static Failure where(String name, String condition) {
            return new Failure(
                    name, 6, List.of(), "{ rate: 60%, tables: { customers: { where: '" + condition + "' } } }", "");
        }
    }
}
