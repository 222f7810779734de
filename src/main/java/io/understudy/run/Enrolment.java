package io.understudy.run;

import io.understudy.config.Database;
import io.understudy.db.Dialect;
import io.understudy.db.Source;
import io.understudy.db.Staging;
import io.understudy.db.TargetRefused;

/** Allows a database to be overwritten as staging, or as scratch, once and explicitly. */
public final class Enrolment {
    private final Database database;

    public Enrolment(Database database) {
        this.database = database;
    }

    /**
     * Enrols scratch, in which fixtures are tried. Idempotent.
     *
     * @return whether it was enrolled before
     * @throws ShrinkRefused if none is configured
     * @throws TargetRefused if it is the source or staging, or a replica of either
     */
    public boolean enrolScratch() {
        try (Staging scratch = Dialect.of(database).openScratch(Scratch.endpoint(database), database.timeouts())) {
            Scratch.refuseOthers(database, scratch.identity());
            return enrol(scratch);
        }
    }

    /**
     * Enrols it. Idempotent.
     *
     * @return whether it was enrolled before
     * @throws TargetRefused if it is the source or a replica of it
     */
    public boolean enrol() {
        try (Staging staging = Dialect.of(database).openStaging(database.staging(), database.timeouts());
                Source source = Dialect.of(database).openSource(database.source(), database.timeouts())) {
            if (source.identity().isSameDatabaseAs(staging.identity())) {
                throw new TargetRefused(
                        "Staging of " + database.name() + " ("
                                + database.staging().describe()
                                + ") is the source itself, or a replica of it; it was not enrolled. Point staging at another database.");
            }
            return enrol(staging);
        }
    }

    private static boolean enrol(Staging server) {
        server.lock();
        boolean before = server.isEnrolled();
        if (!before) server.enrol();
        return before;
    }
}
