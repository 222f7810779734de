package io.understudy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.finding.Finding;
import io.understudy.servers.Stage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a plan can find: when it is told, where it points, and what it says to write; and that all is quiet otherwise. */
@TestInstance(Lifecycle.PER_CLASS)
class PlanFindingsTest {
    private static final String SHOP = """
            create table customers (id int primary key, email text, name text not null);
            create table orders (id int primary key, customer_id int not null references customers, note text);
            """;

    private static final String KEEP_ALL = "patterns: [ { column: \".*\", mask: keep } ]\n";

    private Stage stage;

    @BeforeAll
    void open(@TempDir Path folder) {
        stage = Stage.alike(folder, "");
    }

    private void shop() {
        stage.rebuild(SHOP).sample("rate: 10%").rules(KEEP_ALL);
    }

    private List<Finding> findings() {
        try {
            return stage.plan().findings();
        } catch (PlanRefused e) {
            return e.findings();
        }
    }

    /** The only finding besides the one that both databases are on one server. */
    private String only() {
        List<Finding> found = findings().stream()
                .filter(finding -> !finding.id().equals("same-server"))
                .toList();
        assertThat(found).hasSize(1);
        Finding finding = found.getFirst();
        return finding.severity() + " " + finding.id() + " "
                + finding.where().replaceAll(".*(understudy\\.yml:\\d+).*", "$1") + ": " + finding.message() + "\n"
                + finding.remedy();
    }

    @Test
    void aSoundPlanFindsNothing() {
        shop();
        assertThat(findings()).extracting(Finding::id).containsExactly("same-server");
        assertThat(stage.plan().isSound()).isTrue();
    }

    @Test
    void anUnknownTable() {
        shop();
        stage.sample("rate: 10%\ntables: { customer: all }");
        assertThat(only()).isEqualTo("""
                ERROR unknown-table understudy.yml:11: there is no table customer in the source; did you mean 'customers'?
                Correct the name, or take the line out.""");
    }

    @Test
    void aTableOfTwoSchemas() {
        shop();
        String other =
                "drop schema if exists other cascade; create schema other; create table other.orders (id int primary key)";
        stage.production().execute(other);
        stage.staging().execute(other);
        stage.sample("rate: 10%\ntables: { orders: all }");
        try {
            assertThat(only()).isEqualTo("""
                    ERROR ambiguous-table understudy.yml:11: several schemas have a table orders.
                    Write it with its schema, such as other.orders.""");
        } finally {
            stage.production().execute("drop schema other cascade");
            stage.staging().execute("drop schema other cascade");
        }
    }

    @Test
    void anUnknownColumnInBy() {
        shop();
        stage.sample("rate: 10%\ntables: { customers: { by: mail } }");
        assertThat(only())
                .startsWith("ERROR unknown-column understudy.yml:11: there is no column mail in public.customers")
                .contains("email");
    }

    @Test
    void anUnknownColumnInAReference() {
        shop();
        stage.sample("rate: 10%\nreferences: [ orders.customer -> customers.id ]");
        assertThat(only())
                .startsWith("ERROR unknown-column understudy.yml:11: the reference names public.orders.customer")
                .contains("customer_id");
    }

    @Test
    void aReferenceBetweenTypesThatNeverMeet() {
        shop();
        stage.rebuild(SHOP + "create table events (id int primary key, at date, subject text)")
                .sample("rate: 10%\nreferences: [ events.at -> customers.id ]");
        assertThat(only()).isEqualTo("""
                ERROR reference-types understudy.yml:11: public.events.at is date and public.customers.id is integer, so that no value of one can name a row of the other.
                Name columns that hold the same values, or take the reference out.""");
        stage.sample("rate: 10%\nreferences: [ events.subject -> customers.id ]");
        assertThat(findings()).extracting(Finding::id).containsExactly("same-server");
    }

    @Test
    void anOwnerThatIsNotReferredTo() {
        shop();
        stage.sample("rate: 10%\ntables: { customers: { with: orders } }");
        assertThat(only()).isEqualTo("""
                ERROR unknown-owner understudy.yml:11: public.customers has no reference to orders that could make it the owner.
                Declare one under sample.references: customers.column -> orders.column""");
    }

    @Test
    void anOwnerThatIsReferredToTwice() {
        shop();
        stage.rebuild(SHOP + "alter table orders add payer_id int references customers")
                .sample("rate: 10%\ntables: { orders: { with: customers } }");
        assertThat(only()).isEqualTo("""
                ERROR unknown-owner understudy.yml:11: public.orders has 2 references to customers, and it is not said which makes it the owner.
                Write with: { table: customers, on: [customer_id] }""");
        stage.sample("rate: 10%\ntables: { orders: { with: { table: customers, on: [payer_id] } } }");
        assertThat(findings()).extracting(Finding::id).containsExactly("same-server");
    }

    @Test
    void aReferenceThatIsDeclaredAndConfiguredIsOne() {
        shop();
        stage.sample("rate: 10%\ntables: { orders: { with: customers } }\n"
                + "references: [ orders.customer_id -> customers.id, orders.customer_id -> customers.id ]");
        assertThat(findings()).extracting(Finding::id).containsExactly("same-server");
    }

