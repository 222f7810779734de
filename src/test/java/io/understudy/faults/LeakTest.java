package io.understudy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.faults.Rehearsal.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every value of this production carries a mark, and so do key and password. Whatever happens, the mark is found nowhere but in production. */
class LeakTest {
    private static final String MARK = "qzx7";

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
                tags: text
                prefs: { mask: json, paths: { "$.mail": email, "*": text } }
            """;

    private static final String SAMPLE = "{ rate: 60%, small: 1, tables: { products: { where: 'false' } } }";

    @TempDir
    Path folder;

    private Rehearsal rehearsal;

    @BeforeEach
    void rehearse() {
        rehearsal = new Rehearsal(folder, STRUCTURE, DATA)
                .withRules(RULES)
                .withSample(SAMPLE)
                .withPassword("QZX7-password");
    }

    @Test
    void aRunThatSucceeds() throws IOException {
        rehearsal.onStaging(Rehearsal.gate());
        rehearsal.onStaging(List.of("alter table products add check (public.gate(3, 1 + length(sku)))"));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Set<String> statements = ConcurrentHashMap.newKeySet();
        try (Tool tool = Tool.start(rehearsal, List.of("-Djava.io.tmpdir=" + temporary), "refresh");
                Hold held = rehearsal.close(Gate.CLOSURE)) {
            Thread looks = Thread.ofVirtual().start(() -> {
                while (tool.isRunning()) statements.addAll(Rehearsal.statements(rehearsal.source));
            });
            rehearsal.awaitAt(Gate.CLOSURE);
            assertUnmarked(
                    Files.readString(Path.of("/proc/" + tool.pid() + "/cmdline"), StandardCharsets.ISO_8859_1),
                    "its command line");
            assertUnmarked(everythingIn(temporary), "its temporary files");
            held.letGo();
            Tool.Ending ending = tool.await().expect(0);
            Moments.await(() -> !looks.isAlive());
            assertUnmarked(ending.out() + ending.err(), "what it said");
        }
        assertThat(statements).anyMatch(sql -> sql.startsWith("copy (select"));
        assertUnmarked(String.join("\n", statements), "its statements on the source");
        assertUnmarked(everythingIn(folder.resolve("runs")), "its manifest");
        assertUnmarked(everythingIn(temporary), "its temporary files");
        assertThat(Rehearsal.ask(rehearsal.staging, "select count(*) from products")
                        .getFirst())
                .isNotEqualTo("0");
        assertStagingIsUnmarked();
    }

    private void assertStagingIsUnmarked() {
        for (String table : List.of("customers", "products", "understudy.ledger", "understudy.enrolment"))
            assertUnmarked(
                    String.join("\n", Rehearsal.ask(rehearsal.staging, "select t::text from " + table + " t")), table);
    }

    /** A way to fail, with staging or configuration spoilt for it. */
    record Failure(String name, int exit, List<String> onStaging, String sample, String user) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Failure onStaging(String name, int exit, String... statements) {
        return new Failure(name, exit, List.of(statements), SAMPLE, "postgres");
    }

    static Stream<Failure> failures() {
        return Stream.of(
                onStaging("a check refuses", 4, "alter table customers add constraint c check (length(name) < 3)"),
                onStaging("a duplicate after masking", 4, "create unique index u on customers (left(email, 0))"),
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
                onStaging("a null that staging refuses", 4, "alter table customers alter column extra set not null"),
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
                        "postgres"),
                new Failure("a wrong password", 6, List.of(), SAMPLE, Rehearsal.ASKED));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aRunThatFails(Failure failure) throws IOException {
        rehearsal.onStaging(List.of("alter table customers add column extra text"));
        rehearsal.onStaging(failure.onStaging());
        Rehearsal.askForPassword();
        rehearsal.withSample(failure.sample()).withSourceUser(failure.user());

        Tool.Ending ending = Tool.runHere(rehearsal, "refresh").expect(failure.exit());

        assertThat(ending.complaint().lines()).hasSize(1);
        assertUnmarked(ending.out() + ending.err(), "what it said");
        assertUnmarked(everythingIn(folder.resolve("runs")), "what it left behind");
        assertThat(Rehearsal.ask(rehearsal.staging, "select count(*) from customers"))
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
            files.forEach(file -> all.append(file.getFileName()).append('\n').append(contentOf(file)));
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
