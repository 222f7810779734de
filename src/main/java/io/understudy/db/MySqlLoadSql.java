package io.understudy.db;

import io.understudy.schema.Column;
import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The statements that take rows into a MySQL table, each column in its own bytes: {@code CHARACTER SET binary} keeps the server from converting them, whatever character set the column has. It was tried on MySQL 8.0 and
 * MariaDB 11.4 with latin1, utf8, utf8mb4, utf16, sjis, binary, bit, geometry, enum and set columns. JSON, which is a type of its own in MySQL, and MariaDB's UUIDs and addresses do not take binary text.
 *
 * @param target the qualified name of the table that is loaded
 * @param production whose stored columns are sent, in their order
 * @param staging the table as it is there, whose columns may be of another type
 */
record MySqlLoadSql(String target, Table production, Table staging) {
    private static final Set<String> GEOMETRIES = Set.of(
            "geometry",
            "point",
            "linestring",
            "polygon",
            "multipoint",
            "multilinestring",
            "multipolygon",
            "geometrycollection",
            "geomcollection");

    private List<Column> columns() {
        return production.stored();
    }

    private DataType type(Column column) {
        return staging.column(column.name()).orElse(column).type();
    }

    /** What a column is set to, given the expression for the bytes that are sent. */
    private String value(Column column, String bytes) {
        DataType type = type(column);
        boolean isToldInText = type.kind() == Kind.UUID || type.kind() == Kind.INET || MySqlColumns.isJson(type);
        if (isToldInText) return "convert(" + bytes + " using utf8mb4)";
        return MySqlColumns.isNumbered(type) ? bytes + " + 0" : bytes;
    }

    /** MySQL (8.0.15 at least) refuses to LOAD into a shape that may not be null, even where the file brings one: it has no default, which is all the server looks at. An INSERT it takes. */
    boolean hasShapeThatMayNotBeNull() {
        return staging.columns().stream()
                .anyMatch(column -> !column.nullable()
                        && GEOMETRIES.contains(
                                column.type().name().toLowerCase(Locale.ROOT).replaceFirst("\\W.*", "")));
    }

    String loadData() {
        List<String> places = new ArrayList<>();
        List<String> conversions = new ArrayList<>();
        for (Column column : columns()) {
            String name = MySqlNames.name(column.name());
            String variable = "@understudy" + places.size();
            String value = value(column, variable);
            if (value.equals(variable)) {
                places.add(name);
            } else {
                places.add(variable);
                conversions.add(name + " = " + value);
            }
        }
        return "load data local infile 'understudy' into table " + target
                + " character set binary fields terminated by '\\t' escaped by '\\\\' lines terminated by '\\n' ("
                + String.join(", ", places) + ")"
                + (conversions.isEmpty() ? "" : " set " + String.join(", ", conversions));
    }

    /** An INSERT of so many rows, with a {@code ?} for each value. The driver writes bytes as hexadecimal digits, which MySQL takes for a number wherever there is to be one, and for text only if it is told. */
    String insert(int rows) {
        List<String> values = new ArrayList<>();
        for (Column column : columns()) values.add(value(column, "cast(? as binary)"));
        String row = "(" + String.join(", ", values) + ")";
        StringBuilder sql = new StringBuilder("insert into " + target + " ("
                + MySqlNames.names(columns().stream().map(Column::name).toList()) + ") values ");
        for (int number = 0; number < rows; number++)
            sql.append(number == 0 ? "" : ", ").append(row);
        return sql.toString();
    }
}
