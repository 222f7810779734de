package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Stage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A schema of everything that PostgreSQL 18 allows; see {@code torture/1-schema.sql}. */
final class TortureTest {
    private static final Path SQL = Path.of("src", "test", "resources", "io", "understudy", "run", "torture");

    @TempDir
    private Path folder;

    private static final class Loaded {
        static final LiveDatabase PRODUCTION = LiveDatabase.embedded()
                .executeFiles(SQL, "1-schema.sql", "2-rows.sql", "3-keys.sql")
                .execute(
                        "truncate fired",
                        "insert into booked values (1, '[2026-01-01,2026-01-05)'), (1, '[2026-01-05,2026-01-09)'), (2, '[2026-01-01,2026-01-09)')",
                        "insert into periods values ('[1,2)', '[2026-01-01,2026-01-05)'), ('[1,2)', '[2026-01-05,2026-01-09)')",
                        "refresh materialized view busy",
                        "refresh materialized view zz_before_aa",
                        "refresh materialized view aa_after_zz",
                        "analyze");
    }

    private Stage databases() {
        return new Stage(
                folder, Loaded.PRODUCTION, LiveDatabase.embedded().executeFiles(SQL, "1-schema.sql", "3-keys.sql"));
    }

    @Test
    void everythingKeptIsIdenticalTwiceAndTheSchemaStays() {
        Stage databases = databases();
        LiveDatabase staging = databases.staging();
        var catalog = staging.catalog();
        for (int i = 0; i < 2; i++) {
            Stage.Answer answer = databases.refresh();
            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(databases.production().differencesFrom(staging)).isEmpty();
            assertThat(staging.catalog()).isEqualTo(catalog);
        }
    }

    @Test
    void aThirdIsReferentiallyWhole() {
        Stage databases = databases().sample("rate: 30%\nsmall: 0");
        Stage.Answer answer = databases.refresh();
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(databases.staging().danglingRows()).isEmpty();
        assertThat(databases.staging().count("select count(*) from public.fired"))
                .isZero();
    }

    @Test
    void noTriggerOfATableOrPartitionFires() {
        Stage databases = databases();
        databases.production().execute("truncate fired");
        assertThat(databases.refresh().exit()).isZero();
        assertThat(databases.staging().rows("select * from public.fired")).isEmpty();
    }

    @Test
    void oldRowsThatBreakYoungRulesStayAndTheRulesStayNotValid() {
        Stage databases = databases().sample("rate: 30%");
        assertThat(databases.refresh().exit()).isZero();
        LiveDatabase staging = databases.staging();
        String orphans = " s where not exists (select from public.accounts a where a.id = s.account_id)";
        assertThat(staging.count("select count(*) from public.strays" + orphans))
                .isBetween(30L, 90L);
        assertThat(staging.count("select count(*) from public.unenforced" + orphans))
                .isBetween(10L, 55L);
        assertThat(staging.count("select count(*) from public.strays where amount < 0"))
                .isBetween(12L, 50L);
        assertThat(staging.count("select count(*) from public.strays where label is null"))
                .isBetween(5L, 40L);
        assertThat(staging.count("select count(*) from public.by_list_c where id <= 200"))
                .isPositive();
        assertThat(staging.rows("select conname from pg_constraint where not convalidated order by 1"))
                .isEqualTo(databases
                        .production()
                        .rows("select conname from pg_constraint where not convalidated order by 1"));
    }

    @Test
    void sequencesGoOnWhereProductionsStand() {
        Stage databases = databases();
        assertThat(databases.refresh().exit()).isZero();
        for (String sequence :
                new String[] {"down", "tiny", "round", "never_called", "accounts_id_seq", "half_computed_id_seq"}) {
            String next = "select nextval('public." + sequence + "')";
            assertThat(databases.staging().count(next))
                    .as(sequence)
                    .isEqualTo(databases.production().count(next));
        }
    }

    @Test
    void everythingThatStagingLacksIsToldAtOnce() {
        Stage databases = databases();
        databases
                .staging()
                .execute(
                        "drop table typed, by_hash cascade",
                        "drop type mood_range",
                        "alter table moody_notes drop column feeling",
                        "alter table visits drop column at",
                        "alter table places alter column name type varchar(3)",
                        "alter type \"we(ird, type\" rename value 'b' to 'c'");
        Stage.Answer answer = databases.refresh();
        assertThat(answer.exit()).isEqualTo(3);
        assertThat(answer.err())
                .contains("staging has no table public.typed")
                .contains("staging has no table public.by_hash")
                .contains("staging's public.visits has no column at")
                .contains("is text in production and character varying(3) in staging")
                .contains("lacks the labels [b]");
    }

    @Test
    void aTableThatOnlyStagingHasKeepsItsRowsAndItsKey() {
        Stage databases = databases();
        LiveDatabase staging = databases
                .staging()
                .execute("create table testers (id integer primary key, account_id bigint references accounts)");
        assertThat(databases.refresh().exit()).isZero();
        staging.execute("insert into testers values (1, 7)");
        var catalog = staging.catalog();
        assertThat(databases.refresh().exit()).isZero();
        assertThat(staging.rows("select * from public.testers")).containsExactly("1|7");
        assertThat(staging.catalog()).isEqualTo(catalog);
    }

    @Test
    void rowsThatStayAndReferToNothingInTheSnapshotStopTheRun() {
        Stage databases = databases();
        LiveDatabase staging = databases
                .staging()
                .execute("create table testers (id integer primary key, account_id bigint references accounts)");
        assertThat(databases.refresh().exit()).isZero();
        staging.execute("insert into testers select id, id from accounts");
        var before = staging.checksums();
        Stage.Answer answer = databases.refresh("--rate", "10%");
        assertThat(answer.exit()).as(answer.err()).isEqualTo(4);
        assertThat(answer.err()).contains("testers").contains("were not refreshed");
        assertThat(staging.checksums()).isEqualTo(before);
    }

    @Test
    void aMaskedKeyIsFollowedByWhatRefersToIt() {
        Stage databases =
                databases().sample("rate: 30%").rules("tables: { accounts: { code: hash-token } }\n" + Stage.KEEP_ALL);
        Stage.Answer answer = databases.refresh();
        assertThat(answer.exit()).as(answer.err()).isZero();
        LiveDatabase staging = databases.staging();
        assertThat(staging.danglingRows()).isEmpty();
        assertThat(staging.count("select count(*) from public.code_users where account_code like 'code-%'"))
                .isZero();
        assertThat(staging.count("select count(*) from public.code_users where account_code is not null"))
                .isGreaterThan(150);
    }

    @Test
    void aPartitionThatStagingLacksIsCalledThat() {
        Stage databases = databases();
        databases.staging().execute("drop table by_range_rest cascade");
        Stage.Answer answer = databases.refresh();
        assertThat(answer.exit()).as(answer.err()).isEqualTo(4);
        assertThat(answer.err()).contains("a row for which there is no partition of table public.by_range");
        assertThat(databases.staging().count("select count(*) from public.accounts"))
                .isZero();
    }
}
