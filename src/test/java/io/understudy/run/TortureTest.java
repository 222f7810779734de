package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A schema of everything that a server allows; see {@code torture/…/1-schema.sql}. */
final class TortureTest {
    private static final Path SQL = Path.of("src", "test", "resources", "io", "understudy", "run", "torture");

    @Nested
    final class OnPostgreSql18 extends TortureOfPostgreSql {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }
    }

    @Nested
    final class OnPostgreSql15 extends TortureOfPostgreSql {
        OnPostgreSql15() {
            super(Server.POSTGRESQL_15);
        }
    }

    @Nested
    final class OnMySql8 extends TortureOfMySql {
        OnMySql8() {
            super(Server.MYSQL_8);
        }
    }

    @Nested
    final class OnMariaDb11 extends TortureOfMySql {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class Torture {
        final Server server;
        private LiveDatabase production;
        private Stage databases;

        Torture(Server server) {
            this.server = server;
        }

        @BeforeAll
        void fill(@TempDir Path folder) {
            production = server.createDatabase();
            fill(production);
            databases = new Stage(folder, production, structure(server.createDatabase()));
        }

        abstract void fill(LiveDatabase empty);

        abstract LiveDatabase structure(LiveDatabase empty);

        long count(LiveDatabase database, String sql) {
            return database.count(server.sql(sql));
        }

        private void refreshed(String sample, String rules) {
            Stage.Answer answer = databases.sample(sample).rules(rules).refresh();
            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(count(databases.staging(), "select count(*) from public.fired"))
                    .as("rows that triggers left")
                    .isZero();
        }

        @Test
        void everythingKeptIsIdenticalTwiceAndWhatOnlyStagingHasStays() {
            LiveDatabase staging = databases.staging();
            staging.execute("drop table if exists testers");
            var bare = staging.catalog();
            refreshed("rate: 100%", Stage.KEEP_ALL);
            assertThat(production.differencesFrom(staging)).isEmpty();
            assertThat(staging.catalog()).isEqualTo(bare);
            numbers()
                    .forEach((counter, next) ->
                            assertThat(staging.count(next)).as(counter).isEqualTo(production.count(next)));

            staging.execute(
                    "create table testers (id integer primary key, account_id %s, constraint of_account foreign key (account_id) references accounts (id))"
                            .formatted(accountType()),
                    "insert into testers values (1, 7)");
            var catalog = staging.catalog();
            refreshed("rate: 100%", Stage.KEEP_ALL);
            assertThat(production.differencesFrom(staging)).allMatch(line -> line.contains("testers"));
            assertThat(staging.rows(server.sql("select * from public.testers"))).containsExactly("1|7");
            assertThat(staging.catalog()).isEqualTo(catalog);

            staging.execute("insert into testers select id, id from accounts where id <> 1");
            var before = staging.checksums();
            Stage.Answer answer = databases.refresh("--rate", "10%");
            assertThat(answer.exit()).as(answer.err()).isEqualTo(4);
            assertThat(answer.err()).contains("testers").contains("were not refreshed");
            assertThat(staging.checksums()).isEqualTo(before);
        }

        /** Each thing that counts, with the query that says what comes next, or takes it. */
        abstract Map<String, String> numbers();

        abstract String accountType();

        @Test
        void aMaskedThirdIsReferentiallyWholeAndOldRowsThatBreakYoungRulesStay() {
            LiveDatabase staging = databases.staging().execute("drop table if exists testers");
            refreshed(
                    "rate: 30%\nsmall: 0\n" + references(),
                    "tables: { accounts: { code: username } }\n" + Stage.KEEP_ALL);
            assertThat(staging.danglingRows()).isEmpty();
            assertThat(production.orphans()).containsAll(staging.orphans());

            String orphans = " s where not exists (select from public.accounts a where a.id = s.account_id)";
            assertThat(count(staging, "select count(*) from public.strays" + orphans))
                    .isBetween(30L, 90L);
            assertThat(count(staging, "select count(*) from public.unenforced" + orphans))
                    .isBetween(10L, 55L);
            assertThat(count(staging, "select count(*) from public.strays where amount < 0"))
                    .isBetween(12L, 50L);
            assertThat(count(staging, "select count(*) from public.strays where label is null"))
                    .isBetween(5L, 40L);
            rulesStayAsTheyWere(staging, production);

            assertThat(count(staging, "select count(*) from public.code_users where account_code like 'code-%'"))
                    .isZero();
            String followed =
                    "select count(*) from public.code_users c join public.accounts a on a.code = c.account_code";
            assertThat(count(staging, followed))
                    .isGreaterThan(150)
                    .isEqualTo(count(staging, "select count(*) from public.code_users where account_code is not null"));
        }

        /** What stands under {@code sample:} because the schema does not say it. */
        abstract String references();

        abstract void rulesStayAsTheyWere(LiveDatabase staging, LiveDatabase production);

        @Test
        void everythingThatStagingLacksIsTold(@TempDir Path folder) {
            Stage lacking = new Stage(folder, production, structure(server.createDatabase()));
            lacking.staging().execute(withoutPartition());
            Stage.Answer unplaced = lacking.refresh();
            assertThat(unplaced.exit()).as(unplaced.err()).isEqualTo(4);
            assertThat(unplaced.err()).contains("a row for which there is no partition", "by_range");
            assertThat(count(lacking.staging(), "select count(*) from public.accounts"))
                    .isZero();

            lacking.staging().execute(spoiling().toArray(String[]::new));
            Stage.Answer answer = lacking.refresh();
            assertThat(answer.exit()).isEqualTo(3);
            assertThat(answer.err().replace(production.name() + ".", "public."))
                    .contains("staging has no table public.typed", "staging has no table public.by_hash")
                    .contains("staging's public.visits has no column at")
                    .contains(complaints());
        }

        abstract List<String> spoiling();

        abstract String[] complaints();

        abstract String withoutPartition();
    }

    abstract static class TortureOfPostgreSql extends Torture {
        private static final Path FILES = SQL.resolve("postgresql");

        TortureOfPostgreSql(Server server) {
            super(server);
        }

        /** The files are for 18; what 15 does not know yet becomes what comes next to it there. */
        private void execute(LiveDatabase database, String file) {
            try {
                String sql = Files.readString(FILES.resolve(file));
                if (server == Server.POSTGRESQL_15)
                    sql = sql.replace(") virtual", ") stored")
                            .replace("not enforced", "not valid")
                            .replace(
                                    "primary key (id, valid without overlaps)",
                                    "exclude using gist (id with =, valid with &&)")
                            .replaceAll(
                                    "add constraint (\\w+) not null label",
                                    "add constraint $1 check (label is not null)");
                database.execute(sql);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        void fill(LiveDatabase empty) {
            execute(empty, "1-schema.sql");
            execute(empty, "2-rows.sql");
            execute(empty, "3-keys.sql");
            empty.execute(
                    "truncate fired",
                    "insert into booked values (1, '[2026-01-01,2026-01-05)'), (1, '[2026-01-05,2026-01-09)'), (2, '[2026-01-01,2026-01-09)')",
                    "insert into periods values ('[1,2)', '[2026-01-01,2026-01-05)'), ('[1,2)', '[2026-01-05,2026-01-09)')",
                    "refresh materialized view busy",
                    "refresh materialized view zz_before_aa",
                    "refresh materialized view aa_after_zz",
                    "analyze");
        }

        @Override
        LiveDatabase structure(LiveDatabase empty) {
            execute(empty, "1-schema.sql");
            execute(empty, "3-keys.sql");
            return empty;
        }

        @Override
        String accountType() {
            return "bigint";
        }

        @Override
        String references() {
            return "";
        }

        @Override
        void rulesStayAsTheyWere(LiveDatabase staging, LiveDatabase production) {
            assertThat(staging.count("select count(*) from public.by_list_c where id <= 200"))
                    .isPositive();
            String invalid = "select conname from pg_constraint where not convalidated order by 1";
            assertThat(staging.rows(invalid)).isNotEmpty().isEqualTo(production.rows(invalid));
        }

        @Override
        Map<String, String> numbers() {
            String next = "select nextval('public.%s')";
            return Map.of(
                    "down", next.formatted("down"),
                    "tiny", next.formatted("tiny"),
                    "round", next.formatted("round"),
                    "never_called", next.formatted("never_called"),
                    "accounts_id_seq", next.formatted("accounts_id_seq"),
                    "half_computed_id_seq", next.formatted("half_computed_id_seq"));
        }

        @Override
        List<String> spoiling() {
            return List.of(
                    "drop table typed, by_hash cascade",
                    "drop type mood_range",
                    "alter table moody_notes drop column feeling",
                    "alter table visits drop column at",
                    "alter table places alter column name type varchar(3)",
                    "alter type \"we(ird, type\" rename value 'b' to 'c'");
        }

        @Override
        String[] complaints() {
            return new String[] {"is text in production and character varying(3) in staging", "lacks the labels [b]"};
        }

        @Override
        String withoutPartition() {
            return "drop table by_range_rest cascade";
        }
    }

    abstract static class TortureOfMySql extends Torture {
        private static final Path FILES = SQL.resolve("mysql");

        TortureOfMySql(Server server) {
            super(server);
        }

        @Override
        void fill(LiveDatabase empty) {
            empty.executeFiles(FILES, "1-schema.sql", "2-rows.sql", "3-keys.sql");
        }

        @Override
        LiveDatabase structure(LiveDatabase empty) {
            return empty.executeFiles(FILES, "1-schema.sql", "3-keys.sql");
        }

        @Override
        String accountType() {
            return "bigint unsigned";
        }

        @Override
        String references() {
            return "references: [ unenforced.account_id -> accounts.id ]";
        }

        @Override
        void rulesStayAsTheyWere(LiveDatabase staging, LiveDatabase production) {
            String rules =
                    "select constraint_name from information_schema.table_constraints where table_schema = database() order by 1";
            assertThat(staging.rows(rules)).isNotEmpty().isEqualTo(production.rows(rules));
        }

        @Override
        Map<String, String> numbers() {
            String next =
                    "select auto_increment from information_schema.tables where table_schema = database() and table_name = '%s'";
            return Map.of(
                    "accounts", next.formatted("accounts"),
                    "visits", next.formatted("visits"),
                    "counted_up", next.formatted("counted_up"),
                    "below_zero", next.formatted("below_zero"),
                    "half_computed", next.formatted("half_computed"));
        }

        @Override
        List<String> spoiling() {
            return List.of(
                    "drop table typed, by_hash",
                    "alter table visits drop column at",
                    "alter table places modify name varchar(3)",
                    "alter table uuids modify label varchar(20) character set latin1",
                    "alter table no_key modify mood enum('sad', 'fine')");
        }

        @Override
        String[] complaints() {
            return new String[] {
                "is varchar(40) in production and varchar(3) in staging",
                "is in the character set utf8mb4 in production and latin1 in staging",
                "is enum('sad','ok','it''s \"fine\"') in production and enum('sad','fine') in staging"
            };
        }

        @Override
        String withoutPartition() {
            return "alter table by_range drop partition rest";
        }
    }
}
