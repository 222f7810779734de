package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.FixtureFiles;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Fixtures come back with every refresh, on every server: what is in staging then, what refuses, and that nothing is half done. */
@ParameterizedClass
@EnumSource(names = {"POSTGRESQL_18", "MYSQL_8", "MARIADB_11"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FixturesTest {
    private static final String SHOP = """
            create table customers (id int primary key, email varchar(60) not null, name varchar(40), unique (email));
            create table orders (id int primary key, customer_id int not null, total numeric(10,2), note varchar(40),
                foreign key (customer_id) references customers (id));
            create table order_items (order_id int, line int, sku varchar(20), primary key (order_id, line), foreign key (order_id) references orders (id));
            create table comments (id int primary key, subject_type varchar(20), subject_id int, body varchar(40));
            create table departments (id int primary key, head_id int);
            create table employees (id int primary key, department_id int, foreign key (department_id) references departments (id));
            alter table departments add foreign key (head_id) references employees (id);
            create table log_lines (line varchar(40), n int);
            """;

    private static final String SAMPLE = """
            rate: 5%
            tables: { customers: { by: id }, log_lines: all }
            references: [ "comments.(subject_type='order').subject_id -> orders.id" ]
            """;

    @Parameter
    private Server server;

    private Stage stage;
    private FixtureFiles fixtures;

    @BeforeParameterizedClassInvocation(injectArguments = false)
    void start(@TempDir Path folder) {
        stage = Stage.alike(server, folder, SHOP);
        fixtures = new FixtureFiles(folder.resolve("fixtures"));
        fill();
        stage.sample(SAMPLE);
    }

    private void fill() {
        stage.production()
                .execute(
                        "insert into customers select i, concat('c', i, '@example.com'), concat('name ', i) from "
                                + server.numbers(400),
                        "insert into orders select i, 1 + i % 400, i * 1.5, null from " + server.numbers(800),
                        "insert into order_items select i, 1, 'sku' from " + server.numbers(800),
                        "insert into log_lines values ('same', 1), ('same', 1), ('other', 2)");
    }

    @BeforeEach
    void clear() {
        fixtures.clear();
    }

    private Map<String, String> staging() {
        return stage.staging().checksums();
    }

    private List<String> rows(String sql) {
        return stage.staging().rows(server.sql(sql));
    }

    private void refresh() {
        Stage.Answer answer = stage.refresh();
        assertThat(answer.exit()).as(answer.err() + answer.out()).isZero();
    }

    /** Cyclic, of a composite key, polymorphic, an orphan, of a table without a key, of production and of nobody. */
    private void twoTickets() {
        fixtures.write("INC-1", """
                        expect:
                          - { sql: "select count(*) from orders where id in (9001, 9002)", is: 2 }
                          - { sql: "select sum(total) < 0 from orders where id = 9001", is: "true" }
                        """)
                .table("INC-1", "customers", "id,email,name", "9001,ä😀@example.org,\"\"", "9002,b@example.org,")
                .table("INC-1", "orders", "id,customer_id,total,note", "9001,9001,-3.5,\"a \"\"b\"\"\"", "9002,9002,,")
                .table("INC-1", "order_items", "order_id,line,sku", "9001,1,x", "9001,2,")
                .table("INC-1", "comments", "id,subject_type,subject_id,body", "1,order,9001,x", "2,order,77777,orphan")
                .table("INC-1", "log_lines", "line,n", "same,1", "mine,")
                .write("INC-2", "")
                .table("INC-2", "customers", "id,email,name", "9002,b@example.org,")
                .table("INC-2", "departments", "id,head_id", "1,2")
                .table("INC-2", "employees", "id,department_id", "2,1");
    }

    @Test
    void areThereAfterARefreshThatWouldNotHaveChosenThem() {
        refresh();
        Map<String, String> without = staging();
        long chosen = stage.staging().count(server.sql("select count(*) from public.customers"));
        twoTickets();
        Stage.Answer answer = stage.refresh();
        assertThat(answer.exit()).as(answer.err() + answer.out()).isZero();
        assertThat(answer.out()).contains("Fixture INC-1: 10 rows in 5 tables; 2 expectations hold.");
        assertThat(rows("select id, email, name from public.customers where id > 9000 order by id"))
                .containsExactly("9001|ä😀@example.org|", "9002|b@example.org|null");
        assertThat(rows("select id, customer_id, total, note from public.orders where id > 9000 order by id"))
                .containsExactly("9001|9001|-3.50|a \"b\"", "9002|9002|null|null");
        assertThat(rows("select order_id, line, sku from public.order_items where order_id > 9000 order by line"))
                .containsExactly("9001|1|x", "9001|2|null");
        assertThat(rows("select * from public.departments, public.employees")).containsExactly("1|2|2|1");
        assertThat(rows("select id, subject_id from public.comments order by id"))
                .containsExactly("1|9001", "2|77777");
        assertThat(rows("select line, n from public.log_lines order by line, n"))
                .containsExactly("mine|null", "other|2", "same|1", "same|1");
        assertThat(rows("select count(*) from public.customers")).containsExactly(String.valueOf(chosen + 2));
        Map<String, String> once = staging();
        refresh();
        assertThat(staging()).as("a second time changes nothing").isEqualTo(once);
        fixtures.drop("INC-1");
        refresh();
        assertThat(rows("select id from public.customers where id > 9000")).containsExactly("9002");
        fixtures.drop("INC-2");
        refresh();
        assertThat(staging()).as("without them there is what was there before").isEqualTo(without);
    }

    @Test
    void takeThePlaceOfTheSameRowOfTheSample() {
        refresh();
        Map<String, String> without = staging();
        String chosen = rows("select min(id) from public.customers").getFirst();
        fixtures.write("INC-3", "")
                .table("INC-3", "customers", "id,email,name", chosen + ",c" + chosen + "@example.com,name " + chosen)
                .table("INC-3", "log_lines", "line,n", "other,2");
        refresh();
        assertThat(staging()).isEqualTo(without);
        fixtures.table("INC-3", "customers", "id,email,name", chosen + ",c" + chosen + "@example.com,another");
        refresh();
        assertThat(rows("select name from public.customers where id = " + chosen))
                .containsExactly("another");
        assertThat(stage.run("verify").exit()).isZero();
    }

    @Test
    void refuseWhatContradictsItself() {
        refresh();
        Map<String, String> before = staging();
        String chosen = rows("select min(id) from public.customers").getFirst();
        fixtures.write("INC-4", "").table("INC-4", "customers", "id,email,name", "9001,x@example.org,a");
        fixtures.write("INC-5", "").table("INC-5", "customers", "id,email,name", "9001,x@example.org,b");
        assertRefused(3, "fixtures INC-4 and INC-5 have rows of ", "with the same id that differ");
        fixtures.table("INC-5", "customers", "id,email,name", "9002,x@example.org,b");
        assertRefused(3, "INC-4, INC-5 have the same email");
        fixtures.drop("INC-5").table("INC-4", "customers", "id,email,name", "9001,c" + chosen + "@example.com,a");
        Stage.Answer collision = stage.refresh();
        assertThat(collision.exit()).isEqualTo(4);
        assertThat(collision.err())
                .contains("fixture INC-4", "the same email", "customers")
                .doesNotContain("c" + chosen + "@");
        fixtures.drop("INC-4").write("INC-6", "").table("INC-6", "orders", "id,customer_id,total,note", "9001,9001,,");
        if (server.isPostgreSql()) assertRefused(3, "INC-6", "customer_id", "no fixture has the row referred to");
        assertThat(staging()).isEqualTo(before);
    }

    @Test
    void refuseWhatDoesNotFit() {
        refresh();
        Map<String, String> before = staging();
        fixtures.write("INC-7", "").table("INC-7", "orders", "id,customer_id,total,note,colour", "9001,1,,,red");
        assertRefused(3, "INC-7", "a column colour", "rename:");
        fixtures.table("INC-7", "orders", "id,total", "9001,1");
        assertRefused(3, "INC-7", "no column customer_id", "NOT NULL without a default");
        fixtures.table("INC-7", "orders", "id,customer_id,total,note", "9001,,1,", "9002,2,123456789012,");
        assertRefused(3, "INC-7", "customer_id, which is NOT NULL", "row 2 of fixture INC-7 does not fit");
        fixtures.drop("INC-7").write("INC-8", "").table("INC-8", "order_lines", "id", "1");
        assertRefused(3, "INC-8", "order_lines, a table that staging does not have");
        fixtures.drop("INC-8")
                .write("INC-9", "expect: [ { sql: \"select count(*) from customers where id > 9000\", is: 2 } ]")
                .table("INC-9", "customers", "id,email,name", "9001,x@example.org,");
        assertRefused(4, "expectation 1 of fixture INC-9 gives 1 where 2 was expected");
        fixtures.write("INC-9", "expect: [ { sql: \"delete from customers\", is: 0 } ]");
        assertThat(stage.refresh().exit()).isEqualTo(4);
        assertThat(staging()).isEqualTo(before);
    }

    @Test
    void areNotWaitedForLongerThanIsSaid() throws IOException {
        refresh();
        Map<String, String> before = staging();
        // MySQL and MariaDB look at the clock while they read, and not while they sleep.
        String endless = server.isPostgreSql()
                ? "select count(*) from pg_sleep(300)"
                : "select count(*) from orders a, orders b, orders c, orders d, orders e, orders f where a.id + b.id + c.id + d.id + e.id + f.id + rand() < 0";
        fixtures.write("INC-9", "expect: [ { sql: \"" + endless + "\", is: 1 } ]")
                .table("INC-9", "customers", "id,email,name", "9001,x@example.org,");
        Path patient = stage.configuration();
        Path hasty = patient.resolveSibling("hasty.yml");
        Files.writeString(
                hasty,
                Files.readString(patient)
                        .replace("    rules: [", "    timeouts: { expectation: 500ms }\n    rules: ["));
        for (String command : List.of("fixture apply", "refresh", "fixture check")) {
            Stage.Answer answer = Stage.run(hasty, command);
            assertThat(answer.exit()).as(answer.err() + answer.out()).isEqualTo(4);
            assertThat(answer.err() + answer.out())
                    .contains("INC-9", "it takes longer than 500 ms", "timeouts.expectation");
        }
        assertThat(staging()).isEqualTo(before);
    }

    /** What MyISAM writes cannot be undone. */
    @Test
    void areNotAppliedToTablesWithoutTransactions() {
        Assumptions.assumeFalse(server.isPostgreSql(), "every table has them");
        refresh();
        Map<String, String> before = staging();
        stage.staging().execute("alter table log_lines engine = MyISAM");
        try {
            fixtures.write("INC-14", "")
                    .table("INC-14", "customers", "id,email,name", "9001,x@example.org,")
                    .table("INC-14", "log_lines", "line,n", "mine,7");
            Stage.Answer answer = stage.run("fixture apply");
            assertThat(answer.exit()).as(answer.err()).isEqualTo(5);
            assertThat(answer.err()).contains("log_lines", "InnoDB", "understudy refresh");
            assertThat(staging()).isEqualTo(before);
            refresh();
            assertThat(rows("select count(*) from log_lines where n = 7")).containsExactly("1");
        } finally {
            stage.staging().execute("alter table log_lines engine = InnoDB");
        }
    }

    @Test
    void areAppliedAloneAndCheckedLater() {
        refresh();
        Map<String, String> before = staging();
        String structure = structure();
        twoTickets();
        assertThat(stage.run("fixture check").exit()).as("not there yet").isEqualTo(4);
        assertApplied(stage.run("fixture apply"));
        assertThat(rows("select id, email, name from public.customers where id > 9000 order by id"))
                .containsExactly("9001|ä😀@example.org|", "9002|b@example.org|null");
        assertThat(rows("select line, n from public.log_lines order by line, n"))
                .containsExactly("mine|null", "other|2", "same|1", "same|1");
        Map<String, String> once = staging();
        assertApplied(stage.run("fixture apply"));
        assertThat(staging()).as("a second time changes nothing").isEqualTo(once);
        assertThat(structure()).as("constraints are what they were").isEqualTo(structure);
        assertThat(stage.run("fixture check").exit()).isZero();
        fixtures.table("INC-1", "customers", "id,email,name", "9001,ä😀@example.org,changed", "9002,b@example.org,");
        assertApplied(stage.run("fixture apply", "INC-1"));
        assertThat(rows("select name from public.customers where id = 9001")).containsExactly("changed");
        refresh();
        assertThat(rows("select name from public.customers where id = 9001")).containsExactly("changed");
        fixtures.clear();
        refresh();
        assertThat(staging()).isEqualTo(before);
    }

    @Test
    void areNotAppliedByHalves() {
        refresh();
        Map<String, String> before = staging();
        String structure = structure();
        String taken = rows("select email from public.customers order by id").getFirst();
        fixtures.write("INC-10", "")
                .table("INC-10", "log_lines", "line,n", "mine,7")
                .table("INC-10", "customers", "id,email,name", "9001,x@example.org,a", "9002," + taken + ",b");
        Stage.Answer collision = stage.run("fixture apply");
        assertThat(collision.exit()).as(collision.err()).isEqualTo(4);
        assertThat(collision.err()).contains("duplicate key").doesNotContain(taken);
        fixtures.write("INC-10", "expect: [ { sql: \"select count(*) from log_lines where n = 7\", is: 2 } ]")
                .table("INC-10", "customers", "id,email,name", "9001,x@example.org,a");
        Stage.Answer unexpected = stage.run("fixture apply");
        assertThat(unexpected.exit()).isEqualTo(4);
        assertThat(unexpected.err()).contains("expectation 1 of fixture INC-10 gives 1 where 2 was expected");
        fixtures.write("INC-10", "").table("INC-10", "orders", "id,customer_id,total,note", "9009,123456,,");
        Stage.Answer orphan = stage.run("fixture apply");
        if (server.isPostgreSql()) {
            assertThat(orphan.exit()).as(orphan.err()).isEqualTo(4);
            assertThat(staging()).isEqualTo(before);
        }
        assertThat(structure()).isEqualTo(structure);
    }

    /** The rows are written, and the server's end of the connection dies while it is asked what was expected. */
    @Test
    void areNotThereIfTheConnectionDiesBeforeTheCommit() throws Exception {
        refresh();
        Map<String, String> before = staging();
        String structure = structure();
        String asks = server.isPostgreSql() ? "select pg_terminate_backend(pg_backend_pid())" : "select sleep(300)";
        fixtures.write("INC-13", "expect: [ { sql: \"" + asks + "\", is: 1 } ]")
                .table("INC-13", "customers", "id,email,name", "9001,x@example.org,");
        CompletableFuture<Stage.Answer> applying = CompletableFuture.supplyAsync(() -> stage.run("fixture apply"));
        if (!server.isPostgreSql()) killWhoSleeps();
        Stage.Answer answer = applying.get(60, TimeUnit.SECONDS);
        assertThat(answer.exit()).as(answer.err()).isEqualTo(7);
        assertThat(staging()).isEqualTo(before);
        assertThat(structure()).isEqualTo(structure);
    }

    private void killWhoSleeps() throws InterruptedException {
        String sleeping = "select id from information_schema.processlist where state = 'User sleep' and db = '"
                + stage.staging().name() + "'";
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        List<String> found = stage.staging().rows(sleeping);
        while (found.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(50);
            found = stage.staging().rows(sleeping);
        }
        stage.staging().execute("kill " + found.getFirst());
    }

    @Test
    void followASchemaThatHasMovedOn() {
        refresh();
        String column = server.isPostgreSql()
                ? "alter table customers rename column name to full_name"
                : "alter table customers change name full_name varchar(40)";
        stage.sample(SAMPLE.replaceFirst("(?m)^references.*$", ""));
        List<String> migration = List.of(
                column,
                "alter table customers add column status varchar(10) not null default 'new'",
                server.isPostgreSql()
                        ? "alter table order_items alter column sku type varchar(60)"
                        : "alter table order_items modify sku varchar(60)",
                "alter table comments rename to remarks");
        migration.forEach(sql -> {
            stage.production().execute(sql);
            stage.staging().execute(sql);
        });
        try {
            twoTickets();
            fixtures.drop("INC-2");
            assertRefused(
                    3, "INC-1", "a column name, which", "rename:", "comments, a table that staging does not have");
            fixtures.write(
                    "INC-1", "rename: { tables: { comments: remarks }, columns: { customers.name: full_name } }");
            assertThat(stage.run("plan").out()).contains("INC-1", "something went wrong");
            refresh();
            assertThat(rows("select id, full_name, status from public.customers where id > 9000 order by id"))
                    .containsExactly("9001||new", "9002|null|new");
            assertThat(rows("select count(*) from public.remarks")).containsExactly("2");
            assertApplied(stage.run("fixture apply"));
        } finally {
            stage.sample(SAMPLE).rebuild(SHOP);
            fill();
        }
    }

    @Test
    void bringOnlyWhatIsRefreshedAndPublishNothingUnasked() {
        refresh();
        Map<String, String> before = staging();
        twoTickets();
        assertThat(stage.refresh("--no-publish").exit()).isZero();
        assertThat(staging()).isEqualTo(before);
        fixtures.clear()
                .write("INC-11", "expect: [ { sql: \"select count(*) from customers where id = 9001\", is: 1 } ]")
                .table("INC-11", "customers", "id,email,name", "9001,x@example.org,")
                .table("INC-11", "log_lines", "line,n", "mine,");
        Stage.Answer answer = stage.refresh("--only", "log_lines");
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(rows("select count(*) from public.log_lines")).containsExactly("4");
        assertThat(rows("select count(*) from public.customers where id = 9001"))
                .containsExactly("0");
    }

    /** A trigger that would change rows, rules that old rows break, and a number that the server gives next. */
    @Test
    void areAppliedWhateverStandsInTheWayAndThatStandsThereAgain() {
        String obstacles = server.isPostgreSql() ? """
                create function spoil() returns trigger language plpgsql as 'begin new.note = ''spoilt''; return new; end';
                create trigger spoiling before insert or update on orders for each row execute function spoil();
                alter table orders add constraint positive check (total > 0) not valid;
                alter table order_items drop constraint order_items_order_id_fkey;
                alter table order_items add constraint of_order foreign key (order_id) references orders (id) not valid;
                create table numbered (id int generated always as identity primary key, twice int generated always as (length(note) * 2) stored, note text);
                """ : """
                create trigger spoiling before insert on orders for each row set new.note = 'spoilt';
                create table numbered (id int auto_increment primary key, twice int generated always as (length(note) * 2) stored, note text);
                """;
        try {
            stage.production().execute(obstacles);
            stage.staging().execute(obstacles);
            refresh();
            String structure = structure();
            fixtures.write("INC-12", "")
                    .table("INC-12", "customers", "id,email,name", "9001,x@example.org,")
                    .table("INC-12", "orders", "id,customer_id,total,note", "9001,9001,-1,mine")
                    .table("INC-12", "order_items", "order_id,line,sku", "77777,1,orphan")
                    .table("INC-12", "numbered", "id,note", "41,x");
            Stage.Answer answer = stage.run("fixture apply");
            if (!server.isPostgreSql()) {
                assertThat(answer.exit()).isEqualTo(5);
                assertThat(answer.err()).contains("orders", "has triggers");
                assertThat(rows("select count(*) from public.customers where id = 9001"))
                        .containsExactly("0");
                fixtures.drop("INC-12").write("INC-12", "").table("INC-12", "numbered", "id,note", "41,x");
                answer = stage.run("fixture apply");
            }
            assertApplied(answer);
            assertThat(structure()).isEqualTo(structure);
            stage.staging().execute("insert into numbered (note) values ('next')");
            assertThat(rows("select id, twice from public.numbered order by id"))
                    .containsExactly("41|2", "42|8");
            if (server.isPostgreSql()) {
                assertThat(rows("select note, total from public.orders where id = 9001"))
                        .containsExactly("mine|-1.00");
                assertThat(rows("select tgenabled from pg_trigger where tgname = 'spoiling'"))
                        .containsExactly("O");
            }
            refresh();
            stage.staging().execute("insert into numbered (note) values ('next')");
            assertThat(rows("select max(id) from public.numbered")).containsExactly("42");
        } finally {
            if (server.isPostgreSql()) stage.production().execute("drop function spoil cascade");
            if (server.isPostgreSql()) stage.staging().execute("drop function spoil cascade");
            stage.rebuild(SHOP);
            fill();
        }
    }

    private void assertApplied(Stage.Answer answer) {
        assertThat(answer.exit()).as(answer.err() + answer.out()).isZero();
    }

    /** What the server says of the constraints of its tables. */
    private String structure() {
        return server.isPostgreSql()
                ? String.join(
                        "\n",
                        stage.staging()
                                .rows(
                                        "select c.conname, c.condeferrable, c.condeferred, c.convalidated, pg_catalog.pg_get_constraintdef(c.oid) from pg_catalog.pg_constraint c where c.conrelid <> 0 order by 1, 5"))
                : stage.staging().rows("show create table orders").getFirst();
    }

    private void assertRefused(int exit, String... words) {
        Stage.Answer answer = stage.refresh();
        assertThat(answer.exit()).as(answer.err() + answer.out()).isEqualTo(exit);
        assertThat(answer.err()).contains(words);
    }
}
