package io.understudy.db;

import io.understudy.config.Endpoint;
import io.understudy.config.Timeouts;

/**
 * MySQL 8 and MariaDB 10.6 and later: one consistent snapshot on one connection, and publishing by renaming tables.
 *
 * @param schema what the schema of every table is called on both sides: the name of production's database, whatever staging's is called
 */
record MySql(String schema) implements Dialect {
    @Override
    public Source openSource(Endpoint endpoint, Timeouts timeouts) {
        return MySqlSource.open(endpoint, schema, timeouts);
    }

    @Override
    public Staging openStaging(Endpoint endpoint, Timeouts timeouts) {
        return MySqlStaging.open(endpoint, schema, timeouts, Session.Side.STAGING);
    }

    @Override
    public Staging openScratch(Endpoint endpoint, Timeouts timeouts) {
        return MySqlStaging.open(endpoint, schema, timeouts, Session.Side.SCRATCH);
    }
}
