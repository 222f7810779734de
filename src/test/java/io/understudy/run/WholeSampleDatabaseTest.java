package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A whole refresh of the sample database with every value kept: staging becomes production, and its schema stays its own. */
final class WholeSampleDatabaseTest {
    @Nested
    final class OnPostgreSql18 extends WholeSample {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }

        @Test
        void everyTableHasStatistics() {
            assertThat(staging().rows("""
                    select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'fired' and c.reltuples < 0
                    """)).isEmpty();
        }
    }

    @Nested
    final class OnMySql8 extends WholeSample {
        OnMySql8() {
            super(Server.MYSQL_8);
        }
    }

    @Nested
    final class OnMariaDb11 extends WholeSample {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class WholeSample {
        private static final List<String> TELLING_TRIGGERS_OF_POSTGRESQL = List.of(
                "create table fired (who text)",
                "create function tell() returns trigger language plpgsql as $$ begin insert into public.fired values (tg_table_name); return null; end $$",
                "create trigger told_customers after insert or delete or truncate on customers execute function tell()",
                "create trigger always_told after insert on orders for each row execute function tell()",
                "alter table orders enable always trigger always_told");

        private static final List<String> TELLING_TRIGGERS_OF_MYSQL = List.of(
                "create table fired (who varchar(20))",
                "create trigger told_customers after insert on customers for each row insert into fired values ('customers')",
                "create trigger told_of_deletion after delete on customers for each row insert into fired values ('customers')",
                "create trigger always_told after insert on orders for each row insert into fired values ('orders')");

        private final Server server;
        private LiveDatabase staging;
        private Stage stage;
        private List<String> catalog;
        private Stage.Answer answer;

        WholeSample(Server server) {
            this.server = server;
        }

        LiveDatabase staging() {
            return staging;
        }

        @BeforeAll
        void refresh(@TempDir Path folder) {
            List<String> triggers = server.isPostgreSql() ? TELLING_TRIGGERS_OF_POSTGRESQL : TELLING_TRIGGERS_OF_MYSQL;
            staging = server.sampleStaging().execute(triggers.toArray(String[]::new));
            stage = new Stage(folder, server.sampleProduction(), staging);
            catalog = staging.catalog();
            answer = stage.refresh();
        }

        @Test
        void itSaysThatItIsDone() {
            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(answer.out()).contains("now shows run");
        }

        @Test
        void everyTableIsIdentical() {
            assertThat(differences()).isEmpty();
            assertThat(staging.checksums())
                    .hasSizeGreaterThan(25)
                    .allSatisfy((table, sum) -> assertThat(sum)
                            .as(table)
                            .matches(text -> table.contains("fired") || !text.startsWith("0 ")));
        }

        private List<String> differences() {
            return stage.production().differencesFrom(staging).stream()
                    .filter(line -> !line.matches("(public[.])?fired:.*"))
                    .toList();
        }

        @Test
        void stagingsSchemaIsWhatItWas() {
            assertThat(staging.catalog()).isEqualTo(catalog);
        }

        @Test
        void noTriggerFired() {
            assertThat(staging.count(server.sql("select count(*) from public.fired")))
                    .isZero();
        }

        @Test
        void whatTheServerCountsWithStandsWhereProductionsDoes() {
            if (server.isPostgreSql()) {
                String next = "select nextval('public.%s')";
                assertThat(staging.count(next.formatted("invoice_no_seq")))
                        .isGreaterThan(stage.production().count("select last_value from public.invoice_no_seq"))
                        .isGreaterThan(staging.count("select max(invoice_no) from public.payments"));
                assertThat(staging.count(next.formatted("customers_id_seq")))
                        .isGreaterThan(stage.production().count("select max(id) from public.customers"));
                assertThat(staging.count(next.formatted("audit_log_id_seq")))
                        .isGreaterThan(stage.production().count("select max(id) from public.audit_log"));
            } else {
                // Ahead of the largest number, because rows were deleted.
                assertThat(nextNumber(staging, "employees")).isEqualTo(421);
                assertThat(nextNumber(staging, "orders")).isEqualTo(80_001);
                assertThat(nextNumber(staging, "comments")).isGreaterThan(12_000);
            }
        }

        private static long nextNumber(LiveDatabase database, String table) {
            String definition =
                    database.rows("show create table " + table).getFirst().replaceAll("\n", " ");
            assertThat(definition).contains("AUTO_INCREMENT=");
            return Long.parseLong(definition.replaceAll(".* AUTO_INCREMENT=(\\d+).*", "$1"));
        }

        @Test
        void aSecondRefreshMakesTheSame() {
            Stage.Answer second = stage.refresh();
            assertThat(second.exit()).as(second.err()).isZero();
            assertThat(differences()).isEmpty();
            assertThat(staging.catalog()).isEqualTo(catalog);
        }
    }
}
