package io.understudy.verify;

import io.understudy.finding.Finding;
import java.util.List;

/** Whether everything that was sent to staging is what staging would show. */
public final class Transport {
    private final String database;
    private final Integrity integrity;

    /**
     * Judges one database.
     *
     * @param database its name in the configuration
     */
    public Transport(String database, Integrity integrity) {
        this.database = database;
        this.integrity = integrity;
    }

    /** An error for each table that is not what was sent to it. */
    public List<Finding> check(List<Expected> sent) {
        return integrity.check(sent).stream()
                .filter(verdict -> !verdict.same())
                .map(
                        verdict -> Finding.error(
                                "transport",
                                database + "." + verdict.table(),
                                "read back before the commit, this table "
                                        + verdict.what().replace("were published", "were sent") + ".",
                                "Look for what changes rows in staging while they are loaded (functions in checks, indexes or event triggers, another session), or report it."))
                .toList();
    }
}
