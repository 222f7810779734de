package io.understudy.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.plan.Plan;
import io.understudy.schema.Table;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How servers work out what the cohort asks of them: nothing is worked out anew for each row, and owners are looked up by their index. */
class MySqlCohortSqlTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8", "MARIADB_11"})
    void noQueryDependsOnTheRowsOfAnother(Server server) {
        Stage stage = Stage.alike(
                        server,
                        folder,
                        "create table customers (id bigint unsigned primary key, email varchar(50), code varchar(20) not null unique)",
                        "create table orders (id int primary key, customer_id bigint unsigned, foreign key (customer_id) references customers (id))",
                        "create table parts (order_id int, no int, primary key (order_id, no), foreign key (order_id) references orders (id))",
                        "create table notes (id int primary key, kind varchar(9), subject varchar(20))",
                        "create table mails (id int primary key, code varchar(20) character set latin1)")
                .sample("""
                        rate: 5%
                        small: 0
                        tables:
                          customers: { by: email }
                          orders: { with: customers }
                          parts: { with: orders }
                          notes: { with: customers }
                          mails: { with: customers }
                        references: [ notes.(kind='customer').subject -> customers.id, mails.code -> customers.code ]
                        """);
        stage.production()
                .execute(
                        "insert into customers select i, i, i from " + server.numbers(3000),
                        "insert into orders select i, 1 + i % 3000 from " + server.numbers(3000),
                        "insert into parts select i, 1 from " + server.numbers(3000),
                        "insert into notes select i, 'customer', i from " + server.numbers(3000),
                        "insert into mails select i, i from " + server.numbers(3000),
                        server.analyze("customers", "orders", "parts", "notes", "mails"));
        Plan plan = stage.plan();
        MySqlCohortSql sql = new MySqlCohortSql(plan.schema(), plan.sampling());
        for (Table table : plan.schema().tables()) {
            String query = sql.select(table);
            assertThat(stage.production().rows("explain " + query))
                    .as(query)
                    .isNotEmpty()
                    .noneMatch(line -> line.contains("DEPENDENT"));
            // Of two tables joined, one is found by a key: no row is held against all rows of the other.
            assertThat(stage.production().rows("explain " + query))
                    .as(query)
                    .noneMatch(line -> line.contains("Block Nested Loop") || line.contains("BNL"));
        }
    }
}
