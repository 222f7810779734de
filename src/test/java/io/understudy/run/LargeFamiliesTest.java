package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.understudy.sample.Unit;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One customer in eight has thirty orders, each with two items: {@code most: 6} keeps six of them, those with the lowest unit, and their items; and says so wherever a person looks. */
final class LargeFamiliesTest {
    @Nested
    final class OnPostgreSql18 extends LargeFamilies {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }
    }

    @Nested
    final class OnMySql8 extends LargeFamilies {
        OnMySql8() {
            super(Server.MYSQL_8);
        }
    }

    @Nested
    final class OnMariaDb11 extends LargeFamilies {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }
    }

    abstract static class LargeFamilies {
        private static final String SEED = "2026";
        private static final int MOST = 6;
        private static final ObjectMapper JSON = new ObjectMapper();

        private static final String[] DDL = {
            "create table customers (id int primary key, name varchar(20) not null)",
            "create table products (id int primary key)",
            "create table pictures (id int primary key, product_id int not null, foreign key (product_id) references products (id) on delete cascade)",
            "create table orders (id int primary key, customer_id int, product_id int not null, foreign key (customer_id) references customers (id), foreign key (product_id) references products (id))",
            "create table items (id int primary key, order_id int not null, foreign key (order_id) references orders (id))"
        };

        private final Server server;

        LargeFamilies(Server server) {
            this.server = server;
        }

        /** Orders 1 to 400 are of a customer each, and those from 401 on of every eighth; twenty of nobody; and the last of every eighth other customer, who so has as many as may stay. */
        private void fill(LiveDatabase production) {
            production.execute(
                    "insert into customers select i, 'somebody' from " + server.numbers(400),
                    "insert into products select i from " + server.numbers(1500),
                    "insert into pictures select i, 1 + i % 150 from " + server.numbers(1500),
                    "insert into orders select i, case when i <= 400 then i when i > 1870 then 4 + 8 * (i % 50) when i > 1850 then null else 8 * (1 + i % 50) end, 1 + i % 1500 from "
                            + server.numbers(2120),
                    "insert into items select i, 1 + i % 2120 from " + server.numbers(4240),
                    server.analyze("customers", "products", "pictures", "orders", "items"));
        }

        @Test
        void areThinnedByTheHashAndFlagged(@TempDir Path folder) throws IOException {
            Stage stage = Stage.alike(server, folder, DDL)
                    .seed(SEED)
                    .sample(sample("scan: full\ncover: 2"))
                    .rules(Stage.KEEP_ALL);
            fill(stage.production());
            Map<String, List<String>> families = families(stage.production());
            assertThat(families.get("8")).hasSize(30);
            assertThat(families.get("12")).hasSize(MOST);

            Stage.Answer planned = stage.run("plan", "--json");
            assertThat(planned.out()).contains("\"most\" : 6").contains("\"thinned\"");
            Stage.Answer answer = stage.refresh();
            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(answer.out())
                    .containsPattern(
                            "\\d+ owners of (public|.*)\\.orders thinned to 6 rows each; \\d+ rows left out\\.");

            // Rows of the cover may come alone; those that were chosen come by the rule.
            JsonNode report = JSON.readTree(stage.run("report", "--json").out()).at("/reports/0");
            JsonNode orders = table(report, "orders");
            assertThat(orders.at("/thinned/most").asInt()).isEqualTo(MOST);
            assertThat(orders.at("/thinned/families").asInt()).isPositive();
            JsonNode edge = edge(orders, "customers");
            assertThat(edge.at("/facet").isNull()).isTrue();
            assertThat(edge.at("/notComparable").asText()).contains("thinned to 6");
            assertThat(edge(table(report, "items"), "orders").at("/facet/value").asDouble())
                    .isLessThan(0.02);
            assertThat(report.at("/verdict/doesNotProve").toString()).contains("thinned to 6 each");

            // Whoever chooses, the same rows are chosen.
            List<Map<String, List<String>>> both =
                    List.of(kept(stage, "full", families), kept(stage, "light", families));
            assertThat(both.get(1)).isEqualTo(both.get(0));
            Map<String, List<String>> kept = both.get(0);
            List<String> customers = stage.staging().rows(server.sql("select id from public.customers"));
            assertThat(customers).hasSizeBetween(60, 180);
            for (String customer : customers)
                assertThat(kept.get(customer)).as(customer).isEqualTo(lowest(families.get(customer)));
            assertThat(customers.stream().map(families::get))
                    .anyMatch(all -> all.size() > MOST)
                    .anyMatch(all -> all.size() == MOST);

            assertThat(count(stage, "select count(*) from public.items"))
                    .isEqualTo(2 * count(stage, "select count(*) from public.orders"));
            assertThat(stage.staging()
                            .rows(server.sql(
                                    "select product_id from public.pictures group by product_id having count(*) > 3")))
                    .isEmpty();
            assertThat(
                            count(
                                    stage,
                                    "select count(*) from public.pictures where product_id in (select product_id from public.orders)"))
                    .isEqualTo(3
                            * count(
                                    stage,
                                    "select count(distinct product_id) from public.orders where product_id <= 150"));
        }

        private static String sample(String how) {
            return "rate: 30%\nsmall: 10\n" + how
                    + "\ntables: { orders: { with: customers, most: 6 }, pictures: { with: products, most: 3 } }\n";
        }

        /** The orders of each customer in staging, without a cover; what is told of them is held against production's. */
        private Map<String, List<String>> kept(Stage stage, String scan, Map<String, List<String>> production) {
            stage.sample(sample("scan: " + scan + "\ncover: 0"));
            Manifest manifest = stage.manifest();
            Manifest.ThinnedEntry thinned = manifest.tables().stream()
                    .filter(table -> table.table().endsWith("orders"))
                    .findFirst()
                    .orElseThrow()
                    .thinned();
            Map<String, List<String>> kept = families(stage.staging());
            assertThat(thinned.families())
                    .isEqualTo(kept.keySet().stream()
                            .filter(customer -> !customer.isEmpty())
                            .filter(customer -> production.get(customer).size() > MOST)
                            .count());
            assertThat(thinned.rows()).isEqualTo(thinned.families() * (30 - MOST));
            return kept;
        }

        private Map<String, List<String>> families(LiveDatabase database) {
            return database
                    .rows(server.sql("select concat(coalesce(customer_id, 0), ' ', id) from public.orders order by id"))
                    .stream()
                    .map(row -> row.split(" ", -1))
                    .collect(Collectors.groupingBy(
                            row -> row[0].equals("0") ? "" : row[0],
                            TreeMap::new,
                            Collectors.mapping(row -> row[1], Collectors.toList())));
        }

        private static List<String> lowest(List<String> orders) {
            return orders.stream()
                    .sorted(Comparator.comparingLong(id -> Unit.of(SEED, id)))
                    .limit(MOST)
                    .sorted(Comparator.comparingInt(Integer::parseInt))
                    .toList();
        }

        private static JsonNode table(JsonNode report, String name) {
            for (JsonNode table : report.at("/tables"))
                if (table.at("/table").asText().endsWith(name)) return table;
            throw new AssertionError("no " + name);
        }

        private static JsonNode edge(JsonNode table, String parent) {
            for (JsonNode edge : table.at("/fanOuts"))
                if (edge.at("/reference").asText().contains("-> ")
                        && edge.at("/reference").asText().contains(parent)) return edge;
            throw new AssertionError("no reference to " + parent + " in " + table.at("/fanOuts"));
        }

        private long count(Stage stage, String sql) {
            return stage.staging().count(server.sql(sql));
        }

        @Test
        void needAnOwner(@TempDir Path folder) {
            Stage stage = Stage.alike(server, folder, DDL[0]).sample("rate: 30%\ntables: { customers: { most: 5 } }");
            Stage.Answer answer = stage.run("plan");
            assertThat(answer.exit()).isEqualTo(3);
            assertThat(answer.out() + answer.err()).contains("most-without-owner");
        }
    }
}
