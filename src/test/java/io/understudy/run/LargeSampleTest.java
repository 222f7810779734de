package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Stage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sample of some fifty thousand customers has production's shape within bare limits, without any allowance for chance; measured by the servers themselves, over three seeds. */
@TestInstance(Lifecycle.PER_CLASS)
final class LargeSampleTest {
    private static final double KOLMOGOROV_SMIRNOV = 0.02;
    private static final double NULLS = 0.005;
    private static final double DUPLICATES = 0.1;
    private static final double ORPHAN_SIGMAS = 3;

    private Stage stage;

    /** Customers of whom a few have most of the orders, two hundredths were imported twice, and one order in a hundred lost its customer. */
    @BeforeAll
    void makeProduction(@TempDir Path folder) {
        stage = Stage.alike(folder, """
                create table customers (id integer primary key, email text, credit numeric(12,2), born date);
                create table orders (id integer primary key, customer_id integer, total numeric(12,2), placed_at timestamp);
                create index on orders (customer_id);
                """);
        stage.production().execute("select setseed(0.42)", """
                insert into customers select n, 'c' || (case when n % 50 = 0 then n - 1 else n end) || '@example.org',
                  exp(6 + 2 * sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())), case when random() < 0.9 then date '1950-01-01' + (random() * 20000)::int end
                from generate_series(1, 100000) n
                """, """
                insert into orders select row_number() over (), case when random() < 0.01 then 1000000 + c.id else c.id end, (random() ^ 3 * 5000)::numeric(12,2),
                  case when random() < 0.95 then timestamp '2020-01-01' + random() * interval '5 years' end
                from customers c cross join lateral generate_series(1, least(400, (0.5 + 1 / (1.0001 - (abs(hashint4(c.id)) % 10000) / 10000.0) ^ 0.7)::int)) o
                """, "analyze");
        stage.sample("""
                rate: 50%
                cover: 1
                tables:
                  customers: { by: email }
                references: [ orders.customer_id -> customers.id ]
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026", "2027", "2028"})
    void isLikeProduction(String seed) {
        stage.seed(seed).manifest();
        double fanOut = distance(
                "select count(o.id) from public.customers c left join public.orders o on o.customer_id = c.id group by c.id");
        double credit = distance("select credit from public.customers");
        double total = distance("select total from public.orders");
        double born = difference("select avg((born is null)::int) from public.customers");
        double placed = difference("select avg((placed_at is null)::int) from public.orders");
        String twice = "select 1 - count(distinct email)::float8 / count(*) from public.customers";
        double duplicates = difference(twice) / number(stage.production(), twice);
        String dangling =
                "select avg((not exists (select from public.customers c where c.id = o.customer_id))::int) from public.orders o";
        double expected = number(stage.production(), dangling);
        double orders = number(stage.staging(), "select count(*) from public.orders");
        double orphans = difference(dangling) / Math.sqrt(expected * (1 - expected) / orders);
        System.out.printf(
                Locale.ROOT,
                "seed %s: KS of owned fan-out %.4f, of numbers %.4f and %.4f; null rates off by %.4f and %.4f; duplicate rate off by %.3f of it; orphan rate off by %.2f sigma%n",
                seed,
                fanOut,
                credit,
                total,
                born,
                placed,
                duplicates,
                orphans);
        assertThat(List.of(fanOut, credit, total)).allMatch(distance -> distance > 0 && distance <= KOLMOGOROV_SMIRNOV);
        assertThat(List.of(born, placed)).allMatch(off -> off <= NULLS);
        assertThat(duplicates).isLessThanOrEqualTo(DUPLICATES);
        assertThat(orphans).isLessThanOrEqualTo(ORPHAN_SIGMAS);
    }

    private double difference(String query) {
        return Math.abs(number(stage.production(), query) - number(stage.staging(), query));
    }

    private static double number(LiveDatabase database, String query) {
        return Double.parseDouble(database.value(query));
    }

    /** The greatest difference of the distribution functions of two columns of numbers. */
    private double distance(String query) {
        double[] one = numbers(stage.production(), query);
        double[] other = numbers(stage.staging(), query);
        double greatest = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            double at = Math.min(one[i], other[j]);
            while (i < one.length && one[i] <= at) i++;
            while (j < other.length && other[j] <= at) j++;
            greatest = Math.max(greatest, Math.abs((double) i / one.length - (double) j / other.length));
        }
        return greatest;
    }

    private static double[] numbers(LiveDatabase database, String query) {
        double[] numbers =
                database.rows(query).stream().mapToDouble(Double::parseDouble).toArray();
        Arrays.sort(numbers);
        return numbers;
    }
}