    @Test
    void tablesThatOwnOneAnother() {
        shop();
        stage.rebuild(SHOP + "alter table customers add last_order_id int references orders")
                .sample("rate: 10%\ntables: { customers: { with: orders }, orders: { with: customers } }");
        assertThat(only()).isEqualTo("""
                ERROR ownership-cycle public.customers: public.customers with public.orders with public.customers is a circle, so nothing says which rows to take.
                Under sample.tables, give one of them a rate instead of with: customers: 5%""");
    }

    @Test
    void aTableThatOwnsItself() {
        shop();
        stage.rebuild(SHOP + "alter table customers add referred_by int references customers")
                .sample("rate: 10%\ntables: { customers: { with: customers } }");
        assertThat(only())
                .startsWith(
                        "ERROR ownership-cycle public.customers: public.customers with public.customers is a circle");
    }

    @Test
    void aConfiguredOwnerAgainstAnInferredOneIsNoCircle() {
        shop();
        stage.rebuild(SHOP + "alter table customers add last_order_id int references orders")
                .sample("rate: 10%\ntables: { customers: { with: orders } }");
        assertThat(findings()).extracting(Finding::id).containsExactly("same-server");
    }

    @Test
    void aConditionThatDoesNotParse() {
        shop();
        stage.sample("rate: 10%\ntables: { orders: { where: \"nota > 3\" } }");
        assertThat(only()).startsWith("ERROR bad-where understudy.yml:11: ").contains("nota");
        stage.sample("rate: 10%\ntables: { orders: { where: \"note > '3' -- why\" } }");
        assertThat(findings()).extracting(Finding::id).containsExactly("same-server");
    }

    @Test
    void aTableWhoseRowsCannotBeToldApart() {
        shop();
        stage.rebuild("create table customers (id int unique, name text);"
                        + "create table orders (id int primary key, customer_id int references customers (id))")
                .pretend("customers", 50_000);
        assertThat(only()).isEqualTo("""
                ERROR no-key public.customers: others refer to rows of public.customers, which has no primary key and no unique key without nulls to tell them apart.
                Keep it whole, under sample.tables: customers: all""");
        stage.sample("rate: 10%\ntables: { customers: all }");
        assertThat(findings()).extracting(Finding::id).containsExactly("same-server");
    }

    @Test
    void aKeyIntoATableOfWhichNothingIsTaken() {
        shop();
        stage.sample("rate: 10%\ntables: { customers: none }");
        assertThat(only()).isEqualTo("""
                ERROR reference-into-none public.orders.orders_customer_id_fkey: rows of public.orders refer to public.customers, of which none are taken.
                Take public.orders: none as well, or give public.customers a rate.""");
        stage.sample("rate: 10%\ntables: { customers: none, orders: none }");
        assertThat(findings()).extracting(Finding::id).containsExactly("same-server");
    }

    @Test
    void aKeyAboutPeriods() {
        shop();
        String ddl = """
                create table room (id int4range, valid daterange, primary key (id, valid without overlaps));
                create table booking (id int primary key, room int4range, valid daterange,
                    foreign key (room, period valid) references room (id, period valid));
                """;
        stage.rebuild(ddl).pretend("room", 9_000);
        assertThat(only()).startsWith("ERROR temporal-reference public.booking.booking_room_valid_fkey: ");
        stage.sample("rate: 10%\ntables: { room: all }");
        assertThat(findings()).extracting(Finding::id).containsExactly("same-server");
    }

