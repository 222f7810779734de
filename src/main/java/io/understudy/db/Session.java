package io.understudy.db;

import io.understudy.config.Endpoint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** One connection, and the side it belongs to: every failure of it becomes that side's failure, told in our own words. */
final class Session implements AutoCloseable {
    private final Connection connection;
    private final Endpoint endpoint;
    private final Side side;
    private final Vigil vigil;

    /** Whose fault a failure is. */
    enum Side {
        SOURCE,
        STAGING,
        SCRATCH;

        DatabaseFailed failure(String message) {
            return switch (this) {
                case SOURCE -> new SourceFailed(message);
                case STAGING, SCRATCH -> new StagingFailed(message);
            };
        }

        /** What people call the database. */
        String noun() {
            return switch (this) {
                case SOURCE -> "production";
                case STAGING -> "staging";
                case SCRATCH -> "scratch";
            };
        }
    }

    /** Something done with a connection. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T run(Connection connection) throws SQLException;
    }

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    /**
     * @param silence how long nothing may move before the server is asked about the connection
     * @param question asks it
     */
    Session(Connection connection, Endpoint endpoint, Side side, Duration silence, Vigil.Question question) {
        this.connection = connection;
        this.endpoint = endpoint;
        this.side = side;
        vigil = new Vigil(silence, question, this::abort);
    }

    /** Does something; {@code doing} says what, in the words of the failure: "reading the catalog". */
    <T extends @Nullable Object> T attempt(String doing, Work<T> work) {
        vigil.begin();
        try {
            return work.run(connection);
        } catch (SQLException e) {
            throw failure(doing, e);
        } finally {
            vigil.end();
        }
    }

    /** Watches a wait for the server that does not go through {@link #attempt}. */
    Vigil vigil() {
        return vigil;
    }

    DatabaseFailed failure(String doing, SQLException e) {
        if (!vigil.verdict().isEmpty())
            return side.failure(doing + " failed on " + endpoint.describe() + ": " + vigil.verdict()
                    + "; look at the server and the network in between, or raise timeouts.silence.");
        return side.failure(ServerComplaint.sentence(doing, endpoint, e));
    }

    DatabaseFailed failure(String message) {
        return side.failure(message);
    }

    void execute(String doing, String sql) {
        attempt(doing, open -> {
            try (Statement statement = open.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    /** Runs a query; {@code ?} stand for the parameters. */
    <T> List<T> query(String doing, String sql, RecordMapper<Record, T> mapper, Object... parameters) {
        return attempt(doing, open -> {
            try {
                return DSL.using(open, dialect()).fetch(sql, parameters).map(mapper);
            } catch (DataAccessException e) {
                if (e.getCause() instanceof SQLException fromDriver) throw fromDriver;
                throw e;
            }
        });
    }

    /** Two numbers that a query gives, whatever stands in it: nothing of its text is taken for a parameter. */
    long[] twoNumbers(String doing, String sql) {
        return attempt(doing, open -> {
            try (Statement statement = open.createStatement()) {
                statement.setEscapeProcessing(false);
                try (ResultSet rows = statement.executeQuery(sql)) {
                    rows.next();
                    return new long[] {rows.getLong(1), rows.getLong(2)};
                }
            }
        });
    }

    private SQLDialect dialect() {
        return switch (endpoint.engine()) {
            case POSTGRESQL -> SQLDialect.POSTGRES;
            case MYSQL -> SQLDialect.MYSQL;
            case MARIADB -> SQLDialect.MARIADB;
        };
    }

    /** The first column of the only row of a query. */
    String single(String doing, String sql, Object... parameters) {
        return query(doing, sql, row -> String.valueOf(row.get(0)), parameters).getFirst();
    }

    Side side() {
        return side;
    }

    /** What people call the database: production, staging or scratch. */
    String noun() {
        return side.noun();
    }

    Connection connection() {
        return connection;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** Cuts the connection from any thread; whoever waits on it fails. */
    void abort() {
        try {
            Executor here = Runnable::run;
            connection.abort(here);
        } catch (SQLException | RuntimeException alreadyGone) {
            // The purpose was to be rid of it, and it is gone; MySQL's driver trips over its own fields when the thread
            // that used it closes it at the same moment.
            return;
        }
    }

    @Override
    public void close() {
        vigil.begin();
        try {
            connection.close();
        } catch (SQLException alreadyGone) {
            // An unfinished transaction is rolled back by the server when the connection goes, however it goes.
            return;
        } finally {
            vigil.close();
        }
    }
}
