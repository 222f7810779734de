package io.understudy.db;

import io.understudy.wire.Buffer;
import io.understudy.wire.Cell;
import io.understudy.wire.Checksum;
import io.understudy.wire.Format;
import io.understudy.wire.LineEscapes;
import io.understudy.wire.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows into a MySQL table by INSERTs of many rows each, all in one transaction: for servers that do not take {@code LOAD DATA LOCAL}. The values go as bytes, as the lines of LOAD DATA have them, so that both ways load the
 * same and have the same checksum.
 */
final class InsertWriter implements RowWriter {
    private static final int ROWS_MAX = 400;
    private static final int BYTES_MAX = 512 * 1024;

    private final Session session;
    private final String table;
    private final String doing;
    private final MySqlLoadSql sql;
    private final Format format;
    private final Checksum checksum;
    private final MySqlLoadReport report;
    private final Buffer line = new Buffer(4096);
    private final Cell cell = new Cell();
    private final List<byte @Nullable []> values = new ArrayList<>();
    private @Nullable PreparedStatement insert;
    private int insertRows;
    private int rows;
    private int bytes;
    private long sent;
    private long taken;
    private boolean finished;

    InsertWriter(
            Session session, String table, MySqlLoadSql sql, Format format, Checksum checksum, MySqlLoadReport report) {
        this.session = session;
        this.table = table;
        this.doing = "Loading " + table;
        this.sql = sql;
        this.format = format;
        this.checksum = checksum;
        this.report = report;
        session.execute(doing, "start transaction");
    }

    @Override
    public void write(Row row) {
        line.clear();
        format.write(row, line);
        checksum.add(line.bytes(), 0, line.size());
        for (int column = 0; column < row.columns(); column++) {
            row.current(column, cell);
            values.add(cell.isNull() ? null : LineEscapes.read(cell));
        }
        rows++;
        sent++;
        bytes += line.size();
        if (rows >= ROWS_MAX || bytes >= BYTES_MAX) flush();
    }

    private void flush() {
        if (rows == 0) return;
        session.attempt(doing, connection -> {
            try {
                return execute(connection);
            } catch (SQLException e) {
                if (!SnapshotInvalid.isMeantBy(e)) throw e;
                throw new SnapshotInvalid(ServerComplaint.sentence(doing, session.endpoint(), e)
                        + " Staging refuses what production or a mask made of it; it is untouched.");
            }
        });
        values.clear();
        rows = 0;
        bytes = 0;
    }

    private long execute(Connection connection) throws SQLException {
        PreparedStatement statement = prepared(connection);
        for (int number = 0; number < values.size(); number++) statement.setBytes(number + 1, values.get(number));
        taken += statement.executeUpdate();
        if (statement.getWarnings() != null) report.read(connection, table);
        return taken;
    }

    private PreparedStatement prepared(Connection connection) throws SQLException {
        PreparedStatement known = insert;
        if (known != null && insertRows == rows) return known;
        if (known != null) known.close();
        PreparedStatement made = connection.prepareStatement(sql.insert(rows));
        insert = made;
        insertRows = rows;
        return made;
    }

    @Override
    public void finish() {
        flush();
        session.execute(doing, "commit");
        finished = true;
        report.check(doing, sent, taken);
    }

    @Override
    public void close() {
        session.attempt(doing, connection -> {
            if (insert != null && !connection.isClosed()) insert.close();
            return doing;
        });
        if (!finished) session.execute(doing, "rollback");
    }
}
