package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Five percent of the sample database: whole where production is whole, broken where it is broken, and the same every night. */
final class SampledSampleDatabaseTest {
    @Nested
    final class OnPostgreSql18 extends SampledSample {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }

        @Test
        void whatProductionHasNotValidatedIsNotValidatedHere() {
            String query = "select conname from pg_constraint where not convalidated order by 1";
            assertThat(staging().rows(query))
                    .contains("orders_sales_rep_fk", "customers_phone_check")
                    .isEqualTo(Server.POSTGRESQL_18.sampleProduction().rows(query));
        }

        @Test
        void thePartitionedTableLiesInItsPartitions() {
            assertThat(staging().count("select count(*) from only public.audit_log_2026_03"))
                    .isPositive();
        }
    }

    @Nested
    final class OnMySql8 extends SampledSample {
        OnMySql8() {
            super(Server.MYSQL_8);
        }
    }

    @Nested
    final class OnMariaDb11 extends SampledSample {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }

        @Test
        void thePartitionedTableLiesInItsPartitions() {
            assertThat(staging().count("select count(*) from audit_log partition (p2026_03)"))
                    .isPositive();
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class SampledSample {
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

        private final Server server;
        private final LiveDatabase production;
        private LiveDatabase staging;
        private LiveDatabase tenPercent;
        private LiveDatabase otherSeed;

        SampledSample(Server server) {
            this.server = server;
            this.production = server.sampleProduction();
        }

        LiveDatabase staging() {
            return staging;
        }

        @BeforeAll
        void refresh(@TempDir Path folder) {
            staging = refreshed(folder, "5%", "2026");
            tenPercent = refreshed(folder, "10%", "2026");
            otherSeed = refreshed(folder, "5%", "2027");
        }

        private LiveDatabase refreshed(Path folder, String rate, String seed) {
            LiveDatabase target = server.sampleStaging();
            Stage.Answer answer = stage(folder, target, rate, seed).refresh();
            assertThat(answer.exit()).as(answer.err()).isZero();
            return target;
        }

        private Stage stage(Path folder, LiveDatabase target, String rate, String seed) {
            return new Stage(folder, production, target).seed(seed).sample("rate: " + rate + "\n" + SAMPLE);
        }

        private long count(LiveDatabase database, String query) {
            return database.count(server.sql(query));
        }

        @Test
        void noRowDanglesUnderAValidatedKey() {
            assertThat(staging.danglingRows()).isEmpty();
            assertThat(tenPercent.danglingRows()).isEmpty();
            assertThat(otherSeed.danglingRows()).isEmpty();
        }

        @Test
        void whatDanglesDanglesInProductionToo() {
            assertThat(staging.orphans()).isNotEmpty();
            assertThat(production.orphans())
                    .containsAll(staging.orphans())
                    .containsAll(tenPercent.orphans())
                    .containsAll(otherSeed.orphans());
        }

        /** Each holds in production for a few percent of the rows, or for far fewer; a sample has to have its share, give or take three standard deviations. */
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                public.customers          | phone not like '+%'
                public.customers          | not exists (select from public.orders o where o.customer_id = t.id)
                public.customers          | email like '% '
                public.orders             | currency is null
                public.orders             | sales_rep_id is not null and not exists (select from public.employees e where e.id = t.sales_rep_id)
                public.page_views         | customer_id is not null and not exists (select from public.customers c where c.id = t.customer_id)
                """)
        void oddRowsAreThereInProportion(String table, String odd) {
            String count = "select count(*) from " + table + " t";
            double share = (double) count(production, count + " where " + odd) / count(production, count);
            long rows = count(staging, count);
            // Rows come by customer and not one by one, so they scatter more than dice would: twice as much is allowed
            // for.
            double deviation = 2 * Math.sqrt(share * (1 - share) / rows);
            assertThat((double) count(staging, count + " where " + odd) / rows).isCloseTo(share, within(3 * deviation));
        }

        @Test
        void duplicatesByEmailLiveOrDieTogether() {
            String twins = """
                    select folded, count(*) from (select %s as folded from customers where email <> '') c
                    group by folded having count(*) > 1 order by 1
                    """.formatted(
                            server.isPostgreSql()
                                    ? "lower(btrim(email) collate \"C\")"
                                    : "cast(lower(trim(email)) as char character set utf8mb4) collate utf8mb4_bin");
            if (server.isPostgreSql()) twins = twins.replace("from customers", "from public.customers");
            List<String> here = staging.rows(twins);
            assertThat(here).hasSizeBetween(25, 100);
            assertThat(new HashSet<>(production.rows(twins))).containsAll(here);
        }

        @Test
        void aChosenCustomerHasEveryOrder() {
            String fanOut = server.sql(
                    "select c.id, count(o.id) from public.customers c left join public.orders o on o.customer_id = c.id group by c.id");
            List<String> here = staging.rows(fanOut);
            Set<String> whole = new HashSet<>(production.rows(fanOut));
            // The others came by closure, because somebody they had referred was chosen.
            assertThat((double) here.stream().filter(whole::contains).count() / here.size())
                    .isGreaterThan(0.85);
        }

        @Test
        void anOrderHasAllOfItsLinesOrWasFetchedWithoutAny() {
            String lines = server.sql(
                    "select o.id, count(l.sku) from public.orders o left join public.\"Order Lines\" l on l.\"orderId\" = o.id group by o.id");
            Set<String> whole = new HashSet<>(production.rows(lines));
            assertThat(staging.rows(lines)).allMatch(row -> whole.contains(row) || row.endsWith("|0"));
            assertThat(count(staging, "select count(*) from public.\"Order Lines\""))
                    .isGreaterThan(4000);
        }

        @Test
        void theRateIsKept() {
            assertThat(count(staging, "select count(*) from public.customers"))
                    .isBetween(Math.round(24000 * RATE * 0.85), Math.round(24000 * RATE * 1.35));
            assertThat(count(tenPercent, "select count(*) from public.customers"))
                    .isBetween(Math.round(24000 * 2 * RATE * 0.85), Math.round(24000 * 2 * RATE * 1.35));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "customers",
                    "orders",
                    "Order Lines",
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
            Set<String> five = staging.hashes(table);
            assertThat(five).isNotEmpty();
            assertThat(tenPercent.hashes(table).containsAll(five)).isTrue();
            assertThat(production.hashes(table).containsAll(five)).isTrue();
            if (!table.equals("products")) assertThat(otherSeed.hashes(table)).isNotEqualTo(five);
        }

        @Test
        void noneTakesNothingAllTakesEverythingAndRowsTakesSoMany() {
            assertThat(count(staging, "select count(*) from only public.mail_log"))
                    .isZero();
            assertThat(count(staging, "select count(*) from public.coupons")).isEqualTo(200);
            assertThat(count(staging, "select count(*) from public.employees")).isGreaterThanOrEqualTo(40);
        }

        @Test
        void aWhereHoldsForEveryRow() {
            assertThat(count(staging, "select count(*) from public.audit_log where not at >= '2026-01-01'"))
                    .isZero();
            long matching = count(production, "select count(*) from public.audit_log where at >= '2026-01-01'");
            assertThat((double) count(staging, "select count(*) from public.audit_log") / matching)
                    .isCloseTo(0.2, within(0.02));
        }

        @Test
        void aPolymorphicReferenceIsFollowed() {
            String dangling =
                    "select count(*) from public.comments c where subject_type = 'order' and not exists (select from public.orders o where o.id = c.subject_id)";
            assertThat(count(staging, "select count(*) from public.comments where subject_type = 'order'"))
                    .isGreaterThan(10);
            assertThat(count(staging, dangling)).isLessThanOrEqualTo(count(production, dangling) / 4);
        }

        @Test
        void aSecondNightMakesTheSame(@TempDir Path folder) {
            var before = staging.checksums();
            Stage.Answer answer = stage(folder, staging, "5%", "2026").refresh();
            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(staging.checksums()).isEqualTo(before);
        }
    }
}
