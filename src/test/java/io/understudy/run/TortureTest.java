package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.CatalogFingerprint;
import io.understudy.servers.LiveDatabase;
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

    private TwoDatabases databases() {
        return new TwoDatabases(
                folder, Loaded.PRODUCTION, LiveDatabase.embedded().executeFiles(SQL, "1-schema.sql", "3-keys.sql"));
    }

    @Test
    void everythingKeptIsIdenticalTwiceAndTheSchemaStays() {
        TwoDatabases databases = databases();
        LiveDatabase staging = databases.staging();
        var catalog = CatalogFingerprint.of(staging);
        for (int i = 0; i < 2; i++) {
            TwoDatabases.Answer answer = databases.refresh();
            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(databases.production().differencesFrom(staging)).isEmpty();
            assertThat(CatalogFingerprint.of(staging)).isEqualTo(catalog);
        }
    }

    @Test
    void aThirdIsReferentiallyWhole() {
        TwoDatabases databases = databases().sample("rate: 30%\nsmall: 0");
        TwoDatabases.Answer answer = databases.refresh();
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(databases.staging().danglingRows()).isEmpty();
        assertThat(databases.staging().count("select count(*) from public.fired"))
                .isZero();
    }
}
