package io.understudy.db;

import io.understudy.config.Endpoint;
import io.understudy.config.Timeouts;

/** PostgreSQL 12 and later: binary COPY both ways, an exported snapshot, and publishing in one transaction. */
record PostgreSql() implements Dialect {
    @Override
    public Source openSource(Endpoint endpoint, Timeouts timeouts) {
        return PostgreSqlSource.open(endpoint, timeouts);
    }

    @Override
    public Staging openStaging(Endpoint endpoint, Timeouts timeouts) {
        return PostgreSqlStaging.open(endpoint, timeouts, Session.Side.STAGING);
    }

    @Override
    public Staging openScratch(Endpoint endpoint, Timeouts timeouts) {
        return PostgreSqlStaging.open(endpoint, timeouts, Session.Side.SCRATCH);
    }
}
