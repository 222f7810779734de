package io.understudy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.EmbeddedPostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input, as a user meets it: a sentence that says what, where and what to do, the right exit code, and nothing written. */
class BadInputTest {
    private static final String SECRET = "hunter2-the-password";
    private static final String KEY = "file:key";
    private static final String ENDPOINT = "url: \"jdbc:postgresql://localhost:%s/%s\", user: %s, password: " + SECRET;

    private static final List<String> STRUCTURE = List.of(
            "create table customers (id int primary key, email text, age int)",
            "create table orders (id int primary key, customer_id int not null references customers, product_id int not null)",
            "create table products (id int primary key, title text)",
            "create sequence counter",
            "alter table orders add constraint of_product foreign key (product_id) references products");
    private static final List<String> DATA = List.of(
            "insert into customers select i, 'c' || i || '@example.org', 30 from generate_series(1, 300) i",
            "insert into products select i, 'p' || i from generate_series(1, 300) i",
            "insert into orders select i, i, i from generate_series(1, 300) i",
            "analyze");

    @TempDir
    static Path folder;

    private static Rehearsal rehearsal;
    private static List<String> before;

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

    static final class Parts {
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

    private static String endpoint(String database) {
        return endpoint(EmbeddedPostgresServer.port(), database, "postgres");
    }

    private static String endpoint(int port, String database, String user) {
        return ENDPOINT.formatted(port, database, user);
    }

    @BeforeAll
    static void twoDatabases() throws IOException {
        rehearsal = new Rehearsal(folder, STRUCTURE, DATA);
        rehearsal.onStaging(
                List.of(
                        "do $$ begin if not exists (select from pg_roles where rolname = 'nobody_special') then create role nobody_special login; end if; end $$"));
        Rehearsal.askForPassword();
        before = rehearsal.fingerprint();
        Files.writeString(folder.resolve("a-file"), "in the way of a folder");
    }

    private static Mistake mistake(String name, int exit, Change change, String... says) {
        return new Mistake(name, exit, List.of(says), change, List.of("refresh"));
    }

    private static Mistake call(int exit, List<String> arguments, String... says) {
        return new Mistake(String.join(" ", arguments), exit, List.of(says), parts -> {}, arguments);
    }

    static Stream<Mistake> mistakes() {
        int port = EmbeddedPostgresServer.port();
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
                mistake("a folder of runs in a file", 2, parts -> parts.more = "runs: a-file/runs", "a-file", "runs:"),
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
                        parts -> parts.staging = endpoint(1, rehearsal.staging, "postgres"),
                        "localhost:1/",
                        "refused",
                        "check host and port"),
                mistake(
                        "a database that is not",
                        6,
                        parts -> parts.source = endpoint("no_such_database"),
                        "no_such_database",
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
                        parts -> parts.source = endpoint(port, rehearsal.source, Rehearsal.ASKED),
                        "password authentication failed",
                        "check user and password"),
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
                        "integer"),
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
                        "syntax error"),
                mistake(
                        "a where about a column that is not",
                        3,
                        parts -> parts.sample = "rate: 10%, tables: { customers: { where: \"agee > 3\" } }",
                        "bad-where",
                        "agee"),
                mistake(
                        "a where that writes",
                        6,
                        parts -> parts.sample =
                                "rate: 10%, tables: { customers: { where: \"setval('public.counter', id) > 0\" } }",
                        "read-only transaction"),
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
                        parts -> parts.staging = endpoint(bare(List.of(STRUCTURE.get(0)))),
                        "public.orders",
                        "staging"),
                mistake(
                        "a column that staging lacks",
                        3,
                        parts -> parts.staging = endpoint(bare(
                                Stream.concat(STRUCTURE.stream(), Stream.of("alter table customers drop column age"))
                                        .toList())),
                        "public.customers.age",
                        "staging"),
                // The command line.
                call(2, List.of("refesh"), "refesh", "did you mean", "refresh", "--help"),
                call(2, List.of("refresh", "--rte", "5%"), "--rte", "understudy refresh --help"),
                call(2, List.of("refresh", "--rate", "0%"), "--rate"),
                call(2, List.of("refresh", "shopp"), "shopp", "did you mean", "shop"),
                call(2, List.of("plan", "crm"), "has no database crm"),
                call(3, List.of("refresh", "--only", "custmers"), "custmers", "customers"));
    }

    private static String bare(List<String> structure) {
        String copy = Rehearsal.create();
        Rehearsal.on(copy, structure);
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
        if (mistake.exit() != 3) assertThat(ending.complaint().lines()).as(said).hasSize(1);
        assertThat(rehearsal.fingerprint()).isEqualTo(before);
        assertThat(Rehearsal.ask(rehearsal.staging, "select to_regnamespace('understudy') is null"))
                .containsExactly("t");
        assertThat(manifests()).isEmpty();
    }

    private static void secretFile(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    }

    private static List<String> manifests() {
        String[] found = folder.resolve("runs").toFile().list();
        return found == null ? List.of() : Arrays.asList(found);
    }
}
