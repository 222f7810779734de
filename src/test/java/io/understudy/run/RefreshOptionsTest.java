package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the options of a refresh do, and that its answers in JSON are JSON. */
final class RefreshOptionsTest {
    @Nested
    final class OnPostgreSql18 extends RefreshOptions {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }
    }

    @Nested
    final class OnMySql8 extends RefreshOptions {
        OnMySql8() {
            super(Server.MYSQL_8);
        }
    }

    @Nested
    final class OnMariaDb11 extends RefreshOptions {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }
    }

    abstract static class RefreshOptions {
        private static final int DOUBLINGS = 11;
        private static final int CUSTOMERS = 1 << DOUBLINGS;
        private static final String DDL = """
                create table customers (id integer primary key, email text);
                create table orders (id integer primary key, customer_id integer not null, note text, foreign key (customer_id) references customers (id));
                """;

        private final Server server;

        @TempDir
        private Path folder;

        private Stage databases;

        RefreshOptions(Server server) {
            this.server = server;
        }

        @BeforeEach
        void fill() {
            databases = Stage.alike(server, folder, DDL);
            fill(databases.production());
        }

        /** Each customer has three orders. */
        private void fill(LiveDatabase production) {
            production.execute("insert into customers values (1, 'a1@example.org')");
            for (int power = 0; power < DOUBLINGS; power++) {
                int more = 1 << power;
                production.execute("insert into customers select id + " + more + ", concat('a', id + " + more
                        + ", '@example.org') from customers");
            }
            for (int number = 0; number < 3; number++)
                production.execute(
                        "insert into orders select id + " + number * CUSTOMERS + ", id, 'first' from customers");
            production.execute(server.isPostgreSql() ? "analyze" : "analyze table customers, orders");
        }

        private long count(LiveDatabase database, String from) {
            return database.count(server.sql("select count(*) from public." + from));
        }

        @Test
        void noPublishChangesNothing() {
            assertThat(databases.refresh().exit()).isZero();
            var before = databases.staging().checksums();
            databases.production().execute("update orders set note = 'second'");
            Stage.Answer answer = databases.refresh("--no-publish");
            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(answer.out()).contains("Nothing was published");
            assertThat(databases.staging().checksums()).isEqualTo(before);
            assertThat(runs()).hasSize(1);
        }

        private List<String> runs() {
            return databases
                    .run("history")
                    .out()
                    .lines()
                    .filter(line -> line.matches(" +[0-9]{8}T[0-9]{6}Z-.*"))
                    .toList();
        }

        @Test
        void noPublishOnANewStagingLeavesNoRun() {
            assertThat(databases.refresh("--no-publish").exit()).isZero();
            assertThat(runs()).isEmpty();
            assertThat(
                            databases
                                    .staging()
                                    .count(
                                            server.isPostgreSql()
                                                    ? "select count(*) from pg_namespace where nspname = 'understudy'"
                                                    : "select count(*) from information_schema.schemata where schema_name in (concat(database(), '__understudy_next'), concat(database(), '__understudy_previous'))"))
                    .isZero();
        }

        @Test
        void onlyRefreshesWhatIsNamed() {
            assertThat(databases.refresh().exit()).isZero();
            databases
                    .production()
                    .execute("update orders set note = 'second'", "update customers set email = 'changed'");
            Stage.Answer answer = databases.refresh("--only", "orders");
            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(count(databases.staging(), "orders where note = 'second'"))
                    .isEqualTo(3 * CUSTOMERS);
            assertThat(count(databases.staging(), "customers where email = 'changed'"))
                    .isZero();
            assertThat(databases.refresh("--only", "order").exit()).isEqualTo(3);
        }

        @Test
        void onlyAtAnotherRateThatLeavesRowsDanglingIsRefusedAndUndone() {
            assertThat(databases.refresh().exit()).isZero();
            var before = databases.staging().checksums();
            Stage.Answer answer = databases.refresh("--only", "customers", "--rate", "5%");
            assertThat(answer.exit()).as(answer.err()).isEqualTo(4);
            assertThat(answer.err()).contains("orders").contains("were not refreshed");
            assertThat(databases.staging().checksums()).isEqualTo(before);
            assertThat(databases.staging().danglingRows()).isEmpty();
        }

        @Test
        void aRateOnTheCommandLineCounts() {
            Stage.Answer answer = databases.refresh("--rate", "10%");
            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(count(databases.staging(), "customers")).isBetween(150L, 260L);
            assertThat(count(databases.staging(), "orders")).isEqualTo(3 * count(databases.staging(), "customers"));
            assertThat(databases.refresh("--rate", "0%").exit()).isEqualTo(2);
        }

        @Test
        void answersInJsonAreJson() throws IOException {
            JsonNode plan = json(databases.run("plan", "--json"));
            assertThat(plan.at("/databases/0/database").asText()).isEqualTo("shop");
            JsonNode refresh = json(databases.refresh("--json"));
            assertThat(refresh.at("/databases/0/published").asBoolean()).isTrue();
            assertThat(refresh.at("/databases/0/manifest/rows").asLong()).isEqualTo(4L * CUSTOMERS);
            assertThat(json(databases.run("verify", "--json")).at("/databases/0/tables"))
                    .hasSize(2);
            assertThat(json(databases.run("history", "--json")).isEmpty()).isFalse();
        }

        private static JsonNode json(Stage.Answer answer) throws IOException {
            assertThat(answer.exit()).as(answer.err()).isZero();
            return new ObjectMapper().readTree(answer.out());
        }

        @Test
        void aConfigurationMayHoldSeveralDatabases() {
            Stage second = Stage.alike(server, folder, DDL);
            fill(second.production());
            Path configuration = databases.write("key: file:key\nseed: 1\ndatabases:\n" + databases.database("one")
                    + second.database("two") + "runs: runs\n");
            Stage.Answer one = Stage.run(configuration, "refresh", "one");
            assertThat(one.exit()).as(one.err()).isZero();
            assertThat(databases.production().differencesFrom(databases.staging()))
                    .isEmpty();
            assertThat(count(second.staging(), "orders")).isZero();
            Stage.Answer both = Stage.run(configuration, "refresh");
            assertThat(both.exit()).as(both.err()).isZero();
            assertThat(second.production().differencesFrom(second.staging())).isEmpty();
        }
    }
}
