package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.CatalogFingerprint;
import io.understudy.servers.LiveDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A whole refresh of the sample database with every value kept: staging becomes production, and its schema stays its own. */
@TestInstance(Lifecycle.PER_CLASS)
final class WholeSampleDatabaseTest {
    private TwoDatabases databases;
    private LiveDatabase staging;
    private List<String> catalog;
    private TwoDatabases.Answer answer;

    @BeforeAll
    void refresh(@TempDir Path folder) {
        staging = SampleProduction.staging()
                .execute(
                        "create table fired (who text)",
                        "create function tell() returns trigger language plpgsql as $$ begin insert into public.fired values (tg_table_name); return null; end $$",
                        "create trigger told_customers after insert or delete or truncate on customers execute function tell()",
                        "create trigger always_told after insert on orders for each row execute function tell()",
                        "alter table orders enable always trigger always_told");
        databases = new TwoDatabases(folder, SampleProduction.production(), staging);
        catalog = CatalogFingerprint.of(staging);
        answer = databases.refresh();
    }

    @Test
    void itSaysThatItIsDone() {
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("now shows run");
    }

    @Test
    void everyTableIsIdentical() {
        assertThat(databases.production().differencesFrom(staging)).allMatch(line -> line.startsWith("public.fired:"));
    }

    @Test
    void stagingsSchemaIsWhatItWas() {
        assertThat(CatalogFingerprint.of(staging)).isEqualTo(catalog);
    }

    @Test
    void noTriggerFired() {
        assertThat(staging.count("select count(*) from public.fired")).isZero();
    }

    @Test
    void sequencesStandWhereProductionsDo() {
        String next = "select nextval('public.%s')";
        assertThat(staging.count(next.formatted("invoice_no_seq")))
                .isGreaterThan(databases.production().count("select last_value from public.invoice_no_seq"))
                .isGreaterThan(staging.count("select max(invoice_no) from public.payments"));
        assertThat(staging.count(next.formatted("customers_id_seq")))
                .isGreaterThan(databases.production().count("select max(id) from public.customers"));
        assertThat(staging.count(next.formatted("audit_log_id_seq")))
                .isGreaterThan(databases.production().count("select max(id) from public.audit_log"));
    }

    @Test
    void everyTableHasStatistics() {
        assertThat(staging.rows("""
                select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'fired' and c.reltuples < 0
                """)).isEmpty();
    }

    @Test
    void aSecondRefreshMakesTheSame() {
        assertThat(databases.refresh().exit()).isZero();
        assertThat(databases.production().differencesFrom(staging)).allMatch(line -> line.startsWith("public.fired:"));
        assertThat(CatalogFingerprint.of(staging)).isEqualTo(catalog);
    }
}