    @Test
    void whatStagingLacks() {
        shop();
        stage.staging().execute("drop table orders");
        assertThat(only()).startsWith("ERROR missing-table public.orders: staging has no table public.orders.\n");

        shop();
        stage.staging().execute("alter table orders drop note");
        assertThat(only()).isEqualTo("""
                ERROR missing-column public.orders.note: staging's public.orders has no column note.
                Run staging's migrations, or on staging: ALTER TABLE public.orders ADD COLUMN note text;""");

        shop();
        stage.staging().execute("alter table orders alter note type varchar(9)");
        assertThat(only()).isEqualTo("""
                ERROR different-type public.orders.note: is text in production and character varying(9) in staging.
                Run staging's migrations, or on staging: ALTER TABLE public.orders ALTER COLUMN note TYPE text;""");

        stage.rebuild(
                "create type mood as enum ('good'); create table t (id int primary key, mood mood, moods mood[])");
        stage.production().execute("alter type mood add value 'it''s bad'");
        assertThat(findings())
                .filteredOn(finding -> finding.id().equals("missing-label"))
                .extracting(Finding::where, Finding::remedy)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "public.t.mood", "On staging, run: ALTER TYPE public.mood ADD VALUE 'it''s bad';"),
                        org.assertj.core.groups.Tuple.tuple(
                                "public.t.moods", "On staging, run: ALTER TYPE public.mood ADD VALUE 'it''s bad';"));
    }

    @Test
    void aPartitionThatStagingLacks() {
        stage.rebuild("""
                        create table events (id int, at date not null) partition by range (at);
                        create table events_1 partition of events for values from ('2026-01-01') to ('2026-02-01');
                        """).sample("rate: 10%").rules(KEEP_ALL);
        stage.production()
                .execute("create table events_2 partition of events for values from ('2026-02-01') to ('2026-03-01')");
        assertThat(findings()).extracting(Finding::id).containsExactly("same-server");

        stage.production().execute("insert into events values (1, '2026-02-03')");
        assertThat(only()).isEqualTo("""
                ERROR missing-partition public.events public.events_2: staging's public.events has no partition FOR VALUES FROM ('2026-02-01') TO ('2026-03-01'), which holds rows in production.
                Run staging's migrations, or on staging: CREATE TABLE public.events_2 PARTITION OF public.events FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');""");

        stage.staging().execute("create table events_rest partition of events default");
        assertThat(findings()).extracting(Finding::id).containsExactly("same-server");

        stage.staging()
                .execute(
                        "drop table events_rest, events_1; create table events_all partition of events for values from ('2026-01-01') to ('2027-01-01')");
        assertThat(only()).startsWith("WARNING missing-partition public.events public.events_2: ");
    }

    @Test
    void aCompositeTypeWithOtherFields() {
        stage.rebuild(
                        "create type place as (street text, town text); create table t (id int primary key, home place, homes place[])")
                .sample("rate: 10%")
                .rules(KEEP_ALL);
        assertThat(findings()).extracting(Finding::id).containsExactly("same-server");

        stage.production().execute("alter type place add attribute country char(2)");
        assertThat(findings())
                .filteredOn(finding -> finding.id().equals("different-type"))
                .extracting(Finding::where, Finding::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "public.t.home",
                                "is of the type public.place with the fields [street text, town text, country character(2)] in production and [street text, town text] in staging."),
                        org.assertj.core.groups.Tuple.tuple(
                                "public.t.homes",
                                "is of the type public.place[] with the fields [street text, town text, country character(2)] in production and [street text, town text] in staging."));
    }

    @Test
    void whatStagingForbids() {
        shop();
        stage.staging().execute("alter table orders alter note set not null");
        assertThat(only()).isEqualTo("""
                WARNING stricter-null public.orders.note: may be null in production and not in staging, so a null would fail the load.
                On staging, run: ALTER TABLE public.orders ALTER COLUMN note DROP NOT NULL;""");

        shop();
        stage.staging().execute("alter table orders drop note, add note text generated always as ('x') stored");
        assertThat(only()).startsWith("ERROR generated-column public.orders.note: staging computes");

        shop();
        stage.production().execute("alter table orders drop note, add note text generated always as ('x') stored");
        assertThat(only()).startsWith("ERROR generated-column public.orders.note: production computes");
    }

    @Test
    void whatOnlyStagingHas() {
        shop();
        stage.staging().execute("create table mine (id int)");
        assertThat(only()).startsWith("NOTE staging-only-table public.mine: ");

        shop();
        stage.staging().execute("alter table orders add mine int");
        assertThat(only()).startsWith("NOTE staging-only-column public.orders.mine: ");

        shop();
        stage.staging().execute("alter table orders add mine int not null");
        assertThat(only()).startsWith("WARNING staging-only-column public.orders.mine: ");
    }

    @Test
    void whatIsLeftBehind() {
        shop();
        String wrapper = "create foreign data wrapper nowhere; create server far foreign data wrapper nowhere;"
                + "create foreign table far_away (id int) server far";
        stage.production().execute(wrapper);
        try {
            assertThat(only()).isEqualTo("""
                    WARNING not-copied public.far_away: a foreign table: its rows live on another server.
                    """);
        } finally {
            stage.production().execute("drop foreign data wrapper nowhere cascade");
        }
    }

    @Test
    void masksThatLoseUniqueness() {
        shop();
        stage.rebuild(SHOP + "alter table customers add unique (name)")
                .rules("tables: { customers: { name: person-name } }\n" + KEEP_ALL);
        assertThat(only())
                .startsWith("ERROR uniqueness-lost public.customers.name in customers_name_key: ")
                .contains("Use a masker that keeps values apart");
        stage.rules("tables: { customers: { name: hash-token } }\n" + KEEP_ALL);
        assertThat(findings()).extracting(Finding::id).containsExactly("same-server");
    }

    @Test
    void masksUnderAnExpressionOrACheck() {
        shop();
        stage.rebuild(SHOP + "create unique index customers_email on customers (lower(email))")
                .rules("tables: { customers: { email: email } }\n" + KEEP_ALL);
        assertThat(findings()).extracting(Finding::id).containsExactly("same-server");

        shop();
        stage.rebuild(SHOP + "alter table customers add constraint short check (length(name) < 40)")
                .rules("tables: { customers: { name: person-name } }\n" + KEEP_ALL);
        assertThat(only()).startsWith("WARNING masked-check public.customers.name in short: ");
    }

    @Test
    void aStagingThatWasNeverEnrolled() {
        shop();
        stage.staging().execute("insert into customers values (1, null, 'here before')");
        assertThat(only()).startsWith("WARNING not-enrolled shop: staging holds data (in public.customers)");
    }
}
