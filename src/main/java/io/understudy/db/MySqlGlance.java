package io.understudy.db;

import io.understudy.schema.Column;
import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Table;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at some rows of a MySQL or MariaDB table without ever reading a large one whole: along the primary key, from its first value, its last, and, where it is a number, values in between. Without
 * a primary key the first rows must do.
 */
final class MySqlGlance {
    private static final Set<String> SHAPES = Set.of(
            "geometry",
            "point",
            "linestring",
            "polygon",
            "multipoint",
            "multilinestring",
            "multipolygon",
            "geometrycollection",
            "geomcollection");

    private final Table table;
    private final int rows;

    MySqlGlance(Table table, int rows) {
        this.table = table;
        this.rows = rows;
    }

    Glance look(Connection connection) throws SQLException {
        Column key = leadingKey();
        String sql;
        if (key == null || table.rows() <= rows) sql = select("") + " limit " + rows;
        else if (key.type().kind() == Kind.INTEGER) sql = alongNumbers(connection, key);
        else sql = fromBothEnds(key, rows / 2);
        return new Glance(table.columns(), read(connection, sql), "");
    }

    private @Nullable Column leadingKey() {
        return table.primaryKey() == null
                ? null
                : table.column(table.primaryKey().columns().getFirst()).orElse(null);
    }

    private String fromBothEnds(Column key, int each) {
        String name = "t." + MySqlNames.name(key.name());
        return "(" + select("") + " order by " + name + " limit " + each + ") union all (" + select("") + " order by "
                + name + " desc limit " + each + ")";
    }

    private String alongNumbers(Connection connection, Column key) throws SQLException {
        String name = "t." + MySqlNames.name(key.name());
        List<@Nullable String[]> ends = query(
                connection,
                "select min(" + name + "), max(" + name + ") from " + MySqlNames.name(table.name()) + " t",
                2);
        String first = ends.getFirst()[0];
        String last = ends.getFirst()[1];
        if (first == null || last == null) return select("") + " limit 0";
        int each = Math.max(1, rows / Glance.PLACES);
        StringJoiner union = new StringJoiner(" union all ");
        for (String place : places(new java.math.BigInteger(first), new java.math.BigInteger(last)))
            union.add("(" + select(" where " + name + " >= " + place) + " order by " + name + " limit " + each + ")");
        union.add("(" + select("") + " order by " + name + " desc limit " + 2 * each + ")");
        return union.toString();
    }

    private static List<String> places(java.math.BigInteger first, java.math.BigInteger last) {
        Set<java.math.BigInteger> places = new TreeSet<>();
        java.math.BigInteger span = last.subtract(first);
        for (int place = 0; place < Glance.PLACES - 2; place++) {
            places.add(first.add(span.multiply(java.math.BigInteger.valueOf(place))
                    .divide(java.math.BigInteger.valueOf(Glance.PLACES - 2))));
        }
        return places.stream().map(String::valueOf).toList();
    }

    private String select(String where) {
        String columns = table.columns().stream().map(MySqlGlance::text).collect(Collectors.joining(", "));
        return "select " + (columns.isEmpty() ? "1" : columns) + " from " + MySqlNames.name(table.name()) + " t"
                + where;
    }

    private static String text(Column column) {
        String name = "t." + MySqlNames.name(column.name());
        DataType type = column.type();
        String bare = type.name().toLowerCase(Locale.ROOT).replaceFirst("[ (].*", "");
        if (type.kind() == Kind.BYTES) return "hex(left(" + name + ", " + Glance.MOST_BYTES + "))";
        if (SHAPES.contains(bare)) return "cast(st_astext(" + name + ") as char character set utf8mb4)";
        if (bare.equals("bit")) return "cast(" + name + " + 0 as char character set utf8mb4)";
        return "left(cast(" + name + " as char character set utf8mb4), " + Glance.MOST_CHARACTERS + ")";
    }

    private List<@Nullable String[]> read(Connection connection, String sql) throws SQLException {
        return query(connection, sql, table.columns().size());
    }

    private static List<@Nullable String[]> query(Connection connection, String sql, int columns) throws SQLException {
        List<@Nullable String[]> found = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    @Nullable String[] row = new String[columns];
                    for (int i = 0; i < columns; i++) {
                        byte[] bytes = result.getBytes(i + 1);
                        row[i] = bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
                    }
                    found.add(row);
                }
            }
        }
        return found;
    }
}
