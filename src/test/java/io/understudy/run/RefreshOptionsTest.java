package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Stage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the options of a refresh do, and that its answers in JSON are JSON. */
final class RefreshOptionsTest {
    private static final String DDL = """
            create table customers (id integer primary key, email text);
            create table orders (id integer primary key, customer_id integer not null references customers, note text);
            """;

    @TempDir
    private Path folder;

    private Stage databases;

    @BeforeEach
    void fill() {
        databases = Stage.alike(folder, DDL);
        fill(databases.production());
    }

    private static void fill(LiveDatabase production) {
        production.execute(
                "insert into customers select n, 'a' || n || '@example.org' from generate_series(1, 2000) n",
                "insert into orders select n, 1 + n % 2000, 'first' from generate_series(1, 6000) n",
                "analyze");
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
        assertThat(databases.staging().count("select count(*) from understudy.ledger"))
                .isEqualTo(1);
    }

    @Test
    void noPublishOnANewStagingLeavesNotEvenALedger() {
        assertThat(databases.refresh("--no-publish").exit()).isZero();
        assertThat(databases.staging().value("select to_regnamespace('understudy') is null"))
                .isEqualTo("t");
    }

    @Test
    void onlyRefreshesWhatIsNamed() {
        assertThat(databases.refresh().exit()).isZero();
        databases.production().execute("update orders set note = 'second'", "update customers set email = 'changed'");
        Stage.Answer answer = databases.refresh("--only", "orders");
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(databases.staging().count("select count(*) from public.orders where note = 'second'"))
                .isEqualTo(6000);
        assertThat(databases.staging().count("select count(*) from public.customers where email = 'changed'"))
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
        assertThat(databases.staging().count("select count(*) from public.customers"))
                .isBetween(150L, 250L);
        assertThat(databases.staging().count("select count(*) from public.orders"))
                .isEqualTo(3 * databases.staging().count("select count(*) from public.customers"));
        assertThat(databases.refresh("--rate", "0%").exit()).isEqualTo(2);
    }

    @Test
    void answersInJsonAreJson() throws IOException {
        JsonNode plan = json(databases.run("plan", "--json"));
        assertThat(plan.at("/databases/0/database").asText()).isEqualTo("shop");
        JsonNode refresh = json(databases.refresh("--json"));
        assertThat(refresh.at("/databases/0/published").asBoolean()).isTrue();
        assertThat(refresh.at("/databases/0/manifest/rows").asLong()).isEqualTo(8000);
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
        Stage second = Stage.alike(folder, DDL);
        fill(second.production());
        Path configuration = databases.write("key: file:key\nseed: 1\ndatabases:\n" + databases.database("one")
                + second.database("two") + "runs: runs\n");
        Stage.Answer one = Stage.run(configuration, "refresh", "one");
        assertThat(one.exit()).as(one.err()).isZero();
        assertThat(databases.production().differencesFrom(databases.staging())).isEmpty();
        assertThat(second.staging().count("select count(*) from public.orders")).isZero();
        Stage.Answer both = Stage.run(configuration, "refresh");
        assertThat(both.exit()).as(both.err()).isZero();
        assertThat(second.production().differencesFrom(second.staging())).isEmpty();
    }
}
