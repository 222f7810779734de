package io.understudy.run;

import io.understudy.config.Database;
import io.understudy.db.Dialect;
import io.understudy.db.Staging;
import io.understudy.db.TargetRefused;

/** Lets staging show the snapshot before the last, where it was kept. */
public final class Rollback {
    private final Database database;

    public Rollback(Database database) {
        this.database = database;
    }

    /**
     * Does it; a second time it shows the last snapshot again.
     *
     * @return what was done, as a sentence
     * @throws TargetRefused if staging was never enrolled, or keeps nothing to go back to
     */
    public String run() {
        try (Staging staging = Dialect.of(database).openStaging(database.staging(), database.timeouts())) {
            staging.lock();
            if (!staging.isEnrolled())
                throw new TargetRefused(
                        "Staging of " + database.name() + " ("
                                + database.staging().describe()
                                + ") was never published into by Understudy, so there is nothing to roll back; nothing was written.");
            return staging.rollback();
        }
    }
}
