package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.understudy.servers.LiveDatabase;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Five percent of the sample database: whole where production is whole, broken where it is broken, and the same every night. */
@TestInstance(Lifecycle.PER_CLASS)
final class SampledSampleDatabaseTest {
    private static final String SAMPLE = """
            tables:
              customers: { by: email }
              sessions: { with: customers }
              page_views: { with: customers }
              audit_log: { where: "at >= '2026-01-01'", rate: 20% }
              mail_log: none
              coupons: all
              employees: { rows: 40 }
            references:
              - sessions.customer_id -> customers.id
              - page_views.customer_id -> customers.id
              - comments.(subject_type='order').subject_id -> orders.id
            """;

    private static final double RATE = 0.05;

    private final LiveDatabase production = SampleProduction.production();
    private LiveDatabase staging;
    private LiveDatabase tenPercent;
    private LiveDatabase otherSeed;

    @BeforeAll
    void refresh(@TempDir Path folder) {
        staging = refreshed(folder, "5%", "2026");
        tenPercent = refreshed(folder, "10%", "2026");
        otherSeed = refreshed(folder, "5%", "2027");
    }

    private LiveDatabase refreshed(Path folder, String rate, String seed) {
        LiveDatabase target = SampleProduction.staging();
        TwoDatabases.Answer answer = databases(folder, target, rate, seed).refresh();
        assertThat(answer.exit()).as(answer.err()).isZero();
        return target;
    }

    private TwoDatabases databases(Path folder, LiveDatabase target, String rate, String seed) {
        return new TwoDatabases(folder, production, target).seed(seed).sample("rate: " + rate + "\n" + SAMPLE);
    }

    @Test
    void noRowDanglesUnderAValidatedKey() {
        assertThat(staging.danglingRows()).isEmpty();
        assertThat(tenPercent.danglingRows()).isEmpty();
        assertThat(otherSeed.danglingRows()).isEmpty();
    }

    @Test
    void whatProductionHasNotValidatedIsNotValidatedHere() {
        String query = "select conname from pg_constraint where not convalidated order by 1";
        assertThat(staging.rows(query))
                .contains("orders_sales_rep_fk", "customers_phone_check")
                .isEqualTo(production.rows(query));
    }

    /** Each holds in production for a few percent of the rows, or for far fewer; a sample has to have its share, give or take three standard deviations. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            public.customers          | not phone ~ '^[+][0-9 ]+$'
            public.customers          | not exists (select from public.orders o where o.customer_id = t.id)
            public.customers          | email ~ ' $'
            public.orders             | currency is null
            public.orders             | sales_rep_id is not null and not exists (select from public.employees e where e.id = t.sales_rep_id)
            public.page_views         | customer_id is not null and not exists (select from public.customers c where c.id = t.customer_id)
            """)
    void oddRowsAreThereInProportion(String table, String odd) {
        String count = "select count(*) from " + table + " t";
        double share = (double) production.count(count + " where " + odd) / production.count(count);
        long rows = staging.count(count);
        // Rows come by customer and not one by one, so they scatter more than dice would: twice as much is allowed for.
        double deviation = 2 * Math.sqrt(share * (1 - share) / rows);
        assertThat((double) staging.count(count + " where " + odd) / rows).isCloseTo(share, within(3 * deviation));
    }

    @Test
    void duplicatesByEmailLiveOrDieTogether() {
        String twins = """
                select lower(btrim(email) collate "C"), count(*) from public.customers where email <> ''
                group by 1 having count(*) > 1 order by 1
                """;
        List<String> here = staging.rows(twins);
        assertThat(here).hasSizeBetween(25, 100);
        assertThat(new HashSet<>(production.rows(twins))).containsAll(here);
    }

    @Test
    void aChosenCustomerHasEveryOrder() {
        String fanOut =
                "select c.id, count(o.id) from public.customers c left join public.orders o on o.customer_id = c.id group by 1";
        List<String> here = staging.rows(fanOut);
        Set<String> whole = new HashSet<>(production.rows(fanOut));
        // The others came by closure, because somebody they had referred was chosen.
        assertThat((double) here.stream().filter(whole::contains).count() / here.size())
                .isGreaterThan(0.85);
    }

    @Test
    void anOrderHasAllOfItsLinesOrWasFetchedWithoutAny() {
        String lines =
                "select o.id, count(l.*) from public.orders o left join public.\"Order Lines\" l on l.\"orderId\" = o.id group by 1";
        Set<String> whole = new HashSet<>(production.rows(lines));
        assertThat(staging.rows(lines)).allMatch(row -> whole.contains(row) || row.endsWith("|0"));
        assertThat(staging.count("select count(*) from public.\"Order Lines\"")).isGreaterThan(4000);
    }

    @Test
    void theRateIsKept() {
        assertThat(staging.count("select count(*) from public.customers"))
                .isBetween(Math.round(24000 * RATE * 0.85), Math.round(24000 * RATE * 1.35));
        assertThat(tenPercent.count("select count(*) from public.customers"))
                .isBetween(Math.round(24000 * 2 * RATE * 0.85), Math.round(24000 * 2 * RATE * 1.35));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customers",
                "orders",
                "\"Order Lines\"",
                "payments",
                "addresses",
                "payment_methods",
                "subscriptions",
                "comments",
                "wishlists",
                "group_members",
                "audit_log",
                "products",
                "employees",
                "page_views",
                "sessions",
                "support_tickets"
            })
    void aHigherRateIsASupersetAndAnotherSeedIsNot(String table) {
        String rows = "select md5(t::text) from public." + table + " t";
        Set<String> five = new HashSet<>(staging.rows(rows));
        assertThat(five).isNotEmpty();
        assertThat(new HashSet<>(tenPercent.rows(rows)).containsAll(five)).isTrue();
        assertThat(new HashSet<>(production.rows(rows)).containsAll(five)).isTrue();
        if (!table.equals("products"))
            assertThat(new HashSet<>(otherSeed.rows(rows))).isNotEqualTo(five);
    }

    @Test
    void noneTakesNothingAllTakesEverythingAndRowsTakesSoMany() {
        assertThat(staging.count("select count(*) from only public.mail_log")).isZero();
        assertThat(staging.count("select count(*) from public.coupons")).isEqualTo(200);
        assertThat(staging.count("select count(*) from public.employees")).isGreaterThanOrEqualTo(40);
    }

    @Test
    void aWhereHoldsForEveryRow() {
        assertThat(staging.count("select count(*) from public.audit_log where not at >= '2026-01-01'"))
                .isZero();
        long matching = production.count("select count(*) from public.audit_log where at >= '2026-01-01'");
        assertThat((double) staging.count("select count(*) from public.audit_log") / matching)
                .isCloseTo(0.2, within(0.02));
    }

    @Test
    void aPolymorphicReferenceIsFollowed() {
        String dangling =
                "select count(*) from public.comments c where subject_type = 'order' and not exists (select from public.orders o where o.id = c.subject_id)";
        assertThat(staging.count("select count(*) from public.comments where subject_type = 'order'"))
                .isGreaterThan(10);
        assertThat(staging.count(dangling)).isLessThanOrEqualTo(production.count(dangling) / 4);
    }

    @Test
    void thePartitionedTableLiesInItsPartitions() {
        assertThat(staging.count("select count(*) from only public.audit_log_2026_03"))
                .isPositive();
    }

    @Test
    void aSecondNightMakesTheSame(@TempDir Path folder) {
        var before = staging.checksums();
        assertThat(databases(folder, staging, "5%", "2026").refresh().exit()).isZero();
        assertThat(staging.checksums()).isEqualTo(before);
    }
}
