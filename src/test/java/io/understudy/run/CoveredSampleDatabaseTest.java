package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.report.RunReport;
import io.understudy.sample.Unit;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import io.understudy.verify.Facet;
import io.understudy.verify.OrphanSampling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** One percent of the sample database: with a cover it holds whatever is rare in production, for a quarter more rows at most; without, it does not. */
final class CoveredSampleDatabaseTest {
    /** Rows that few have something in common with, asked for in words of their own. */
    private static final List<String> RARE = List.of(
            "public.customers where status = 'blocked'",
            "public.customers where email = ''",
            "public.customers where email is null",
            "public.customers where full_name is null",
            "public.customers where country_code is null",
            "public.customers where notes = ''",
            "public.customers where char_length(notes) = 10000",
            "public.orders where placed_at is null",
            "public.orders where channel = 'fax'",
            "public.orders where goods < 0",
            "public.orders where coupon_code is not null and not exists (select from public.coupons c where c.code = coupon_code)",
            "public.comments where subject_type = 'blogpost'",
            "public.comments where subject_type = 'Product'",
            "public.payments where amount = (select max(amount) from PRODUCTION.payments)",
            "public.addresses where street = (select max(street) from PRODUCTION.addresses where char_length(street) = (select max(char_length(street)) from PRODUCTION.addresses))");

