package io.understudy.db;

import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import io.understudy.wire.UnfitValue;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Rows out of a PostgreSQL {@code COPY … TO STDOUT}. The server sends a message a row, which is then read in place; a row cut across messages is put together. */
final class CopyReader implements RowReader {
    private static final int PARTIAL = -1;
    private static final int END = -2;

    private final CopyOut copy;
    private final Format format;
    private final Session session;
    private final String doing;
    private final Runnable release;
    private byte[] chunk = new byte[0];
    private int position;
    private boolean headerRead;
    private boolean ended;
    private long bytes;

    CopyReader(CopyOut copy, Format format, Session session, String doing, Runnable release) {
        this.copy = copy;
        this.format = format;
        this.session = session;
        this.doing = doing;
        this.release = release;
    }

    /**
     * Reads rows of a table of production.
     *
     * @param reader closed together with this
     * @param rows what is copied: a table with its columns, or a query in parentheses
     */
    static CopyReader of(Session reader, Table table, Format format, String rows) {
        String options = format instanceof Format.Binary ? " (format binary)" : "";
        String doing = "Reading " + table.name();
        return reader.attempt(
                doing,
                connection -> new CopyReader(
                        connection
                                .unwrap(PGConnection.class)
                                .getCopyAPI()
                                .copyOut("copy " + rows + " to stdout" + options),
                        format,
                        reader,
                        doing,
                        reader::close));
    }

    /** Reads a table of staging in whatever transaction the session is in. */
    static CopyReader ofStaging(Session session, Schema schema, TableName table, List<String> columns, Format format) {
        Table known = schema.table(table).orElse(null);
        String from = known == null ? Sql.name(table) : Sql.from(known);
        // The server copies a table out faster than the result of a query on it.
        boolean asItIs = known != null && known.kind() != Table.Kind.PARTITIONED && !columns.isEmpty();
        String rows = asItIs
                ? Sql.name(table) + " (" + Sql.names(columns) + ")"
                : "(select " + Sql.names(columns) + " from " + from + ")";
        String sql = "copy " + rows + " to stdout" + (format instanceof Format.Binary ? " (format binary)" : "");
        String doing = "Reading " + table;
        return session.attempt(
                doing,
                connection -> new CopyReader(
                        connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql),
                        format,
                        session,
                        doing,
                        () -> {}));
    }

    @Override
    public boolean next(Row row) {
        while (!ended) {
            int after = headerRead ? read(row) : skipHeader();
            if (after >= 0) {
                position = after;
                if (headerRead) return true;
                headerRead = true;
            } else if (after == END) {
                drain();
            } else {
                receive();
            }
        }
        return false;
    }

    private int read(Row row) {
        try {
            return format.read(chunk, position, chunk.length, row);
        } catch (UnfitValue e) {
            // What a row is wrong about, without the row.
            throw session.failure(doing + " met " + e.getMessage());
        }
    }

    private int skipHeader() {
        int length = format.headerLength(chunk, position, chunk.length);
        return length < 0 ? PARTIAL : position + length;
    }

    private void receive() {
        byte[] more = read();
        if (more == null) {
            if (position < chunk.length) throw session.failure(doing + " ended in the middle of a row; try again.");
            ended = true;
            return;
        }
        bytes += more.length;
        int left = chunk.length - position;
        if (left > 0) {
            byte[] joined = new byte[left + more.length];
            System.arraycopy(chunk, position, joined, 0, left);
            System.arraycopy(more, 0, joined, left, more.length);
            more = joined;
        }
        chunk = more;
        position = 0;
    }

    /** The server still has to say that all went well. */
    private void drain() {
        while (read() != null) bytes++;
        ended = true;
    }

    private byte @org.jspecify.annotations.Nullable [] read() {
        session.vigil().begin();
        try {
            return copy.readFromCopy();
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

    @Override
    public void close() {
        session.vigil().begin();
        try {
            if (copy.isActive()) copy.cancelCopy();
        } catch (SQLException alreadyBroken) {
            session.abort();
        } finally {
            session.vigil().end();
            release.run();
        }
    }
}
