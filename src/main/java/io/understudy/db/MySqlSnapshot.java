package io.understudy.db;

import io.understudy.config.Endpoint;
import io.understudy.config.Timeouts;
import io.understudy.sample.Thinning;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A consistent snapshot of a MySQL or MariaDB database, which takes no lock: the one session that it is seen in, since no other could join it. After each table it goes back to a savepoint, so that no
 * table is held against migrations for longer than it is read.
 */
final class MySqlSnapshot implements AutoCloseable {
    /** Locks and time that ran out, deadlocks, and statements that somebody killed: they say nothing about the table. */
    private static final Set<Integer> INTERRUPTED = Set.of(1205, 1213, 1317, 1969, 3024);

    private final Session session;
    private final Timeouts timeouts;
    private final MySqlVersion version;
    private final ServerIdentity identity;
    private final String name;
    private final Schema schema;
    private final MySqlCodecs codecs;

    private MySqlSnapshot(Session session, String schemaName, Timeouts timeouts) {
        this.session = session;
        this.timeouts = timeouts;
        version = MySqlVersion.of(session);
        identity = MySqlIdentity.of(session);
        session.execute(
                "Setting up the connection",
                version.statementTimeout(timeouts.statement().toMillis()));
        session.execute("Opening the snapshot", "set session transaction isolation level repeatable read, read only");
        session.execute("Opening the snapshot", "start transaction with consistent snapshot, read only");
        name = session.single("Opening the snapshot", "select date_format(utc_timestamp(6), '%Y-%m-%dT%H:%i:%s.%fZ')")
                + " on connection " + session.single("Opening the snapshot", "select connection_id()");
        schema = MySqlCatalog.read(session, schemaName);
        codecs = MySqlCodecs.of(session, schema);
        session.execute("Opening the snapshot", "savepoint understudy");
    }

    static MySqlSnapshot open(Endpoint endpoint, String schemaName, Timeouts timeouts) {
        Session session = MySqlConnections.open(endpoint, timeouts, Session.Side.SOURCE, Map.of());
        try {
            return new MySqlSnapshot(session, schemaName, timeouts);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    ServerIdentity identity() {
        return identity;
    }

    /** The catalog, as the snapshot has it. */
    Schema schema() {
        return schema;
    }

    /** When it was taken, and in which connection. */
    String name() {
        return name;
    }

    MySqlVersion version() {
        return version;
    }

    MySqlCodecs codecs() {
        return codecs;
    }

    /** Whoever reads a table in it lets go of it afterwards. */
    Session session() {
        return session;
    }

    /** Does something for which a statement may take no longer than so many milliseconds, nor longer than is configured. */
    <T> T hurried(String doing, long most, Session.Work<T> work) {
        long configured = timeouts.statement().toMillis();
        session.execute(doing, version.statementTimeout(configured == 0 ? most : Math.min(most, configured)));
        T result = session.attempt(doing, work);
        session.execute(doing, version.statementTimeout(configured));
        release();
        return result;
    }

    /** Why the server refuses a statement; null if it does not. A lost connection is no refusal, nor is a lock that somebody holds. */
    @Nullable
    SQLException refusal(String doing, String sql) {
        SQLException refusal = session.attempt(doing, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.executeQuery(sql).close();
                return null;
            } catch (SQLException e) {
                if (e.getErrorCode() == 0 || INTERRUPTED.contains(e.getErrorCode())) throw e;
                return e;
            }
        });
        release();
        return refusal;
    }

    RowReader read(Table table, String sql) {
        return MySqlReader.open(session, "Reading " + table.name(), sql, this::release);
    }

    /** What a query on the large families of a table counts. */
    Thinning.Taken taken(Table table, String sql) {
        long[] taken = session.twoNumbers("Counting large families of " + table.name(), sql);
        release();
        return new Thinning.Taken(taken[0], taken[1]);
    }

    /** Lets go of the tables that were read, and keeps the snapshot. */
    void release() {
        session.execute("Letting go of a table", "rollback to savepoint understudy");
    }

    @Override
    public void close() {
        session.close();
    }
}