    @Nested
    final class OnPostgreSql18 extends Covered {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18, List.of("2026", "2027", "2028"));
        }

        @Test
        void whatOnlyPostgreSqlHasIsThere() {
            for (String rare : List.of(
                    "public.exchange_rates where to_eur = 'NaN'",
                    "public.sessions where expires_at = 'infinity'",
                    "public.customers where notes is not nfc normalized",
                    "public.customers where notes ~ '\\u202e'",
                    "public.customers where full_name ~ '[\\u10a0-\\u10ff]'",
                    "public.customers where full_name ~ '[\\U00010000-\\U0010ffff]'"))
                assertThat(covered().count("select count(*) from " + rare))
                        .as(rare)
                        .isPositive();
        }
    }

    @Nested
    final class OnMySql8 extends Covered {
        OnMySql8() {
            super(Server.MYSQL_8, List.of("2026"));
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class Covered {
        private static final double RATE = 0.01;

        private final Server server;
        private final List<String> seeds;
        private final LiveDatabase production;
        private LiveDatabase covered;
        private LiveDatabase plain;
        private final Map<String, LiveDatabase> bySeed = new TreeMap<>();
        private final Map<String, RunReport> reports = new TreeMap<>();
        private Manifest manifest;

        Covered(Server server, List<String> seeds) {
            this.server = server;
            this.seeds = seeds;
            production = server.sampleProduction();
        }

        LiveDatabase covered() {
            return covered;
        }

        @BeforeAll
        void refresh(@TempDir Path folder) {
            plain = server.sampleStaging();
            stage(folder, plain, "2026", "cover: 0").manifest();
            for (String seed : seeds) {
                LiveDatabase target = server.sampleStaging();
                Manifest made = stage(folder, target, seed, "cover: 1").manifest();
                bySeed.put(seed, target);
                reports.put(
                        seed, new Reports(folder.resolve("runs")).of(made.run()).orElseThrow());
                if (!seed.equals("2026")) continue;
                covered = target;
                manifest = made;
            }
        }

        private Stage stage(Path folder, LiveDatabase target, String seed, String cover) {
            return new Stage(folder, production, target).seed(seed).sample("rate: 1%\n" + cover + """

                    tables:
                      customers: { by: email }
                    references:
                      - orders.coupon_code -> coupons.code
                      - comments.(subject_type='product').subject_id -> products.id
                      - sessions.customer_id -> customers.id
                      - page_views.customer_id -> customers.id
                    """);
        }

        @Test
        void nearlyEveryStratumIsThereForAQuarterMoreRowsAtMost() {
            long strata = sum(table -> table.coverage().strata());
            long absent = sum(table -> table.coverage().absent());
            long cohort = sum(Manifest.TableEntry::cohort);
            long without = plain.count(server.sql("select count(*) from public.customers"));
            System.out.printf(
                    "%s: %d strata, %d absent; %d rows of the cohort, %d of the cover, %d of the closure (%d customers without cover)%n",
                    server,
                    strata,
                    absent,
                    cohort,
                    sum(Manifest.TableEntry::cover),
                    sum(Manifest.TableEntry::closure),
                    without);
            assertThat(strata).isGreaterThan(2_000);
            assertThat((double) absent / strata).isLessThanOrEqualTo(0.01);
            long rows = rows(covered) - rows(plain);
            assertThat((double) rows / cohort).as("rows more").isBetween(0.02, 0.25);
        }

        private long sum(java.util.function.ToLongFunction<Manifest.TableEntry> number) {
            return manifest.tables().stream().mapToLong(number).sum();
        }

        private long rows(LiveDatabase database) {
            return manifest.tables().stream()
                    .map(table -> table.table().substring(table.table().indexOf('.') + 1))
                    .mapToLong(
                            table -> database.count(server.sql("select count(*) from only public.\"" + table + "\"")))
                    .sum();
        }

        @Test
        void whatIsRareInProductionIsThere() {
            List<String> lost = new ArrayList<>();
            for (String rare : RARE) {
                String query = "select count(*) from " + literal(rare);
                assertThat(production.count(server.sql(query))).as(rare).isPositive();
                if (covered.count(server.sql(query)) == 0) lost.add(rare);
            }
            assertThat(lost).isEmpty();
        }

        @Test
        void withoutACoverMuchOfItIsNot() {
            long lost = RARE.stream()
                    .filter(rare -> plain.count(server.sql("select count(*) from " + literal(rare))) == 0)
                    .count();
            assertThat(lost).isGreaterThan(RARE.size() / 2);
        }

        /** What is asked of production itself becomes a literal. */
        private String literal(String rare) {
            int from = rare.indexOf("(select max");
            if (!rare.contains("PRODUCTION") || from < 0) return rare;
            String query = rare.substring(from + 1, rare.length() - 1).replace("PRODUCTION", "public");
            return rare.substring(0, from) + "'"
                    + production.value(server.sql(query)).replace("'", "''") + "'";
        }

        @Test
        void everyValueOfColumnsWithFewIsThere() {
            for (String column : List.of(
                    "public.customers status",
                    "public.orders channel",
                    "public.orders currency",
                    "public.comments subject_type")) {
                String[] parts = column.split(" ", -1);
                // Each spelling counts, also where the collation takes two for one.
                String exact = server.isPostgreSql() ? parts[1] : "cast(" + parts[1] + " as binary)";
                String query = server.sql("select distinct " + exact + " from " + parts[0]);
                assertThat(new HashSet<>(covered.rows(query)))
                        .as(column)
                        .isEqualTo(new HashSet<>(production.rows(query)));
                if (column.endsWith("channel"))
                    assertThat(plain.rows(query))
                            .hasSizeLessThan(production.rows(query).size());
            }
        }

        /** Of families that are larger than what may still be added, the manifest says that they are missing. */
        @Test
        void familiesOfEverySizeAreThere() {
            Map<String, Long> orders = fanOut(production);
            Map<Integer, Long> found = new TreeMap<>();
            orders.values().forEach(size -> found.merge(bucket(size), 1L, Long::sum));
            Set<Integer> kept = wholeFamilies(covered, orders);
            Set<Integer> without = wholeFamilies(plain, orders);
            System.out.printf("%s: families by size %s, with cover %s, without %s%n", server, found, kept, without);
            List<String> missing = manifest.tables().stream()
                    .flatMap(table -> table.coverage().missing().keySet().stream())
                    .filter(reason -> reason.startsWith("family of"))
                    .toList();
            System.out.println(missing);
            for (int size : found.keySet())
                assertThat(kept.contains(size)
                                || missing.stream().anyMatch(reason -> reason.contains(": " + text(size) + " row")))
                        .as("families of %s rows", text(size))
                        .isTrue();
            assertThat(kept).hasSizeGreaterThan(without.size());
        }

        private Set<Integer> wholeFamilies(LiveDatabase database, Map<String, Long> production) {
            Set<Integer> result = new HashSet<>();
            fanOut(database).forEach((id, size) -> {
                if (size.equals(production.get(id))) result.add(bucket(size));
            });
            return result;
        }

        private static int bucket(long size) {
            return Long.SIZE - Long.numberOfLeadingZeros(size);
        }

        private static String text(int bucket) {
            int least = 1 << (bucket - 1);
            return bucket == 0 ? "0" : bucket == 1 ? "1" : least + " to " + (2 * least - 1);
        }

        @Test
        void whatRefersToSomethingRefersToARowThatIsThere() {
            assertThat(covered.danglingRows()).isEmpty();
            assertThat(production.orphans()).containsAll(covered.orphans());
        }

        @Test
        void everyRowOfTheCoverSaysWhy() {
            for (Manifest.TableEntry table : manifest.tables()) {
                assertThat((long) table.coverage().rows().size())
                        .as(table.table())
                        .isEqualTo(table.cover());
                assertThat(table.coverage().rows()).allMatch(reasons -> !reasons.isEmpty());
                assertThat(table.coverage().reasons())
                        .noneMatch(reason -> reason.contains("@") || reason.contains("blocked"));
            }
        }

        /** The shape of the chosen customers, over some seeds. What the closure and the cover brought is left out: they come alone. */
        @Test
        void whatWasChosenHasProductionsShape() {
            Map<String, Long> orders = fanOut(production);
            Map<String, String> emails = new HashMap<>();
            production
                    .rows(server.sql("select id, coalesce(email, '') from public.customers"))
                    .forEach(row -> emails.put(row.split("\\|", -1)[0], row.substring(row.indexOf('|') + 1)));
            double duplicates = duplicates(emails.keySet(), emails);
            for (Map.Entry<String, LiveDatabase> run : bySeed.entrySet()) {
                Map<String, Long> kept = fanOut(run.getValue());
                Set<String> chosen = new HashSet<>();
                for (String id : kept.keySet()) {
                    String email = emails.getOrDefault(id, "");
                    String unit = nullMails().contains(id) ? id : Unit.folded(email);
                    if (Unit.of(run.getKey(), unit) < Unit.threshold(RATE)) chosen.add(id);
                }
                assertThat(chosen).allMatch(id -> kept.get(id).equals(orders.get(id)));
                List<Long> sample = chosen.stream().map(kept::get).toList();
                double noise = 1.63 * Math.sqrt(1.0 / sample.size() + 1.0 / orders.size());
                double distance = distance(sample, List.copyOf(orders.values()));
                System.out.printf(
                        "%s seed %s: %d customers chosen; KS of orders each %.3f (noise %.3f); duplicates %.2f %% (production %.2f %%)%n",
                        server,
                        run.getKey(),
                        chosen.size(),
                        distance,
                        noise,
                        100 * duplicates(chosen, emails),
                        100 * duplicates);
                assertThat(distance).isLessThanOrEqualTo(0.02 + noise);
                double scatter = 2 * 3 * Math.sqrt(duplicates * (1 - duplicates) / chosen.size());
                assertThat(Math.abs(duplicates(chosen, emails) - duplicates))
                        .isLessThanOrEqualTo(0.1 * duplicates + scatter);
            }
        }

        /** What the report says of the same: every facet of every column and reference, before what the closure and the cover bring. */
        @Test
        void theReportHoldsTheSampleAgainstProduction() {
            for (Map.Entry<String, RunReport> entry : reports.entrySet()) {
                RunReport report = entry.getValue();
                List<Facet> ofColumns = report.tables().stream()
                        .flatMap(table -> table.columns().stream())
                        .flatMap(column -> column.facets().stream())
                        .toList();
                List<Facet> owned = report.tables().stream()
                        .flatMap(table -> table.fanOuts().stream())
                        .filter(RunReport.FanOut::owned)
                        .map(RunReport.FanOut::facet)
                        .filter(Objects::nonNull)
                        .toList();
                List<Facet> orphans = report.tables().stream()
                        .flatMap(table -> table.orphans().stream())
                        .map(OrphanSampling::facet)
                        .toList();
                System.out.printf(
                        "%s seed %s: fidelity %s, least alike %s%n",
                        server,
                        entry.getKey(),
                        report.verdict().fidelity(),
                        report.verdict().leastAlike());
                within("KS of owned fan-out", 0.02, owned);
                within("KS of numbers", 0.02, named(ofColumns, "distribution"));
                within("null rates", 0.005, named(ofColumns, "nulls"));
                within("duplicate rates", 1, named(ofColumns, "duplicates"));
                within("orphan rates", 0, orphans);
                assertThat(report.verdict().fidelity()).isGreaterThan(97);
            }
        }

        private static List<Facet> named(List<Facet> facets, String name) {
            return facets.stream().filter(facet -> facet.name().equals(name)).toList();
        }

        /** Noise is that of 99 of 100: of hundreds of facets some are beyond it, but not far. */
        private void within(String what, double allowed, List<Facet> facets) {
            assertThat(facets).as(what).isNotEmpty();
            Facet worst = facets.stream()
                    .max(Comparator.comparingDouble(facet -> facet.value() / Math.max(1e-9, facet.tolerance())))
                    .orElseThrow();
            long beyond = facets.stream().filter(facet -> facet.score() < 1).count();
            long bare = facets.stream().filter(facet -> facet.value() > allowed).count();
            System.out.printf(
                    "  %s: %d looked at, %d above %s, %d of these above chance as well; worst %.4f where %.4f is allowed%n",
                    what, facets.size(), bare, allowed, beyond, worst.value(), worst.tolerance());
            assertThat(beyond).as(what).isLessThanOrEqualTo(1 + facets.size() / 50);
            assertThat(worst.score()).as(what).isGreaterThan(0.5);
        }

        private Set<String> nullMails;

        private Set<String> nullMails() {
            if (nullMails == null)
                nullMails = new HashSet<>(
                        production.rows(server.sql("select id from public.customers where email is null")));
            return nullMails;
        }

        private Map<String, Long> fanOut(LiveDatabase database) {
            Map<String, Long> result = new HashMap<>();
            database.rows(
                            server.sql(
                                    "select c.id, count(o.id) from public.customers c left join public.orders o on o.customer_id = c.id group by c.id"))
                    .forEach(row -> result.put(row.split("\\|", -1)[0], Long.valueOf(row.split("\\|", -1)[1])));
            return result;
        }

        private static double duplicates(Set<String> ids, Map<String, String> emails) {
            List<String> mails = ids.stream()
                    .map(emails::get)
                    .map(Unit::folded)
                    .filter(mail -> !mail.isEmpty())
                    .toList();
            return (double) (mails.size() - new HashSet<>(mails).size()) / ids.size();
        }

        /** The greatest difference of two distribution functions. */
        private static double distance(List<Long> one, List<Long> other) {
            double greatest = 0;
            for (long at : new HashSet<>(other))
                greatest = Math.max(greatest, Math.abs(share(one, at) - share(other, at)));
            return greatest;
        }

        private static double share(List<Long> values, long at) {
            return (double) values.stream().filter(value -> value <= at).count() / values.size();
        }
    }
}
