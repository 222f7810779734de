package io.understudy.db;

import io.understudy.schema.Column;
import io.understudy.schema.Table;
import io.understudy.wire.Buffer;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Finds a few rows of a PostgreSQL table by an index, or gives up within a moment. */
final class PostgreSqlLookup {
    /** The longest that an index may take to lead to a few rows. */
    private static final long MOMENT_MILLIS = 2_000;

    private static final String TOOK_TOO_LONG = "57014";

    /** What a type does not take for a value, such as a day that a domain refuses. */
    private static final Set<String> NO_VALUE = Set.of("22", "23", "42");

    private PostgreSqlLookup() {}

    /**
     * Shows what is found.
     *
     * @param reader in a transaction of its own, which ends with this
     * @param patience what a statement may take at most, in milliseconds
     */
    static boolean show(Session reader, Table table, Format format, Lookup lookup, long patience, Consumer<Row> each) {
        Column column = table.column(lookup.column()).orElseThrow();
        String doing = "Looking up rows of " + table.name();
        String literal = Sql.literal(lookup.value()) + "::" + HandedKeys.type(column);
        String rows = "select " + Sql.stored(table) + " from " + Sql.from(table) + " t"
                + lookup.sql("t." + Sql.name(column.name()), literal);
        reader.execute(doing, "set local statement_timeout = " + Math.min(MOMENT_MILLIS, patience));
        reader.execute(doing, "set local enable_seqscan = off");
        return reader.attempt(doing, connection -> {
            try {
                show(connection, rows, table, format, each);
                return true;
            } catch (SQLException e) {
                if (!isNoAnswer(e)) throw e;
                return false;
            }
        });
    }

    /** Whether the server took too long or does not take a value or an expression, and nothing worse. */
    static boolean isNoAnswer(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return TOOK_TOO_LONG.equals(state) || NO_VALUE.contains(state.substring(0, 2));
    }

    /** Shows the few rows of a query that gives a table's stored columns, all of which are read before the first is shown. */
    static void show(Connection connection, String query, Table table, Format format, Consumer<Row> each)
            throws SQLException {
        String options = format instanceof Format.Binary ? " (format binary)" : "";
        Buffer bytes = read(connection, "copy (" + query + ") to stdout" + options);
        show(bytes, format, new Row(table.stored().size()), each);
    }

    private static Buffer read(Connection connection, String rows) throws SQLException {
        Buffer bytes = new Buffer(1 << 16);
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(rows);
        for (byte[] some = copy.readFromCopy(); some != null; some = copy.readFromCopy())
            bytes.write(some, 0, some.length);
        return bytes;
    }

    private static void show(Buffer bytes, Format format, Row row, Consumer<Row> each) {
        int at = Math.max(0, format.headerLength(bytes.bytes(), 0, bytes.size()));
        while (true) {
            at = format.read(bytes.bytes(), at, bytes.size(), row);
            if (at < 0) return;
            each.accept(row);
        }
    }
}
