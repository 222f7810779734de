package io.understudy.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.servers.Stage;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What each way to say how much does, on a server. */
@TestInstance(Lifecycle.PER_CLASS)
class CohortTest {
    private static final String DDL = """
            create table customers (id int primary key, email text, country char(2), born date);
            create table orders (id int primary key, customer_id int references customers, total numeric);
            create table hits (at int, t text);
            """;

    private static final String ROWS = """
            insert into customers select i, case when i % 10 > 0 then (array['', ' '])[1 + i % 2] || (array['u', 'U'])[1 + i % 2] || i / 3 || '@x.org' end,
                case when i % 7 > 0 then 'D' || i % 4 end, date '1970-01-01' + i from generate_series(1, 3000) i;
            insert into orders select i, case when i % 5 > 0 then 1 + i % 3000 end, i / 4.0 from generate_series(1, 9000) i;
            insert into hits select i / 2, 'same' from generate_series(1, 4000) i;
            analyze;
            """;

    private Stage stage;

    @BeforeAll
    void open(@TempDir Path folder) {
        stage = Stage.alike(folder, DDL);
        stage.production().execute(ROWS);
    }

    private Set<String> customers(String sample) {
        return rows("customers", sample);
    }

    private Set<String> rows(String table, String sample) {
        stage.sample(sample).manifest();
        List<String> rows = stage.staging().rows("select ctid from public." + table);
        assertThat(rows).doesNotHaveDuplicates();
        return new HashSet<>(stage.staging().rows("select t::text from public." + table + " t"));
    }

    @Test
    void soManyRowsAreExactlySoMany() {
        Set<String> before = Set.of();
        for (int rows : List.of(1, 2, 50, 51, 2999)) {
            Set<String> kept = customers("{ rate: 1%, tables: { customers: { rows: " + rows + " }, orders: none } }");
            assertThat(kept).hasSize(rows).containsAll(before);
            before = kept;
        }
        assertThat(customers("{ rate: 1%, tables: { customers: { rows: 5000 }, orders: none } }"))
                .hasSize(3000);
    }

    @Test
    void soManyRowsOfAConditionAndOfUnits() {
        Set<String> kept = customers(
                "{ rate: 1%, tables: { customers: { rows: 40, where: \"id % 2 = 0\", by: [email] }, orders: none } }");
        assertThat(kept).hasSize(40);
        assertThat(stage.staging().count("select count(*) from public.customers where id % 2 = 1"))
                .isZero();
        assertThat(
                        customers(
                                "{ rate: 1%, tables: { customers: { rows: 40, where: \"id % 2 = 0\", by: [email] }, orders: none } }"))
                .isEqualTo(kept);
    }

    @Test
    void whatBelongsToSoManyRows() {
        customers("{ rate: 1%, tables: { customers: { rows: 40, by: email }, orders: { with: customers } } }");
        String theirs = "select count(*) from orders where customer_id in (%s)"
                .formatted(String.join(", ", stage.staging().rows("select id from public.customers")));
        assertThat(stage.production().count(theirs.replace("from orders", "from public.orders")))
                .isEqualTo(stage.staging().count("select count(*) from public.orders where customer_id is not null"))
                .isPositive();
    }

    @Test
    void aHigherRateIsASuperset() {
        Set<String> before = Set.of();
        for (String rate : List.of("0.001%", "1%", "5%", "30%", "99.9%", "100%")) {
            Set<String> kept = new HashSet<>(customers("rate: " + rate + "\ntables: { customers: { by: email } }"));
            stage.staging()
                    .rows("select 'order ' || t::text from public.orders t")
                    .forEach(kept::add);
            stage.staging().rows("select 'hit ' || t::text from public.hits t").forEach(kept::add);
            assertThat(kept).containsAll(before);
            before = kept;
        }
        assertThat(stage.staging().differencesFrom(stage.production())).noneMatch(line -> !line.contains("understudy"));
    }

    @Test
    void aVerySmallRateTakesNextToNothing() {
        assertThat(customers("rate: 0.001%\ntables: { orders: none }")).hasSizeLessThan(3);
    }

    @Test
    void aConditionWithinARate() {
        customers("rate: 30%\ntables: { customers: { where: \"country = 'D1'\" }, orders: none }");
        long kept = stage.staging().count("select count(*) from public.customers");
        long all = stage.production().count("select count(*) from public.customers where country = 'D1'");
        assertThat(kept).isEqualTo(stage.staging().count("select count(*) from public.customers where country = 'D1'"));
        assertThat((double) kept / all).isBetween(0.2, 0.4);
    }

    @Test
    void aConditionOnWhatFollowsItsOwner() {
        customers("rate: 30%\ntables: { orders: { with: customers, where: \"total > 1000\" } }");
        Set<String> rich = new HashSet<>(stage.staging().rows("select id from public.orders"));
        assertThat(stage.staging().count("select count(*) from public.orders where total <= 1000"))
                .isZero();
        customers("rate: 30%\ntables: { orders: { with: customers } }");
        assertThat(new HashSet<>(stage.staging().rows("select id from public.orders where total > 1000")))
                .isEqualTo(rich);
    }

    @Test
    void aNaturalKeyOfSeveralColumnsKeepsWhatSharesIt() {
        customers("rate: 30%\ntables: { customers: { by: [email, country] }, orders: none }");
        String unit =
                "select lower(btrim(email)) || '/' || country, count(*) from public.customers %s group by 1 order by 1";
        List<String> kept = stage.staging().rows(unit.formatted("where email is not null and country is not null"));
        assertThat(stage.production().rows(unit.formatted("where email is not null and country is not null")))
                .containsAll(kept);
        // Where a part is null, the rows have only themselves.
        assertThat(stage.staging().count("select count(*) from public.customers where email is null"))
                .isBetween(50L, 130L);
    }

    @Test
    void rowsThatAreExactCopiesStayTogether() {
        rows("hits", "rate: 20%\nsmall: 0\ntables: { orders: none }");
        String copies = "select at, count(*) from public.hits group by 1 order by 1";
        List<String> kept = stage.staging().rows(copies);
        assertThat(stage.production().rows(copies)).containsAll(kept);
        assertThat(kept.size()).isBetween(300, 500);
    }

    @Test
    void aBudgetThatIsTooSmallSaysWhereItWent() {
        customers("rate: 10%");
        List<String> before = stage.staging().rows("select id from public.customers order by 1");
        stage.sample("{ rate: 1%, budget: 5, tables: { orders: { rows: 400 } } }");
        assertThatThrownBy(stage::manifest)
                .isInstanceOf(ClosureOverBudget.class)
                .hasMessageMatching(
                        "The closure grew over its budget of 5 rows, and nothing was published; most were asked for by "
                                + "public\\.orders\\(customer_id\\) -> public\\.customers\\(id\\) \\(3\\d\\d rows\\)\\. Under sample, keep that table whole "
                                + "\\(tables: \\{ public\\.customers: all \\}\\), or raise the budget \\(budget: 3\\d\\d\\), or take less of public\\.orders\\.");
        assertThat(stage.staging().rows("select id from public.customers order by 1"))
                .isEqualTo(before);
        stage.sample("{ rate: 1%, budget: 400, tables: { orders: { rows: 400 } } }")
                .manifest();
        stage.sample("{ rate: 1%, tables: { orders: { rows: 400 } } }").manifest();
        assertThat(stage.plan().sampling().closureBudget()).isEqualTo(200_000);
    }
}
