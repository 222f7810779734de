package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.Stage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample that cannot be had ends with exit code 3 and staging as it was. */
class RefusedSampleTest {
    private static final String DDL = """
            create table customers (id int primary key, last_order_id int);
            create table orders (id int primary key, customer_id int references customers);
            alter table customers add foreign key (last_order_id) references orders;
            """;

    @TempDir
    private Path folder;

    @Test
    void aClosureOverItsBudgetAndACircleOfOwners() {
        Stage databases = Stage.alike(folder, DDL);
        databases
                .production()
                .execute("insert into customers select i from generate_series(1, 500) i;"
                        + "insert into orders select i, i from generate_series(1, 500) i; analyze");
        assertThat(databases.sample("rate: 50%").refresh().exit()).isZero();
        List<String> before = databases.staging().rows("select id from public.orders order by 1");

        Stage.Answer overBudget = databases
                .sample("{ rate: 1%, budget: 10, tables: { orders: { rows: 300 } } }")
                .refresh();
        assertThat(overBudget.exit()).isEqualTo(3);
        assertThat(overBudget.err()).contains("over its budget of 10 rows", "public.customers: all", "budget: ");
        assertThat(overBudget.err().lines().filter(line -> line.startsWith("understudy: ")))
                .hasSize(1);

        Stage.Answer circle = databases
                .sample("{ rate: 5%, tables: { customers: { with: orders }, orders: { with: customers } } }")
                .refresh();
        assertThat(circle.exit()).isEqualTo(3);
        assertThat(circle.err()).contains("ownership-cycle");
        assertThat(databases.staging().rows("select id from public.orders order by 1"))
                .isEqualTo(before);
    }
}
