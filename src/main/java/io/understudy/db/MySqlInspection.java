package io.understudy.db;

import io.understudy.schema.Column;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.wire.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Looks at production without reading a large table whole: for a short while, and what the server refuses is an answer. */
final class MySqlInspection {
    private static final int SYNTAX = 1064;

    /** The longest that an index may take to lead to a few rows. */
    private static final long MOMENT_MILLIS = 2_000;

    private final MySqlSnapshot snapshot;

    MySqlInspection(MySqlSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The server's complaint about a condition, or an empty string if it parses. */
    String complaintAbout(TableName table, String where) {
        String doing = "Trying the where of " + table;
        SQLException refusal = snapshot.refusal(
                doing, "select 1 from " + MySqlNames.name(table) + " t where (" + where + "\n) limit 0");
        if (refusal == null) return "";
        String complaint = ServerComplaint.sentence(doing, snapshot.session().endpoint(), refusal);
        // What it quotes then is the condition, which stands in the configuration.
        return refusal.getErrorCode() == SYNTAX
                ? complaint + " " + ServerComplaint.firstLine(String.valueOf(refusal.getMessage())) + "."
                : complaint;
    }

    Glance glance(Table table, int rows) {
        String doing = "Looking at " + table.name();
        return snapshot.hurried(doing, Glance.MOST_MILLIS, connection -> {
            try {
                return new MySqlGlance(table, rows).look(connection);
            } catch (SQLException e) {
                // Our own driver's failures have no number.
                if (e.getErrorCode() == 0) throw e;
                return Glance.none(
                        table.columns(),
                        ServerComplaint.sentence(doing, snapshot.session().endpoint(), e));
            }
        });
    }

    boolean lookUp(Table table, Lookup lookup, Consumer<Row> each) {
        Column column = table.column(lookup.column()).orElseThrow();
        String doing = "Looking up rows of " + table.name();
        boolean compares = lookup.kind() == Lookup.Kind.EQUAL
                || lookup.kind() == Lookup.Kind.FROM
                || lookup.kind() == Lookup.Kind.ABOVE;
        String literal =
                compares ? MySqlKeyLiterals.of(new String[] {lookup.value()}, List.of(column), snapshot.codecs()) : "";
        if (compares && literal.isEmpty()) return true;
        String sql = "select " + MySqlColumns.stored(table) + " from " + MySqlNames.name(table.name()) + " t"
                + lookup.sql(MySqlKeySql.column("t", column), literal);
        return snapshot.hurried(doing, MOMENT_MILLIS, connection -> MySqlReader.show(connection, sql, table, each));
    }

    void showSome(Table table, int rows, Consumer<Row> each) {
        String some = "select " + MySqlColumns.stored(table) + " from " + MySqlNames.name(table.name()) + " t";
        Row row = new Row(Math.max(1, table.stored().size()));
        List<String> queries = new ArrayList<>();
        if (table.primaryKey() == null || table.rows() <= rows) {
            queries.add(some + " limit " + rows);
        } else {
            // Along the primary key, in which the rows lie: nothing is sorted.
            String key = "t." + MySqlNames.name(table.primaryKey().columns().getFirst());
            queries.add(some + " order by " + key + " limit " + rows / 2);
            queries.add(some + " order by " + key + " desc limit " + rows / 2);
        }
        for (String query : queries) {
            try (RowReader found = snapshot.read(table, query)) {
                while (found.next(row)) each.accept(row);
            }
        }
    }
}
