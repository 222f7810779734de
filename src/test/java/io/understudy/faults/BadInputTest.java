package io.understudy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.EmbeddedPostgresServer;
import io.understudy.servers.MariaDbServer;
import io.understudy.servers.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input, as a user meets it: a sentence that says what, where and what to do, the right exit code, and nothing written. */
final class BadInputTest {
    @Nested
    final class OnPostgreSql18 extends BadInputOfPostgreSql {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }
    }

    @Nested
    final class OnPostgreSql15 extends BadInputOfPostgreSql {
        OnPostgreSql15() {
            super(Server.POSTGRESQL_15);
        }
    }

    @Nested
    final class OnMySql8 extends BadInputOfMySql {
        OnMySql8() {
            super(Server.MYSQL_8);
        }
    }

    @Nested
    final class OnMariaDb11 extends BadInputOfMySql {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class BadInput {
        private final Server server;

        BadInput(Server server) {
            this.server = server;
        }

        static final String SECRET = "hunter2-the-password";
        private static final String KEY = "file:key";
        static final List<String> TABLES = List.of(
                "create table customers (id int primary key, email varchar(100), age int)",
                "create table orders (id int primary key, customer_id int not null, product_id int not null)",
                "create table products (id int primary key, title text)",
                "alter table orders add constraint of_customer foreign key (customer_id) references customers (id)",
                "alter table orders add constraint of_product foreign key (product_id) references products (id)");

        Rehearsal rehearsal;
        private Path folder;
        String user;
        private String stranger;
        private List<String> before;

        /** One mistake: how it differs from a configuration that works, and what comes of it. */
        record Mistake(String name, int exit, List<String> says, Change change, List<String> arguments) {
            @Override
            public String toString() {
                return name;
            }
        }

        /** Takes the parts of a working configuration and spoils one. */
        @FunctionalInterface
        interface Change {
            void in(Parts parts);
        }

        final class Parts {
            String file = "understudy.yml";
            String key = KEY;
            String source = endpoint(rehearsal.source);
            String staging = endpoint(rehearsal.staging);
            String sample = "rate: 100%";
            String more = "";
            String rules = "tables: { customers: { id: keep, email: email, age: keep }, orders: keep, products: keep }";
            String raw = "";

            String text() {
                if (!raw.isEmpty()) return raw;
                return """
                        key: %s
                        databases:
                          shop:
                            source: { %s }
                            staging: { %s }
                            rules: [ rules.yml ]
                            sample: { %s }
                            timeouts: { connect: 3s, lock: 2s }
                        %s
                        """.formatted(key, source, staging, sample, more);
            }
        }

        private String endpoint(String database) {
            return endpoint(rehearsal.sourcePort(), database, user);
        }

        String endpoint(int port, String database, String who) {
            String url =
                    rehearsal.venue().database(database).url().replaceFirst("//[^/]*/", "//localhost:" + port + "/");
            return "url: \"" + url + "\", user: " + who + ", password: " + SECRET;
        }

        @BeforeAll
        void twoDatabases(@TempDir Path folder) throws IOException {
            this.folder = folder;
            rehearsal = new Rehearsal(server, folder, structure(), data());
            user = rehearsal.venue().user(SECRET);
            stranger = rehearsal.venue().userWithAnotherPassword();
            rehearsal.onStaging(nobodies());
            before = rehearsal.fingerprint();
            Files.writeString(folder.resolve("a-file"), "in the way of a folder");
        }

        abstract List<String> structure();

        abstract List<String> data();

        /** Makes a user {@code nobody_special} who may connect. */
        abstract List<String> nobodies();

        /** What only this engine gets wrong, or tells in its own words. */
        abstract Stream<Mistake> ownMistakes(int port);

        static Mistake mistake(String name, int exit, Change change, String... says) {
            return new Mistake(name, exit, List.of(says), change, List.of("refresh"));
        }

        static Mistake call(int exit, List<String> arguments, String... says) {
            return new Mistake(String.join(" ", arguments), exit, List.of(says), parts -> {}, arguments);
        }

        Stream<Mistake> mistakes() {
            int port = rehearsal.sourcePort();
            return Stream.concat(commonMistakes(port), ownMistakes(port));
        }

        private Stream<Mistake> commonMistakes(int port) {
            return Stream.of(
                    // The file.
                    mistake("a missing file", 2, parts -> parts.file = "no.yml", "no.yml", "no such file"),
                    mistake("a malformed file", 2, parts -> parts.raw = "databases: [", "understudy.yml:"),
                    mistake("an unknown key", 2, parts -> parts.more = "sead: 7", "understudy.yml:", "sead", "seed"),
                    mistake("an unset variable", 2, parts -> parts.key = "${NEVER_SET}", "NEVER_SET"),
                    mistake("a key in the file", 2, parts -> parts.key = Rehearsal.KEY, "key"),
                    mistake("a key that is no key", 2, parts -> parts.key = "file:not-a-key", "base64", "openssl rand"),
                    mistake("a short key", 2, parts -> parts.key = "file:short-key", "5 bytes", "openssl rand"),
                    mistake("no key", 2, parts -> parts.key = "file:no-key", "no-key"),
                    mistake("a rate of nothing", 2, parts -> parts.sample = "rate: 0%", "rate"),
                    mistake("a rate of more than all", 2, parts -> parts.sample = "rate: 101%", "rate"),
                    mistake(
                            "a folder of runs in a file",
                            2,
                            parts -> parts.more = "runs: a-file/runs",
                            "a-file",
                            "runs:"),
                    // The servers.
                    mistake(
                            "a host that is not",
                            6,
                            parts -> parts.source = parts.source.replace("localhost", "no-such-host.invalid"),
                            "Connecting failed on no-such-host.invalid:" + port,
                            "no such host",
                            "check host and port"),
                    mistake(
                            "a port that refuses",
                            7,
                            parts -> parts.staging = endpoint(1, rehearsal.staging, user),
                            "localhost:1/",
                            "refused",
                            "check host and port"),
                    mistake(
                            "a database that is not",
                            6,
                            parts -> parts.source = endpoint("test_no_such_database"),
                            "test_no_such_database",
                            "check the database name"),
                    mistake(
                            "a user that is not",
                            7,
                            parts -> parts.staging = endpoint(port, rehearsal.staging, "no_such_user"),
                            "as no_such_user",
                            "check user and password"),
                    mistake(
                            "a wrong password",
                            6,
                            parts -> parts.source = endpoint(port, rehearsal.source, stranger),
                            "as " + stranger + ": ",
                            rehearsal.venue() instanceof MySqlVenue
                                    ? "Access denied for user"
                                    : "password authentication failed",
                            "check user and password"),
                    // The rules.
                    mistake(
                            "a table that the rules misspell",
                            3,
                            parts -> parts.rules = parts.rules.replace("products:", "productz:"),
                            "productz",
                            "products"),
                    mistake(
                            "a column that the rules misspell",
                            3,
                            parts -> parts.rules = parts.rules.replace("age:", "agee:"),
                            "agee",
                            "age"),
                    mistake(
                            "a column that nobody decided",
                            3,
                            parts -> parts.rules = parts.rules.replace(", age: keep", ""),
                            "customers.age"),
                    mistake(
                            "a masker that is not",
                            2,
                            parts -> parts.rules = parts.rules.replace("email: email", "email: emial"),
                            "rules.yml:1",
                            "emial",
                            "email"),
                    mistake(
                            "a mask on a type that it cannot mask",
                            3,
                            parts -> parts.rules = parts.rules.replace("age: keep", "age: email"),
                            "customers.age",
                            rehearsal.venue() instanceof MySqlVenue ? "int" : "integer"),
                    // The sample.
                    mistake(
                            "a table that the sample misspells",
                            3,
                            parts -> parts.sample = "rate: 10%, tables: { custmers: all }",
                            "custmers",
                            "customers"),
                    mistake(
                            "a where that does not parse",
                            3,
                            parts -> parts.sample = "rate: 10%, tables: { customers: { where: \"age >\" } }",
                            "bad-where",
                            "syntax"),
                    mistake(
                            "a where about a column that is not",
                            3,
                            parts -> parts.sample = "rate: 10%, tables: { customers: { where: \"agee > 3\" } }",
                            "bad-where",
                            "agee"),
                    mistake(
                            "a where that is more than one statement",
                            3,
                            parts -> parts.sample =
                                    "rate: 10%, tables: { customers: { where: \"true); rollback; begin read write; drop table orders cascade; --\" } }",
                            "bad-where",
                            rehearsal.venue() instanceof MySqlVenue ? "syntax" : "semicolon"),
                    mistake(
                            "a circle of owners",
                            3,
                            parts -> parts.sample =
                                    "rate: 10%, tables: { customers: { with: { table: orders, on: [id] } }, orders: { with: customers } }, references: [ customers.id -> orders.id ]",
                            "orders",
                            "customers"),
                    mistake(
                            "a closure over its budget",
                            3,
                            parts -> parts.sample =
                                    "rate: 100%, small: 1, budget: 10, tables: { products: { where: 'id < 0' } }",
                            "10 rows",
                            "orders",
                            "products",
                            "budget"),
                    // Staging's structure.
                    mistake(
                            "a table that staging lacks",
                            3,
                            parts -> parts.staging = endpoint(bare(List.of(TABLES.getFirst()))),
                            rehearsal.table("orders"),
                            "staging"),
                    mistake(
                            "a column that staging lacks",
                            3,
                            parts -> parts.staging = endpoint(bare(Stream.concat(
                                            structure().stream(), Stream.of("alter table customers drop column age"))
                                    .toList())),
                            rehearsal.table("customers") + ".age",
                            "staging"),
                    // The command line.
                    call(2, List.of("refesh"), "refesh", "did you mean", "refresh", "--help"),
                    call(2, List.of("refresh", "--rte", "5%"), "--rte", "understudy refresh --help"),
                    call(2, List.of("refresh", "--rate", "0%"), "--rate"),
                    call(2, List.of("refresh", "shopp"), "shopp", "did you mean", "shop"),
                    call(2, List.of("plan", "crm"), "has no database crm"),
                    call(3, List.of("refresh", "--only", "custmers"), "custmers", "customers"));
        }

        private String bare(List<String> structure) {
            String copy = rehearsal.venue().create();
            rehearsal.on(copy, structure);
            return copy;
        }

        @ParameterizedTest
        @MethodSource("mistakes")
        void isToldInASentence(Mistake mistake) throws IOException {
            Parts parts = new Parts();
            mistake.change().in(parts);
            secretFile("key", Rehearsal.KEY);
            secretFile("not-a-key", "*** not base64 ***");
            secretFile("short-key", "c2hvcnQ=");
            Files.writeString(folder.resolve("understudy.yml"), parts.text());
            Files.writeString(folder.resolve("rules.yml"), parts.rules);
            List<String> arguments = new ArrayList<>(mistake.arguments());
            if (!arguments.contains("refesh"))
                arguments.addAll(List.of("-c", folder.resolve(parts.file).toString()));

            Tool.Ending ending = Tool.runHere(arguments).expect(mistake.exit());

            String said = ending.err();
            assertThat(said).contains(mistake.says());
            assertThat(said + ending.out()).doesNotContain(SECRET, Rehearsal.KEY, "Exception", "\tat ");
            if (mistake.exit() != 3)
                assertThat(ending.complaint().lines()).as(said).hasSize(1);
            assertThat(rehearsal.fingerprint()).isEqualTo(before);
            assertThat(rehearsal.venue().wasWrittenTo(rehearsal.staging)).isFalse();
            assertThat(manifests()).isEmpty();
        }

        private void secretFile(String name, String content) throws IOException {
            Path file = Files.writeString(folder.resolve(name), content);
            Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        }

        private List<String> manifests() {
            String[] found = folder.resolve("runs").toFile().list();
            return found == null ? List.of() : Arrays.asList(found);
        }
    }

    abstract static class BadInputOfPostgreSql extends BadInput {
        BadInputOfPostgreSql(Server server) {
            super(server);
        }

        @Override
        List<String> structure() {
            return Stream.concat(TABLES.stream(), Stream.of("create sequence counter"))
                    .toList();
        }

        @Override
        List<String> data() {
            return List.of(
                    "insert into customers select i, 'c' || i || '@example.org', 30 from generate_series(1, 300) i",
                    "insert into products select i, 'p' || i from generate_series(1, 300) i",
                    "insert into orders select i, i, i from generate_series(1, 300) i",
                    "analyze");
        }

        @Override
        List<String> nobodies() {
            return List.of(
                    "do $$ begin if not exists (select from pg_roles where rolname = 'nobody_special') then create role nobody_special login; end if; end $$");
        }

        @Override
        Stream<Mistake> ownMistakes(int port) {
            return Stream.of(
                    mistake(
                            "a user who may not read",
                            3,
                            parts -> parts.source = endpoint(port, rehearsal.source, "nobody_special"),
                            "GRANT SELECT ON \"public\".\"customers\" TO \"nobody_special\";"),
                    mistake(
                            "a user who may not write",
                            3,
                            parts -> parts.staging = endpoint(port, rehearsal.staging, "nobody_special"),
                            "ALTER TABLE \"public\".\"orders\" OWNER TO \"nobody_special\";"),
                    mistake(
                            "a where that writes",
                            6,
                            parts -> parts.sample =
                                    "rate: 10%, tables: { customers: { where: \"setval('public.counter', id) > 0\" } }",
                            "read-only transaction"),
                    mistake(
                            "a server that is a MySQL",
                            6,
                            parts -> parts.source =
                                    endpoint(MariaDbServer.shared().port(), rehearsal.source, user),
                            "a PostgreSQL server runs there"));
        }
    }

    abstract static class BadInputOfMySql extends BadInput {
        BadInputOfMySql(Server server) {
            super(server);
        }

        @Override
        List<String> structure() {
            return TABLES;
        }

        @Override
        List<String> data() {
            return List.of(
                    "insert into customers select i, concat('c', i, '@example.org'), 30 from "
                            + MySqlVenue.numbers(300),
                    "insert into products select i, concat('p', i) from " + MySqlVenue.numbers(300),
                    "insert into orders select i, i, i from " + MySqlVenue.numbers(300),
                    "analyze table customers, products, orders",
                    "create function counter() returns int modifies sql data begin insert into customers values (0, null, null); return 1; end",
                    "create function no_counter() returns int reads sql data return (select count(*) from customers)");
        }

        @Override
        List<String> nobodies() {
            return List.of(
                    "drop user if exists nobody_special@localhost",
                    "drop user if exists looker_special@localhost",
                    "create user nobody_special@localhost identified by '" + SECRET + "'",
                    "create user looker_special@localhost identified by '" + SECRET + "'",
                    "grant select on " + rehearsal.staging + ".* to looker_special@localhost");
        }

        @Override
        Stream<Mistake> ownMistakes(int port) {
            return Stream.of(
                    mistake(
                            "a user who may not read",
                            6,
                            parts -> parts.source = endpoint(port, rehearsal.source, "nobody_special"),
                            "Access denied",
                            "GRANT SELECT ON `" + rehearsal.source + "`.* TO 'nobody_special'@'localhost'"),
                    mistake(
                            "a user who may not even look at staging",
                            7,
                            parts -> parts.staging = endpoint(port, rehearsal.staging, "nobody_special"),
                            "Access denied",
                            "ON `" + rehearsal.staging + "`.* TO 'nobody_special'@'localhost'"),
                    mistake(
                            "a user who may not write",
                            3,
                            parts -> parts.staging = endpoint(port, rehearsal.staging, "looker_special"),
                            "GRANT SELECT, INSERT, CREATE, DROP, ALTER, INDEX, REFERENCES, TRIGGER ON `"
                                    + rehearsal.staging + "`.* TO `looker_special`@`localhost`;"),
                    mistake(
                            "no password",
                            7,
                            parts -> parts.staging = parts.staging.replaceFirst(", password: .*", ""),
                            "Access denied for user",
                            "using password: NO",
                            "check user and password"),
                    mistake(
                            "a where that writes",
                            3,
                            parts -> parts.sample = "rate: 10%, tables: { customers: { where: \"counter() > 0\" } }",
                            "bad-where",
                            "READ ONLY transaction"),
                    mistake(
                            "a server that is a PostgreSQL",
                            6,
                            parts -> parts.source = endpoint(EmbeddedPostgresServer.port(), rehearsal.source, user),
                            "a MySQL or MariaDB server runs there"),
                    mistake(
                            "two kinds of server",
                            2,
                            parts -> parts.source = parts.source.replaceFirst("jdbc:\\w+:", "jdbc:postgresql:"),
                            "PostgreSQL"));
        }

        @Test
        void aServerThatIsSetReadOnly() throws IOException {
            rehearsal.on("mysql", List.of("set global read_only = 1"));
            try {
                isToldInASentence(
                        mistake("read only", 7, parts -> {}, "read-only", "use a server that can be written to"));
            } finally {
                rehearsal.on("mysql", List.of("set global read_only = 0"));
            }
        }
    }
}
