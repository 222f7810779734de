package io.understudy.run;

import io.understudy.config.Database;
import io.understudy.db.Dialect;
import io.understudy.db.Staging;
import java.util.List;

/** The ledger of a staging database. */
public final class History {
    private final Database database;

    public History(Database database) {
        this.database = database;
    }

    /** Who looked values up, newest first, at most so many. */
    public List<Staging.Lookup> lookups(int most) {
        try (Staging staging = Dialect.of(database).openStaging(database.staging(), database.timeouts())) {
            return staging.lookups(most);
        }
    }

    /** Past runs, newest first, at most so many. */
    public List<Staging.PastRun> runs(int most) {
        try (Staging staging = Dialect.of(database).openStaging(database.staging(), database.timeouts())) {
            return staging.history(most);
        }
    }
}
