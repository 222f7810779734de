package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.DebianPostgresServer;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Production on PostgreSQL 15, read from the primary and from a hot standby. */
@TestInstance(Lifecycle.PER_CLASS)
final class OlderServerAndStandbyTest {
    private DebianPostgresServer primary;
    private DebianPostgresServer standby;
    private LiveDatabase production;

    @BeforeAll
    void start() {
        primary = DebianPostgresServer.start();
        production = Server.POSTGRESQL_15.fillSample(primary.createDatabase("shop"));
        standby = primary.standby();
        standby.catchUpWith(primary);
    }

    @AfterAll
    void stop() {
        if (standby != null) standby.close();
        if (primary != null) primary.close();
    }

    @Test
    void anOlderProductionIsCopiedWhole(@TempDir Path folder) {
        LiveDatabase staging = Server.POSTGRESQL_18.sampleStaging();
        Stage.Answer answer = new Stage(folder, production, staging).refresh();
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(production.differencesFrom(staging)).isEmpty();
    }

    @Test
    void anOlderStagingKeepsItsSchema(@TempDir Path folder) {
        LiveDatabase staging = Server.POSTGRESQL_15.sampleStructure(primary.createDatabase("staging"));
        var catalog = staging.catalog();
        Stage.Answer answer =
                new Stage(folder, production, staging).sample("rate: 5%").refresh();
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(staging.danglingRows()).isEmpty();
        assertThat(staging.catalog()).isEqualTo(catalog);
    }

    @Test
    void aStandbyIsReadWithoutWritingToIt(@TempDir Path folder) {
        LiveDatabase staging = Server.POSTGRESQL_18.sampleStaging();
        Stage databases = new Stage(folder, standby.database("shop"), staging);
        Stage.Answer unlogged = databases.refresh();
        assertThat(unlogged.exit()).as(unlogged.err()).isEqualTo(3);
        assertThat(unlogged.err()).contains("unlogged").contains("sessions: none");

        Stage.Answer answer =
                databases.sample("rate: 100%\ntables: { sessions: none }").refresh();
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(production.differencesFrom(staging))
                .singleElement()
                .asString()
                .startsWith("public.sessions:");
        assertThat(staging.count("select nextval('public.invoice_no_seq')"))
                .isGreaterThan(production.count("select max(invoice_no) from public.payments"));
    }

    @Test
    void thePrimaryOfTheStandbyThatIsReadIsRefusedAsStaging(@TempDir Path folder) {
        var before = production.checksums();
        Stage.Answer answer = new Stage(folder, standby.database("shop"), production).refresh();
        assertThat(answer.exit()).as(answer.err()).isEqualTo(5);
        assertThat(production.checksums()).isEqualTo(before);
    }
}
