package io.understudy.db;

import io.understudy.config.Endpoint;
import io.understudy.config.Engine;
import io.understudy.config.Timeouts;

/** A kind of server. Everything that differs between kinds is behind the two things it opens. */
public sealed interface Dialect permits PostgreSql {
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

    /** The dialect of an endpoint. */
    static Dialect of(Endpoint endpoint) {
        Engine engine = endpoint.engine();
        if (engine == Engine.POSTGRESQL) return new PostgreSql();
        throw new SourceFailed(endpoint.describe() + " is a " + engine
                + " server, which this version cannot read yet; PostgreSQL works.");
    }
}
