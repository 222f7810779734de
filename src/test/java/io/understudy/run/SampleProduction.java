package io.understudy.run;

import io.understudy.servers.LiveDatabase;
import java.nio.file.Path;

/** The small company of sample-db, loaded once for all tests that only read it. */
final class SampleProduction {
    private static final Path FOLDER = Path.of("sample-db", "postgresql");

    private SampleProduction() {}

    private static final class Loaded {
        static final LiveDatabase PRODUCTION = fill(LiveDatabase.embedded());
    }

    static LiveDatabase production() {
        return Loaded.PRODUCTION;
    }

    static LiveDatabase fill(LiveDatabase empty) {
        return empty.executeFiles(FOLDER, "01-schema.sql", "02-data.sql", "03-keys.sql")
                .execute("analyze");
    }

    /** A new staging: the same structure, no rows. */
    static LiveDatabase staging() {
        return structure(LiveDatabase.embedded());
    }

    static LiveDatabase structure(LiveDatabase empty) {
        return empty.executeFiles(FOLDER, "01-schema.sql", "03-keys.sql");
    }
}
