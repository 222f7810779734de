package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.fixture.Fixture;
import io.understudy.fixture.FixtureFolder;
import io.understudy.fixture.FixtureTable;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What a fixture holds: the rows that were named, what they need and what was asked for besides, as a refresh would mask them, and nothing of what it masks. */
final class FixtureCaptureTest {
    @Nested
    final class OnPostgreSql18 extends Contract {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }
    }

    @Nested
    final class OnMySql8 extends Contract {
        OnMySql8() {
            super(Server.MYSQL_8);
        }
    }

    @Nested
    final class OnMariaDb11 extends Contract {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class Contract {
        private static final String[] SHOP = {
            "create table customers (id int primary key, number varchar(20) not null, email varchar(80), full_name varchar(80), referred_by int, code varchar(40))",
            "create unique index by_number on customers (number)",
            "create table coupons (code varchar(20) primary key, percent int)",
            "create table orders (id int primary key, customer_id int not null, total decimal(10,2), coupon varchar(20), main_line int)",
            "create table order_items (order_id int, line int, product varchar(40), quantity int, price decimal(10,2), primary key (order_id, line))",
            "create table comments (id int primary key, subject_type varchar(20), subject_id int, author_email varchar(80), body varchar(200))",
            "create table hits (order_id int, path varchar(80))",
            "create index by_referrer on customers (referred_by)",
            "create index by_customer on orders (customer_id)",
            "create index by_main on orders (id, main_line)",
            "create index by_subject on comments (subject_type, subject_id)"
        };
        private static final String[] KEYS = {
            "alter table customers add constraint referrer foreign key (referred_by) references customers (id)",
            "alter table orders add constraint customer foreign key (customer_id) references customers (id)",
            "alter table order_items add constraint of_order foreign key (order_id) references orders (id)",
            "alter table orders add constraint main foreign key (id, main_line) references order_items (order_id, line)"
        };
        private static final String SAMPLE = """
                rate: 100%
                references:
                  - orders.coupon -> coupons.code
                  - comments.(subject_type='order').subject_id -> orders.id
                  - comments.(subject_type='customer').subject_id -> customers.id
                  - hits.order_id -> orders.id
                """;
        private static final String RULES = """
                tables:
                  customers: { id: keep, number: keep, email: email, full_name: person-name, code: null }
                  coupons: { code: digits, percent: keep }
                  orders: { id: keep, total: keep }
                  order_items: { line: keep, product: keep, quantity: keep, price: keep }
                  comments: { id: keep, subject_type: keep, author_email: email, body: redact }
                  hits: keep
                """;

        private final Server server;
        private Stage shop;
        private Path folder;
        private LiveDatabase production;

        Contract(Server server) {
            this.server = server;
        }

        @BeforeAll
        void fill(@TempDir Path temporary) {
            folder = temporary.resolve("shop");
            shop = Stage.alike(server, folder, SHOP).sample(SAMPLE).rules(RULES);
            production = shop.production();
            production.execute(
                    "insert into customers values "
                            + rows(
                                    2_000,
                                    i -> "(%d, 'C-%05d', 'person%d@lantern.test', 'Ann Example%d', %s, 'x%d')"
                                            .formatted(i, i, i, i, i % 10 == 0 ? i / 10 : "null", i)),
                    "insert into coupons values ('C-123456', 10)",
                    "insert into orders values "
                            + rows(
                                    4_000,
                                    i -> "(%d, %d, %d.50, %s, null)"
                                            .formatted(
                                                    i,
                                                    1 + i % 2_000,
                                                    i % 90,
                                                    i % 50 == 0 ? "'C-900999'" : "'C-123456'")),
                    "insert into order_items values "
                            + rows(
                                    12_000,
                                    i -> "(%d, %d, 'thing', %d, 1.50)".formatted(1 + i / 3, 1 + i % 3, i % 7),
                                    11_999),
                    "update orders set main_line = 2",
                    "insert into comments values "
                            + rows(
                                    6_000,
                                    i -> "(%d, '%s', %d, 'person%d@lantern.test', 'mail person%d@lantern.test')"
                                            .formatted(
                                                    i,
                                                    i % 2 == 0 ? "order" : "customer",
                                                    i % 3_000,
                                                    i % 2_000,
                                                    i % 2_000)),
                    "insert into hits values " + rows(12_000, i -> "(" + i % 4_000 + ", '/cart')"));
            // Children of one parent that are more than anybody wants.
            production.execute(
                    "insert into orders values " + rows(150, i -> "(" + (9_151 - i) + ", 77, 1.00, null, null)"));
            for (String key : KEYS) {
                production.execute(key);
                shop.staging().execute(key);
            }
            production.execute(
                    server == Server.POSTGRESQL_18
                            ? "analyze"
                            : "analyze table customers, orders, order_items, comments, hits");
        }

        private static String rows(int count, java.util.function.IntFunction<String> row) {
            return rows(count, row, count);
        }

        private static String rows(int count, java.util.function.IntFunction<String> row, int last) {
            return String.join(
                    ",",
                    IntStream.rangeClosed(count == last ? 1 : 0, last)
                            .mapToObj(row)
                            .toList());
        }

        private Fixture capture(String ticket, String... options) {
            Stage.Answer answer = shop.run("fixture capture", with(ticket, options));
            assertThat(answer.exit()).as(answer.err()).isZero();
            return new FixtureFolder(folder.resolve("fixtures")).read(ticket);
        }

        private static String[] with(String ticket, String... options) {
            List<String> all = new ArrayList<>(List.of(ticket));
            all.addAll(List.of(options));
            return all.toArray(String[]::new);
        }

        private FixtureTable table(Fixture fixture, String name) {
            return fixture.tables().stream()
                    .filter(table -> table.table().name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        void aRowBringsWhatItRefersToThroughCyclesAndKeysOfSeveralColumns() {
            Fixture fixture = capture("INC-1", "--row", "orders:id=500", "--title", "A total that is wrong");

            assertThat(fixture.title()).isEqualTo("A total that is wrong");
            assertThat(table(fixture, "orders").rows()).hasSize(1);
            assertThat(table(fixture, "order_items").rows())
                    .as("the main line, which refers back")
                    .hasSize(1);
            assertThat(table(fixture, "customers").rows()).hasSize(1);
            assertThat(fixture.tables()).hasSize(3);
            assertThat(fixture.properties())
                    .as("the coupon that is gone")
                    .anyMatch(property ->
                            property.at().contains("coupon") && property.rows() == 1 && property.survived());
            assertThat(fixture.seeds()).hasSize(1);
            assertThat(fixture.seeds().getFirst().row()).containsEntry("id", "500");
        }

        @Test
        void childrenComeAsFarAsAskedAndOfTheTablesThatAreFollowed() {
            Fixture one = capture("INC-2", "--row", "customers:number=C-00501", "--children", "1");
            assertThat(table(one, "orders").rows()).hasSize(2);
            assertThat(table(one, "comments").rows())
                    .as("those of customers, and not of orders of that number")
                    .hasSize(2);
            assertThat(table(one, "order_items").rows())
                    .as("what the orders refer to")
                    .hasSize(2);

            Fixture two = capture(
                    "INC-3",
                    "--row",
                    "customers:number=C-00501",
                    "--children",
                    "2",
                    "--follow",
                    "orders",
                    "--follow",
                    "order_items");
            assertThat(table(two, "order_items").rows()).hasSize(6);
            assertThat(two.tables()).noneMatch(table -> table.table().name().equals("comments"));
        }

        @Test
        void childrenOfOneRowAreCutAndThatIsSaid() {
            Stage.Answer answer = shop.run(
                    "fixture capture",
                    "INC-4",
                    "--row",
                    "customers:id=77",
                    "--children",
                    "1",
                    "--follow",
                    "orders",
                    "--most-children",
                    "20",
                    "--dry-run");

            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(answer.out())
                    .contains("only 20 were taken")
                    .contains("Nothing was written.")
                    .containsPattern("orders +20 +child of");
            assertThat(folder.resolve("fixtures/INC-4")).doesNotExist();

            Fixture few = capture(
                    "INC-4",
                    "--row",
                    "customers:id=77",
                    "--children",
                    "1",
                    "--follow",
                    "orders",
                    "--most-children",
                    "4");
            assertThat(table(few, "orders").rows())
                    .as("whatever the order in which they lie there")
                    .extracting(row -> row.getFirst())
                    .containsExactly("76", "2076", "9001", "9002");
        }

        @Test
        void aTableThatWouldBeReadWholeIsLeftOutAndNamed() {
            Stage.Answer answer =
                    shop.run("fixture capture", "INC-5", "--row", "orders:id=500", "--children", "1", "--dry-run");

            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(answer.out()).containsPattern("Rows of \\S*hits that refer by order_id were not taken");
        }

        @Test
        void whatMayBeTheFaultIsToldWithWhatMaskingMadeOfIt() {
            Fixture fixture = capture("INC-14", "--row", "orders:id=500", "--children", "1", "--follow", "order_items");

            assertThat(fixture.properties())
                    .anyMatch(one -> one.at().endsWith("orders.total")
                            && one.what().contains("is not the sum of")
                            && one.survived())
                    .anyMatch(one -> one.at().endsWith("customers.referred_by")
                            && one.what().equals("is null"));
        }

        private Stage.Answer captureTicket(String ticket, String text, String... options) throws IOException {
            Path file = Files.writeString(folder.resolve("ticket.md"), text);
            List<String> all = new ArrayList<>(List.of(ticket, "--ticket", file.toString()));
            all.addAll(List.of(options));
            return shop.run("fixture capture", all.toArray(String[]::new));
        }

        @Test
        void aTicketNamesRows() throws IOException {
            Stage.Answer answer = captureTicket(
                    "INC-20", "# Wrong\n\nOrder #500 of person501@lantern.test, and order #999999; see page #7.\n");

            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(answer.out())
                    .containsPattern("line 3, column 8 +table#id +\\S*orders.id = 500")
                    .containsPattern("line 3, column 15 +e-mail address +\\S*customers.email +value not shown")
                    .containsPattern("line 3, column 68 +table#id +not known")
                    .containsPattern("has no row of \\S*orders whose id is what the ticket says in line 3, column 50")
                    .doesNotContain("person501");
            Fixture fixture = new FixtureFolder(folder.resolve("fixtures")).read("INC-20");
            assertThat(fixture.seeds()).hasSize(2);
            assertThat(fixture.title()).isEmpty();
            assertThat(Files.readString(folder.resolve("fixtures/INC-20/fixture.yml")))
                    .doesNotContain("Wrong", "person501", "999999");
            new FixtureFolder(folder.resolve("fixtures")).drop("INC-20");
        }

        @Test
        void aTicketThatNamesNoRowIsRefused() throws IOException {
            Stage.Answer nothing = captureTicket("INC-21", "It is slow.");
            assertThat(nothing.exit()).isEqualTo(2);
            assertThat(nothing.err()).contains("names a row; name one with --row");

            Stage.Answer gone = captureTicket("INC-21", "order #999999 and nobody@lantern.test");
            assertThat(gone.exit()).isEqualTo(2);
            assertThat(gone.err()).contains("no row of what the ticket mentions");
            assertThat(gone.out() + gone.err()).doesNotContain("nobody@");

            Stage.Answer besides = captureTicket("INC-21", "order #999999", "--row", "orders:id=500", "--dry-run");
            assertThat(besides.exit()).as(besides.err()).isZero();
            assertThat(folder.resolve("fixtures/INC-21")).doesNotExist();
        }

        @Test
        void whatMayBeOfSeveralColumnsIsAmbiguous() throws IOException {
            shop.rules(RULES.replace("code: null", "code: email"));
            try {
                Stage.Answer answer =
                        captureTicket("INC-22", "order #500, person501@lantern.test", "--json", "--dry-run");

                assertThat(answer.exit()).as(answer.err()).isZero();
                assertThat(answer.out())
                        .contains("\"ambiguous\"", "customers.email, ", "customers.code")
                        .doesNotContain("person501");
            } finally {
                shop.rules(RULES);
            }
        }

        @Test
        void aConditionIsLimited() {
            Fixture fixture = capture("INC-6", "--where", "orders: total < 1", "--most", "7");

            assertThat(fixture.seeds()).hasSize(7);
            assertThat(table(fixture, "orders").rows()).hasSize(7);
        }

        @Test
        void capturedAnewItKeepsWhatPeopleWrote() throws IOException {
            capture("INC-7", "--row", "orders:id=500", "--expect", "select count(*) from orders", "--is", "1");
            Path file = folder.resolve("fixtures/INC-7/fixture.yml");
            Files.writeString(file, Files.readString(file) + "rename: { columns: { orders.sum: total } }\n");

            assertThat(shop.run("fixture capture", "INC-7", "--row", "orders:id=501")
                            .exit())
                    .isEqualTo(2);
            Fixture again = capture("INC-7", "--row", "orders:id=501", "--replace");

            assertThat(table(again, "orders").rows().getFirst().getFirst()).isEqualTo("501");
            assertThat(again.expectations()).hasSize(1);
            assertThat(again.renames().columns()).hasSize(1);
        }

        @Test
        void whatCannotBeCapturedIsOneSentence() {
            refused("--row", "orders:id=999999", "production has no such row of");
            refused("--row", "orders:id=five", "is no value of its type");
            refused("--row", "orders:customer_id=5", "several rows of");
            refused("--row", "ordres:id=5", "did you mean 'orders'?");
            refused("--row", "orders:nummer=5", "has no column nummer");
            refused("--row", "orders", "a row is named table:column=value");
            refused("--where", "orders: totl < 0", "cannot be followed");
            refused("--where", "orders", "write table: condition");
            refused("--follow", "nowhere", "name at least one row");
            Stage.Answer budget =
                    shop.run("fixture capture", "INC-8", "--where", "orders: id <= 100", "--budget", "50");
            assertThat(budget.exit()).isEqualTo(2);
            assertThat(budget.err()).contains("over 50 rows").contains("orders (seed");
            assertThat(folder.resolve("fixtures/INC-8")).doesNotExist();
        }

        private void refused(String option, String value, String sentence) {
            Stage.Answer answer = shop.run("fixture capture", "INC-8", option, value);
            assertThat(answer.exit()).as(answer.err()).isEqualTo(2);
            assertThat(answer.err()).contains(sentence);
        }

        @Test
        void aColumnThatNobodyDecidedIsRefusedWithTheLineToPaste() {
            shop.rules(RULES.replace("email: email, full", "full").replace("hits: keep", "hits: { path: keep }"));
            try {
                Stage.Answer answer = shop.run("fixture capture", "INC-9", "--row", "orders:id=500");

                assertThat(answer.exit()).isEqualTo(3);
                assertThat(answer.err())
                        .contains("email: keep  # or a mask such as")
                        .doesNotContain("hits");
                assertThat(folder.resolve("fixtures/INC-9")).doesNotExist();
            } finally {
                shop.rules(RULES);
            }
        }

        @Test
        void aRowOfAFixtureIsTheOneThatARefreshMakes() {
            Fixture fixture =
                    capture("INC-10", "--where", "orders: id between 490 and 520", "--children", "2", "--most", "100");
            // Else a refresh would bring the very rows that it is to be held against.
            FixtureFolder all = new FixtureFolder(folder.resolve("fixtures"));
            all.tickets().forEach(all::drop);
            Stage.Answer refresh = shop.refresh();
            assertThat(refresh.exit()).as(refresh.err()).isZero();

            assertThat(rowsInStaging(fixture)).isGreaterThan(150);
        }

        @Test
        void rowsComeBackAsTheyAreWithASampleThatWouldNotHaveChosenThem() {
            Fixture fixture = capture(
                    "INC-40",
                    "--where",
                    "orders: id between 490 and 520",
                    "--row",
                    "customers:id=501",
                    "--children",
                    "2",
                    "--most",
                    "100");
            assertThat(valuesOf(fixture, "orders", "main_line")).as("a circle").contains("2");
            assertThat(valuesOf(fixture, "comments", "subject_type"))
                    .as("references to one table or another")
                    .contains("order", "customer");
            assertThat(valuesOf(fixture, "orders", "coupon"))
                    .as("a coupon that is, and one that is gone")
                    .hasSize(2);
            assertThat(valuesOf(fixture, "coupons", "code")).hasSize(1);
            FixtureFolder all = new FixtureFolder(folder.resolve("fixtures"));
            all.tickets().stream().filter(ticket -> !ticket.equals("INC-40")).forEach(all::drop);
            try {
                shop.sample(SAMPLE.replace("rate: 100%", "rate: 1%\ncover: 0"));
                Stage.Answer refresh = shop.refresh();
                assertThat(refresh.exit()).as(refresh.err()).isZero();

                assertThat(rowsInStaging(fixture)).isGreaterThan(150);
                assertThat(shop.staging()
                                .rows("select id from "
                                        + table(fixture, "orders").table()))
                        .as("a sample")
                        .hasSizeLessThan(1_000);
            } finally {
                all.drop("INC-40");
                shop.sample(SAMPLE);
            }
        }

        private Set<String> valuesOf(Fixture fixture, String table, String column) {
            FixtureTable of = table(fixture, table);
            int at = of.columns().indexOf(column);
            Set<String> values = new TreeSet<>();
            for (List<String> row : of.rows()) if (row.get(at) != null) values.add(row.get(at));
            return values;
        }

        /** How many rows it has, each of which staging has as well. */
        private long rowsInStaging(Fixture fixture) {
            long compared = 0;
            for (FixtureTable table : fixture.tables()) {
                Set<String> staging = new TreeSet<>(
                        shop.staging().rows("select " + String.join(", ", table.columns()) + " from " + table.table()));
                for (List<String> row : table.rows()) {
                    assertThat(staging).as(table.table().toString()).contains(asTheInspectorSays(row));
                    compared++;
                }
            }
            return compared;
        }

        private String asTheInspectorSays(List<String> row) {
            return String.join(
                    "|",
                    row.stream().map(value -> value == null ? "null" : value).toList());
        }

        @Test
        void noFileHoldsAValueOfAMaskedColumn() throws IOException {
            Fixture fixture =
                    capture("INC-11", "--where", "orders: id between 490 and 520", "--children", "2", "--most", "100");
            assertThat(table(fixture, "customers").rows()).hasSizeGreaterThan(20);
            List<String> secrets = new ArrayList<>();
            for (String numbers : table(fixture, "customers").rows().stream()
                    .map(row -> row.get(1))
                    .toList()) {
                String where = " from customers where number = '" + numbers + "'";
                secrets.add(production.valueInItsOwnPath("select email" + where));
                secrets.add(production.valueInItsOwnPath("select full_name" + where));
            }

            assertThat(secrets).allMatch(secret -> secret.length() > 8);
            assertThat(found(secrets, folder.resolve("fixtures"))).isEmpty();

            shop.rules(RULES.replace("full_name: person-name", "full_name: keep"));
            try {
                capture(
                        "INC-11",
                        "--where",
                        "orders: id between 490 and 520",
                        "--children",
                        "2",
                        "--most",
                        "100",
                        "--replace");
                assertThat(found(secrets, folder.resolve("fixtures")))
                        .as("what the search finds when a mask is missing")
                        .isNotEmpty();
            } finally {
                shop.rules(RULES);
                capture(
                        "INC-11",
                        "--where",
                        "orders: id between 490 and 520",
                        "--children",
                        "2",
                        "--most",
                        "100",
                        "--replace");
            }
        }

        private static List<String> found(List<String> secrets, Path folder) throws IOException {
            List<String> found = new ArrayList<>();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String text = text(file).toLowerCase(Locale.ROOT);
                    secrets.stream()
                            .filter(secret -> text.contains(secret.toLowerCase(Locale.ROOT)))
                            .forEach(found::add);
                }
            }
            return found;
        }

        private static String text(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Test
        void rowsAreReadByKey() {
            long before = readWithoutAnIndex();
            long started = System.nanoTime();
            Fixture fixture = capture(
                    "INC-12",
                    "--where",
                    "orders: customer_id in (77, 78, 79, 80)",
                    "--children",
                    "1",
                    "--follow",
                    "order_items",
                    "--most",
                    "200");
            long millis = (System.nanoTime() - started) / 1_000_000;
            long read = readWithoutAnIndex() - before;
            System.out.println(
                    server + ": " + fixture.rows() + " rows in " + millis + " ms, " + read + " read without an index");

            assertThat(fixture.rows()).isBetween(150L, 400L);
            // The tables hold 36,000 rows; MariaDB counts some of its own catalog along.
            assertThat(read).isLessThan(1_000);
            capture("INC-13", "--where", "orders: total = 1", "--most", "100");
            assertThat(readWithoutAnIndex() - before)
                    .as("what a look at all orders costs")
                    .isGreaterThan(4_000);
        }

        /** Rows that the server went through without an index to lead it, once it has counted what it was asked so far. */
        private long readWithoutAnIndex() {
            return switch (server) {
                case MYSQL_8 ->
                    production.count(
                            "select coalesce(sum(count_fetch), 0) from performance_schema.table_io_waits_summary_by_index_usage where object_schema = database() and index_name is null");
                case MARIADB_11 ->
                    Long.parseLong(production
                            .rows("show global status like 'Handler_read_rnd_next'")
                            .getFirst()
                            .replaceAll("\\D", ""));
                default -> {
                    // A session counts when it ends, a moment after its client has gone.
                    long deadline = System.nanoTime() + 60_000_000_000L;
                    while (production.count(
                                            "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")
                                    > 0
                            && System.nanoTime() < deadline) Thread.onSpinWait();
                    yield production.count(
                            "select coalesce(sum(seq_tup_read), 0) from pg_stat_user_tables where relname <> 'coupons'");
                }
            };
        }
    }
}
