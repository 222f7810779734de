package io.understudy.db;

import io.understudy.config.Database;
import io.understudy.config.Endpoint;
import io.understudy.config.Timeouts;

/** A kind of server. Everything that differs between kinds is behind the two things it opens. */
public sealed interface Dialect permits PostgreSql, MySql {
    /**
     * Opens production for reading, in one snapshot.
     *
     * @throws SourceFailed if it cannot be reached or refuses
     */
    Source openSource(Endpoint endpoint, Timeouts timeouts);

    /**
     * Opens staging.
     *
     * @throws StagingFailed if it cannot be reached or refuses
     */
    Staging openStaging(Endpoint endpoint, Timeouts timeouts);

    /**
     * Opens a database in which the rows of fixtures are tried, as staging is opened.
     *
     * @throws StagingFailed if it cannot be reached or refuses
     */
    Staging openScratch(Endpoint endpoint, Timeouts timeouts);

    /** The dialect that both sides of a database speak. */
    static Dialect of(Database database) {
        return switch (database.engine()) {
            case POSTGRESQL -> new PostgreSql();
            case MYSQL, MARIADB -> new MySql(database.source().url().database());
        };
    }
}
