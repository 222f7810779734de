package io.understudy.db;

import com.zaxxer.hikari.HikariDataSource;
import io.understudy.config.Endpoint;
import io.understudy.config.Timeouts;
import io.understudy.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A read-only snapshot of a PostgreSQL database: the session that exported it and answers questions, and readers that import it. It lives as long as that session, and so do the locks that keep the tables as they are.
 */
final class PostgreSqlSnapshot implements AutoCloseable {
    /** A snapshot that no session holds: a malformed name to older servers, an object that is not there to newer ones. */
    private static final Set<String> NO_SNAPSHOT = Set.of("22023", "42704");

    private final Session leader;
    private final HikariDataSource readers;
    private final Timeouts timeouts;
    private final ServerIdentity identity;
    private final Schema schema;
    private final String name;
    private volatile @Nullable Session reading;

    private PostgreSqlSnapshot(Session leader, HikariDataSource readers, Timeouts timeouts) {
        this.leader = leader;
        this.readers = readers;
        this.timeouts = timeouts;
        leader.execute("Setting up the connection", statementTimeout("set"));
        identity = PostgreSqlStaging.identity(leader);
        schema = new PostgreSqlStillness(leader).begin();
        name = leader.single("Exporting the snapshot", "select pg_catalog.pg_export_snapshot()");
    }

    private String statementTimeout(String set) {
        return set + " statement_timeout = " + timeouts.statement().toMillis();
    }

    static PostgreSqlSnapshot open(Endpoint endpoint, Timeouts timeouts) {
        Session leader = PostgreSqlConnections.open(endpoint, timeouts, Session.Side.SOURCE);
        HikariDataSource readers = PostgreSqlConnections.readers(endpoint, timeouts, 1);
        try {
            return new PostgreSqlSnapshot(leader, readers, timeouts);
        } catch (RuntimeException e) {
            readers.close();
            leader.close();
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

    /** What the server calls it. */
    String name() {
        return name;
    }

    /** The session that holds it, for questions about the catalog. */
    Session leader() {
        return leader;
    }

    /** How long a statement may take, in milliseconds: as long as is configured, and never longer than so many. */
    long patience(long most) {
        long configured = timeouts.statement().toMillis();
        return configured == 0 ? most : Math.min(most, configured);
    }

    /** A reader inside the snapshot. Closing it ends its transaction and gives it back. */
    Session reader() {
        Connection connection;
        try {
            connection = readers.getConnection();
        } catch (SQLException e) {
            if (e.getCause() instanceof SQLException cause) throw leader.failure("Connecting", cause);
            throw leader.failure("Connecting failed on " + leader.endpoint().describe() + ": nothing came of it within "
                    + timeouts.connect().toSeconds() + " s (timeouts.connect); check the server and the network.");
        }
        Session session = watched(connection);
        reading = session;
        session.attempt("Joining the snapshot", open -> {
            open.setAutoCommit(false);
            open.setReadOnly(true);
            open.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return open;
        });
        join(session);
        session.execute("Joining the snapshot", statementTimeout("set local"));
        return session;
    }

    private Session watched(Connection connection) {
        try {
            return PostgreSqlConnections.watched(connection, leader.endpoint(), timeouts, Session.Side.SOURCE);
        } catch (SQLException e) {
            throw leader.failure("Connecting", e);
        }
    }

    private void join(Session session) {
        session.attempt("Joining the snapshot", open -> {
            try (var statement = open.createStatement()) {
                return statement.execute("set transaction snapshot " + Sql.literal(name));
            } catch (SQLException e) {
                if (!NO_SNAPSHOT.contains(String.valueOf(e.getSQLState()))) throw e;
                throw session.failure("The snapshot of " + leader.endpoint().describe()
                        + " is gone, because the server ended the session that held it; try again.");
            }
        });
    }

    /** Ends whatever is running, from any thread, and makes it fail. */
    void abort() {
        Session reader = reading;
        if (reader != null) reader.abort();
        leader.abort();
    }

    @Override
    public void close() {
        readers.close();
        leader.close();
    }
}
