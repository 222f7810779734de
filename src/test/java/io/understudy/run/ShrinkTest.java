package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.config.Configuration;
import io.understudy.fixture.Fixture;
import io.understudy.fixture.FixtureFolder;
import io.understudy.servers.FixtureFiles;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A fixture shrinks to the rows that its fault needs, on every server; scratch is empty afterwards, and what is not scratch is not touched. */
@ParameterizedClass
@EnumSource(names = {"POSTGRESQL_18", "MYSQL_8", "MARIADB_11"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShrinkTest {
    private static final String SHOP = """
            create table countries (code varchar(2) primary key);
            create table customers (id int primary key, email varchar(60) not null, country varchar(2) not null, foreign key (country) references countries (code));
            create table orders (id int primary key, customer_id int not null, total numeric(10,2), note varchar(40), foreign key (customer_id) references customers (id));
            create table order_items (order_id int, line int, quantity int, primary key (order_id, line), foreign key (order_id) references orders (id));
            create table parcels (id int primary key, order_id int, line int, foreign key (order_id, line) references order_items (order_id, line));
            create table comments (id int primary key, subject_type varchar(20), subject_id int, body varchar(40));
            create table departments (id int primary key, head_id int);
            create table employees (id int primary key, department_id int not null, foreign key (department_id) references departments (id));
            alter table departments add foreign key (head_id) references employees (id);
            create table log_lines (line varchar(40), n int);
            """;

    private static final String SAMPLE = """
            rate: 5%
            references: [ "comments.(subject_type='order').subject_id -> orders.id" ]
            """;

    /** Three rows of two tables: two orders, and a line of one of them. */
    private static final String FAULT =
            "select (select count(*) from orders where id in (7, 13) and total < 0) = 2 and exists (select 1 from order_items where order_id = 13 and quantity = 0)";

    private static final String SECRET = "sesame@example.org";

    @Parameter
    private Server server;

    private Path folder;
    private Stage stage;
    private LiveDatabase scratch;
    private FixtureFiles fixtures;

    @BeforeParameterizedClassInvocation(injectArguments = false)
    void start(@TempDir Path directory) {
        folder = directory;
        stage = Stage.alike(server, folder, SHOP).sample(SAMPLE);
        scratch = server.createDatabase().execute(SHOP);
        fixtures = new FixtureFiles(folder.resolve("fixtures"));
        stage.scratch(scratch);
        sixtyRows();
        assertRefused(shrink("--while", FAULT), 5, "never enrolled", "understudy enroll shop --scratch");
        Stage.Answer enrolled = stage.run("enroll", "--scratch");
        assertThat(enrolled.exit()).as(enrolled.err()).isZero();
        assertThat(enrolled.out()).contains("is enrolled: fixture shrink may write to it");
    }

    @BeforeEach
    void sixtyRows() {
        stage.scratch(scratch);
        fixtures.clear()
                .write("INC-1", """
                        expect:
                          - { sql: "select count(*) from orders where total < 0", is: 2 }
                          - { sql: "select count(*) from customers", is: 10 }
                        properties:
                          - { at: %s.orders.total, what: is negative, rows: 2, survived: true }
                          - { at: %s.orders.note, what: is empty, rows: 3, survived: true }
                          - { at: %s.customers.email, what: has space at an end, rows: 1, survived: false, because: "email (rules.yml:1)" }
                        seeds:
                          - { table: orders, row: { id: "7" }, because: --row }
                          - { table: orders, row: { id: "8" }, because: --row }
                        """.replace("%s", server.schema(stage.production())))
                .table("INC-1", "countries", lines("code", 3, i -> "C" + i))
                .table(
                        "INC-1",
                        "customers",
                        lines("id,email,country", 10, i -> i + "," + (i == 3 ? SECRET : "c" + i) + ",C" + (1 + i % 3)))
                .table(
                        "INC-1",
                        "orders",
                        lines(
                                "id,customer_id,total,note",
                                20,
                                i -> i + "," + (1 + i % 10) + "," + (i == 7 || i == 13 ? "-" : "") + i + ",\"\""))
                .table("INC-1", "order_items", lines("order_id,line,quantity", 20, i -> i + ",1," + i % 13))
                .table("INC-1", "comments", lines("id,subject_type,subject_id,body", 4, i -> i + ",order," + i + ","))
                .table("INC-1", "log_lines", "line,n", "same,1", "mine,");
    }

    private static String[] lines(String columns, int count, java.util.function.IntFunction<String> line) {
        return Stream.concat(Stream.of(columns), IntStream.rangeClosed(1, count).mapToObj(line))
                .toArray(String[]::new);
    }

    private Stage.Answer shrink(String... options) {
        List<String> all = new ArrayList<>(List.of("INC-1"));
        all.addAll(List.of(options));
        Stage.Answer answer = stage.run("fixture shrink", all.toArray(String[]::new));
        assertThat(answer.out() + answer.err()).doesNotContain(SECRET).doesNotContain("Exception");
        if (!scratch.password().isEmpty())
            assertThat(answer.out() + answer.err()).doesNotContain(scratch.password());
        return answer;
    }

    private Fixture fixture(String ticket) {
        return new FixtureFolder(folder.resolve("fixtures")).read(ticket);
    }

    private List<String> keys(String ticket) {
        return fixture(ticket).tables().stream()
                .flatMap(table -> table.rows().stream().map(row -> table.table().name() + " " + row.getFirst()))
                .toList();
    }

    private void assertScratchIsEmpty() {
        for (String table : List.of("countries", "customers", "orders", "order_items", "comments", "log_lines"))
            assertThat(scratch.rows(server.sql("select count(*) from public." + table)))
                    .as(table)
                    .containsExactly("0");
    }

    private void assertRefused(Stage.Answer answer, int exit, String... parts) {
        assertThat(answer.exit()).as(answer.err() + answer.out()).isEqualTo(exit);
        assertThat(answer.err()).contains(parts);
        assertThat(fixture("INC-1").rows()).as("rows of the fixture").isEqualTo(59);
    }

    @Test
    void toTheRowsThatTheFaultNeedsAndWhatTheyReferTo() {
        Map<String, String> staging = stage.staging().checksums();
        List<String> structure = scratch.catalog();
        Stage.Answer answer = shrink("--while", FAULT);
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.out())
                .contains("INC-1: 7 of 59 rows are left", "Expectation 2 held of all rows and does not hold")
                .doesNotContain("Expectation 1");
        assertThat(keys("INC-1"))
                .containsExactlyInAnyOrder(
                        "countries C3",
                        "countries C2",
                        "customers 8",
                        "customers 4",
                        "orders 7",
                        "orders 13",
                        "order_items 13");
        Fixture left = fixture("INC-1");
        assertThat(left.title()).isEqualTo("something went wrong");
        assertThat(left.expectations()).hasSize(2);
        assertThat(left.seeds()).hasSize(1);
        assertThat(left.properties().stream().map(one -> one.what() + " " + one.rows()))
                .containsExactly("is negative 2", "is empty 2");
        assertScratchIsEmpty();
        assertThat(scratch.catalog()).isEqualTo(structure);
        assertThat(stage.staging().checksums()).isEqualTo(staging);
    }

    @Test
    void circlesKeysOfSeveralColumnsAndReferencesOfTheConfigurationHangTogether() {
        fixtures.clear()
                .write("INC-1", "")
                .table("INC-1", "countries", "code", "C1", "C2")
                .table("INC-1", "customers", "id,email,country", "3,c3,C1", "6,c6,C2", "7,c7,C1")
                .table("INC-1", "orders", "id,customer_id,total,note", "2,3,1,", "4,7,1,", "5,6,1,")
                .table("INC-1", "order_items", "order_id,line,quantity", "2,1,1", "4,1,1", "5,1,1", "5,2,1")
                .table("INC-1", "comments", "id,subject_type,subject_id,body", "1,order,4,", "2,order,2,", "3,x,5,")
                .table("INC-1", "departments", "id,head_id", "1,1", "2,2", "3,")
                .table("INC-1", "employees", "id,department_id", "1,1", "2,2", "3,2", "4,1")
                .table("INC-1", "parcels", "id,order_id,line", "1,4,1", "2,5,1", "3,,");
        Stage.Answer answer = shrink(
                "--while",
                "select count(*) from employees where id = 3 or exists (select 1 from comments where id = 2 and body is null) and exists (select 1 from parcels where id = 2) and id = 2",
                "--is",
                "2.0",
                "--as",
                "INC-1-small");
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(keys("INC-1-small"))
                .containsExactlyInAnyOrder(
                        "comments 2",
                        "countries C1",
                        "countries C2",
                        "customers 3",
                        "customers 6",
                        "orders 2",
                        "orders 5",
                        "order_items 5",
                        "parcels 2",
                        "departments 2",
                        "employees 2",
                        "employees 3");
        assertThat(fixture("INC-1").rows()).as("the other is as it was").isEqualTo(25);
        assertScratchIsEmpty();
    }

    @Test
    void whileACommandThatConnectsByItselfEndsWithNothingWrong() throws Exception {
        fixtures.clear()
                .write("INC-1", "")
                .table("INC-1", "countries", "code", "C1", "C2")
                .table("INC-1", "customers", lines("id,email,country", 8, i -> i + ",c" + i + ",C" + (1 + i % 2)));
        Path post = Files.createDirectories(folder.resolve("post"));
        Path script = Files.writeString(folder.resolve("ask.sh"), """
                cd "$1" && echo "$UNDERSTUDY_SCRATCH_URL $UNDERSTUDY_SCRATCH_USER" > asked.$$.new && mv asked.$$.new asked.$$
                until [ -e answered.$$ ]; do sleep 0.02; done
                exit "$(cat answered.$$)"
                """);
        CompletableFuture<Void> clerk = CompletableFuture.runAsync(() -> answer(post));
        Stage.Answer answer = shrink("--while-command", "/bin/sh " + script + " " + post, "--json");
        Files.createFile(post.resolve("over"));
        clerk.get(60, TimeUnit.SECONDS);
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("\"before\" : 10", "\"after\" : 2");
        assertThat(keys("INC-1")).containsExactly("countries C2", "customers 5");
        assertScratchIsEmpty();
    }

    /** Looks into scratch, where the environment says it is, for whoever asks. */
    private void answer(Path post) {
        try {
            while (!Files.exists(post.resolve("over"))) {
                List<Path> asked;
                try (Stream<Path> inside = Files.list(post)) {
                    asked = inside.filter(file -> file.getFileName().toString().matches("asked\\.\\d+"))
                            .toList();
                }
                for (Path one : asked) {
                    String[] where = Files.readString(one).strip().split(" ", 2);
                    long found = new LiveDatabase(where[0], where[1], scratch.password())
                            .count(server.sql("select count(*) from public.customers where id = 5"));
                    Path number = post.resolve(one.getFileName().toString().replace("asked", "answered"));
                    Files.delete(one);
                    Path draft = Files.writeString(post.resolve("draft"), found == 1 ? "0" : "1");
                    Files.move(draft, number, StandardCopyOption.ATOMIC_MOVE);
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void interruptedItLeavesTheFixtureAndNoRows() throws Exception {
        Configuration configuration = Configuration.readWithScratch(stage.configuration(), Map.of());
        ShrinkOptions options = new ShrinkOptions(
                "INC-1", "INC-1", new ShrinkCondition.Command("sleep 300 & sleep 300", Duration.ofMinutes(10)), false);
        Shrink shrink = new Shrink(
                configuration, configuration.databases().get("shop"), options, System.getenv(), Progress.silent());
        CompletableFuture<ShrinkOutcome> running = CompletableFuture.supplyAsync(shrink::run);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        String count = server.sql("select count(*) from public.orders");
        while (scratch.count(count) == 0 && System.nanoTime() < deadline) TimeUnit.MILLISECONDS.sleep(20);
        assertThat(scratch.count(count)).isEqualTo(20);
        assertThat(shrink.abort()).isEqualTo("the fixture is untouched.");
        assertThat(running).failsWithin(Duration.ofSeconds(60));
        assertScratchIsEmpty();
        assertThat(fixture("INC-1").rows()).isEqualTo(59);
    }

    @Test
    void refusesWhatIsNotScratch() {
        stage.scratch(stage.staging());
        assertRefused(shrink("--while", FAULT), 5, "is staging itself");
        assertRefused(stage.run("enroll", "--scratch"), 5, "is staging itself");
        stage.scratch(stage.production());
        assertRefused(shrink("--while", FAULT), 5, "is the source itself");
        assertRefused(stage.run("enroll", "--scratch"), 5, "is the source itself");
    }

    @Test
    void refusesTablesThatScratchDoesNotHave() {
        fixtures.table("INC-1", "order_lines", "id").table("INC-1", "refunds", "id");
        assertRefused(shrink("--while", FAULT), 2, " has no order_lines, refunds; make the tables that staging has");
    }

    @Test
    void refusesRowsThatAreThereUnlessTheyMayGo() {
        scratch.execute(
                "insert into countries values ('XX')",
                "insert into customers values (77, 'somebody', 'XX')",
                "insert into departments values (5, null)");
        try {
            assertRefused(
                    shrink("--while", FAULT), 5, "holds rows in ", "countries, ", "customers; nothing", "--empty");
            assertThat(scratch.count(server.sql("select count(*) from public.customers")))
                    .isEqualTo(1);
            assertRefused(shrink("--while", "select true", "--empty"), 4, "without any row");
            assertScratchIsEmpty();
            assertThat(scratch.count(server.sql("select count(*) from public.departments")))
                    .as("a table that the fixture does not have")
                    .isEqualTo(1);
        } finally {
            scratch.execute("delete from departments");
        }
    }

    @Test
    void refusesAConditionThatSaysNothing() {
        assertRefused(shrink("--while", "select count(*) > 90 from orders"), 4, "does not hold of the whole fixture");
        assertRefused(shrink("--while", "select count(*) >= 0 from orders"), 4, "without any row of the fixture");
        assertRefused(shrink("--while", "select email from nowhere"), 2, "the query has no answer, because");
        assertScratchIsEmpty();
    }

    @Test
    void refusesTheRest() {
        Assumptions.assumeTrue(server == Server.MYSQL_8, "the same on whatever server it is");
        assertRefused(shrink("--while", "select id from orders where id < 0"), 2, "it gives no row");
        assertRefused(shrink("--while-command", "exit 3"), 4, "ended with exit code 3");
        assertRefused(shrink("--while-command", "no-such-command-anywhere"), 2, "exit code 127");
        assertRefused(shrink("--while-command", "sleep 300", "--limit", "1"), 2, "took longer than 1 seconds");
        assertRefused(shrink(), 2, "--while SQL or --while-command");
        assertRefused(shrink("--while", FAULT, "--as", "INC-1/x"), 2, "a ticket is called");
        fixtures.write("INC-2", "");
        assertRefused(shrink("--while", FAULT, "--as", "INC-2"), 2, "there is a fixture of INC-2");
        assertScratchIsEmpty();
    }
}
