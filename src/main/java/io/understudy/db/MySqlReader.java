package io.understudy.db;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.JdbcConnection;
import io.understudy.schema.Table;
import io.understudy.wire.Line;
import io.understudy.wire.Row;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/** Rows out of the result of a query, as the server sends them: nothing is buffered beyond a row, and no value is looked at. */
final class MySqlReader implements RowReader {
    private static final int LARGEST_PACKET = 1 << 30;

    private final Session session;
    private final String doing;
    private final Runnable release;
    private final Statement statement;
    private final ResultSet rows;
    private final Line line = new Line();
    private boolean ended;
    private long bytes;

    private MySqlReader(Session session, String doing, Runnable release, Statement statement, ResultSet rows) {
        this.session = session;
        this.doing = doing;
        this.release = release;
        this.statement = statement;
        this.rows = rows;
    }

    /**
     * Asks.
     *
     * @param release called when the reader is closed after its last row
     */
    static MySqlReader open(Session session, String doing, String sql, Runnable release) {
        return session.attempt(doing, connection -> {
            takePacketsOfAnySize(connection);
            Statement statement = streaming(connection);
            return new MySqlReader(session, doing, release, statement, statement.executeQuery(sql));
        });
    }

    /** Shows a few rows, all of which are read before the first is shown; says whether the server did so in the time that it has. */
    static boolean show(Connection connection, String sql, Table table, Consumer<Row> each) throws SQLException {
        Row row = new Row(Math.max(1, table.stored().size()));
        Line line = new Line();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    line.clear();
                    for (int column = 0; column < row.columns(); column++)
                        line.append(column, rows.getBytes(column + 1), row);
                    line.finish(row);
                    each.accept(row);
                }
            }
            return true;
        } catch (SQLException e) {
            // Our own driver's failures have no number.
            if (e.getErrorCode() == 0) throw e;
            return false;
        }
    }

    /** The server sends rows that are larger than what it would take (max_allowed_packet), and the driver refuses to read those unless it is told. */
    private static void takePacketsOfAnySize(Connection connection) throws SQLException {
        connection
                .unwrap(JdbcConnection.class)
                .getPropertySet()
                .getIntegerProperty(PropertyKey.maxAllowedPacket)
                .setValue(LARGEST_PACKET);
    }

    /** The driver's sign for: row by row. */
    private static Statement streaming(Connection connection) throws SQLException {
        Statement statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        statement.setFetchSize(Integer.MIN_VALUE);
        statement.setEscapeProcessing(false);
        return statement;
    }

    @Override
    public boolean next(Row row) {
        if (ended) return false;
        session.vigil().begin();
        try {
            if (!rows.next()) {
                ended = true;
                return false;
            }
            line.clear();
            for (int column = 0; column < row.columns(); column++) line.append(column, rows.getBytes(column + 1), row);
            line.finish(row);
            bytes += line.size();
            return true;
        } catch (SQLException e) {
            throw session.failure(doing, e);
        } finally {
            session.vigil().end();
        }
    }

    @Override
    public long bytes() {
        return bytes;
    }

    /** To leave a result early means to read all that is left of it, or to cut the connection. Only a run that has failed leaves early. */
    @Override
    public void close() {
        if (!ended) {
            session.abort();
            return;
        }
        session.vigil().begin();
        try {
            rows.close();
            statement.close();
        } catch (SQLException alreadyBroken) {
            session.abort();
        } finally {
            session.vigil().end();
        }
        release.run();
    }
}
