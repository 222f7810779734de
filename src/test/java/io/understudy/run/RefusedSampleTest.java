package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample that cannot be had ends with exit code 3 and staging as it was. */
final class RefusedSampleTest {
    @Nested
    final class OnPostgreSql18 extends RefusedSample {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }
    }

    @Nested
    final class OnMySql8 extends RefusedSample {
        OnMySql8() {
            super(Server.MYSQL_8);
        }
    }

    @Nested
    final class OnMariaDb11 extends RefusedSample {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }
    }

    abstract static class RefusedSample {
        private static final String[] DDL = {
            "create table customers (id int primary key, last_order_id int)",
            "create table orders (id int primary key, customer_id int, foreign key (customer_id) references customers (id))",
            "alter table customers add foreign key (last_order_id) references orders (id)"
        };

        private final Server server;

        RefusedSample(Server server) {
            this.server = server;
        }

        @Test
        void aClosureOverItsBudgetAndACircleOfOwners(@TempDir Path folder) {
            Stage databases = Stage.alike(server, folder, DDL);
            databases
                    .production()
                    .execute(
                            "insert into customers (id) select i from " + server.numbers(500),
                            "insert into orders select i, i from " + server.numbers(500),
                            server.analyze("customers", "orders"));
            assertThat(databases.sample("rate: 50%").refresh().exit()).isZero();
            String ids = server.sql("select id from public.orders order by 1");
            List<String> before = databases.staging().rows(ids);
            assertThat(before).hasSizeBetween(150, 350);

            Stage.Answer overBudget = databases
                    .sample("{ rate: 1%, budget: 10, tables: { orders: { rows: 300 } } }")
                    .refresh();
            assertThat(overBudget.exit()).isEqualTo(3);
            String customers = server.schema(databases.production()) + ".customers: all";
            assertThat(overBudget.err()).contains("over its budget of 10 rows", customers, "budget: ");
            assertThat(overBudget.err().lines().filter(line -> line.startsWith("understudy: ")))
                    .hasSize(1);

            Stage.Answer circle = databases
                    .sample("{ rate: 5%, tables: { customers: { with: orders }, orders: { with: customers } } }")
                    .refresh();
            assertThat(circle.exit()).isEqualTo(3);
            assertThat(circle.err()).contains("ownership-cycle");
            assertThat(databases.staging().rows(ids)).isEqualTo(before);
        }

        @Test
        void aKeyThatTheServerComputesIsFollowedNoFurtherThanToAWholeTable(@TempDir Path folder) {
            Stage databases = Stage.alike(
                    server,
                    folder,
                    "create table customers (id int primary key, twice int generated always as (id * 2) stored unique)",
                    "create table orders (id int primary key, minus int, customer_id int generated always as (-minus) stored, foreign key (customer_id) references customers (id))",
                    "create table letters (id int primary key, twice int, foreign key (twice) references customers (twice))");
            databases
                    .production()
                    .execute(
                            "insert into customers (id) select i from " + server.numbers(300),
                            "insert into orders (id, minus) select i, -i from " + server.numbers(300),
                            "insert into letters select i, i * 2 from " + server.numbers(300));
            Stage.Answer refused = databases.sample("{ rate: 20%, small: 0 }").refresh();
            assertThat(refused.exit()).as(refused.err()).isEqualTo(3);
            assertThat(refused.err())
                    .contains("computed-key", "orders", "letters", "Keep the parent whole: customers: all");
            Stage.Answer answer = databases
                    .sample("{ rate: 20%, small: 0, tables: { customers: all } }")
                    .refresh();
            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(databases.staging().orphans()).isEmpty();
            assertThat(databases.staging().count(server.sql("select count(*) from public.orders")))
                    .isBetween(30L, 100L);
        }
    }
}
