package io.understudy.db;

import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Looks at production without reading a large table whole: each time in a session of its own, for a short while, and what the server refuses is an answer. */
final class PostgreSqlInspection {
    private static final String TOOK_TOO_LONG = "57014";

    /** An unlogged table of a standby; a page that cannot be read. */
    private static final Set<String> NOT_NOW = Set.of("55000", "XX001");

    private static final Set<String> COMPLAINTS = Set.of("42", "22", "0A", "25");

    /** The longest that a look at some rows may take. */
    private static final long LOOK_MILLIS_MAX = 20_000;

    private final PostgreSqlSnapshot snapshot;

    PostgreSqlInspection(PostgreSqlSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The server's complaint about a condition, or an empty string if it parses. */
    String complaintAbout(TableName table, String where) {
        String doing = "Trying the where of " + table;
        // The driver would send what follows as a statement of its own, which can end the transaction that may only
        // read.
        if (where.indexOf(';') >= 0)
            return "The where of " + table
                    + " holds a semicolon, and a condition is one expression; where a text in it has one, write chr(59).";
        try (Session reader = snapshot.reader()) {
            return reader.attempt(doing, connection -> {
                try (var statement = connection.createStatement()) {
                    statement.execute("select from " + Sql.name(table) + " t where (" + where + "\n) limit 0");
                    return "";
                } catch (SQLException e) {
                    if (!isAboutTheStatement(e)) throw e;
                    return ServerComplaint.sentence(doing, snapshot.leader().endpoint(), e);
                }
            });
        }
    }

    Glance glance(Table table, int rows) {
        String doing = "Looking at " + table.name();
        try (Session reader = snapshot.reader()) {
            long most = snapshot.patience(Glance.MOST_MILLIS);
            reader.execute(doing, "set local statement_timeout = " + most);
            return reader.attempt(doing, connection -> {
                try {
                    return new PostgreSqlGlance(table, rows).look(connection);
                } catch (SQLException e) {
                    if (!isAboutTheStatement(e)
                            && !TOOK_TOO_LONG.equals(e.getSQLState())
                            && !NOT_NOW.contains(String.valueOf(e.getSQLState()))) throw e;
                    return Glance.none(
                            table.columns(),
                            ServerComplaint.sentence(doing, snapshot.leader().endpoint(), e));
                }
            });
        }
    }

    /** Syntax and names, data, what is not supported, what a reader may not do: and not a lost connection. */
    private static boolean isAboutTheStatement(SQLException e) {
        String state = e.getSQLState();
        return state != null && COMPLAINTS.contains(state.substring(0, Math.min(2, state.length())));
    }

    boolean lookUp(Table table, Format format, Lookup lookup, Consumer<Row> each) {
        try (Session reader = snapshot.reader()) {
            return PostgreSqlLookup.show(reader, table, format, lookup, snapshot.patience(LOOK_MILLIS_MAX), each);
        }
    }

    void showSome(Table table, Format format, int rows, Consumer<Row> each) {
        String some = "(select " + Sql.stored(table) + " from " + Sql.from(table);
        // Few pages are touched: the first ones, and of a large table a sample of the others.
        String query = table.rows() <= 2L * rows
                ? some + " limit " + rows + ")"
                : "(" + some + " limit " + rows / 2 + ") union all " + some + " tablesample system ("
                        + String.format(Locale.ROOT, "%.9f", Math.min(100, 200.0 * rows / table.rows()))
                        + ") repeatable (1) limit "
                        + rows / 2 + "))";
        Session reader = snapshot.reader();
        reader.execute(
                "Reading some of " + table.name(),
                "set local statement_timeout = " + snapshot.patience(LOOK_MILLIS_MAX));
        Row row = new Row(table.stored().size());
        try (RowReader found = CopyReader.of(reader, table, format, query)) {
            while (found.next(row)) each.accept(row);
        }
    }
}
