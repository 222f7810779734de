package io.understudy.servers;

import java.util.concurrent.TimeUnit;

/**
 * What a server counts of rows that it went through without an index to lead it.
 *
 * @param server of PostgreSQL or MySQL
 */
public record WholeReadings(Server server, LiveDatabase database) {
    /** The tables of the sample database that have more than 10,000 rows. */
    private static final String LARGE =
            "('customers', 'addresses', 'payment_methods', 'orders', 'Order Lines', 'payments', 'comments', 'mail_log', 'page_views', 'audit_log')";

    /** So many rows of large tables of the sample database, since the server began to count. */
    public long ofLargeTables() {
        if (!server.isPostgreSql())
            return database.count(
                    "select coalesce(sum(count_fetch), 0) from performance_schema.table_io_waits_summary_by_index_usage where object_schema = database() and index_name is null and object_name in "
                            + LARGE);
        // A session counts when it ends, a moment after its client has gone.
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (database.count(
                                "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")
                        > 0
                && System.nanoTime() < deadline) Thread.onSpinWait();
        return database.count(
                "select coalesce(sum(seq_tup_read), 0) from pg_stat_user_tables where relname in " + LARGE);
    }
}
