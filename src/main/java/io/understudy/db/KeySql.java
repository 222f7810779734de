package io.understudy.db;

import io.understudy.sample.KeyText;
import io.understudy.sample.Unit;
import io.understudy.schema.Column;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Keys as PostgreSQL expressions: their text, which is {@link KeyText}'s, and what a reference compares. */
final class KeySql {
    /** Types that the server compares with one another. */
    private static final List<List<Kind>> COMPARABLE = List.of(
            List.of(Kind.INTEGER, Kind.DECIMAL, Kind.FLOAT),
            List.of(Kind.TEXT, Kind.PADDED_TEXT),
            List.of(Kind.DATE, Kind.TIMESTAMP, Kind.TIMESTAMP_WITH_ZONE));

    private KeySql() {}

    /** What both sides of a reference are compared by, column by column. */
    record Sides(List<String> child, List<String> parent) {
        String equal() {
            List<String> pairs = new ArrayList<>();
            for (int i = 0; i < child.size(); i++) pairs.add(parent.get(i) + " = " + child.get(i));
            return String.join(" and ", pairs);
        }
    }

    /**
     * The sides of a reference: the columns themselves, or their texts where the server has no operator between the types, as when a polymorphic reference holds numbers in a text column.
     *
     * @param childAlias what the child's row is called
     * @param parentAlias what the parent's row is called
     */
    static Sides sides(Reference reference, Table child, String childAlias, Table parent, String parentAlias) {
        List<String> left = new ArrayList<>();
        List<String> right = new ArrayList<>();
        for (int i = 0; i < reference.columns().size(); i++) {
            Column from = child.column(reference.columns().get(i)).orElseThrow();
            Column to = parent.column(reference.parentColumns().get(i)).orElseThrow();
            boolean comparable = comparable(from, to);
            left.add(comparable ? column(childAlias, from) : text(childAlias, from));
            right.add(comparable ? column(parentAlias, to) : text(parentAlias, to));
        }
        return new Sides(left, right);
    }

    private static boolean comparable(Column left, Column right) {
        Kind one = left.type().kind();
        Kind other = right.type().kind();
        boolean named = one == Kind.ENUM || one == Kind.OTHER;
        if (one == other)
            return !named || left.type().name().equals(right.type().name());
        return COMPARABLE.stream().anyMatch(family -> family.contains(one) && family.contains(other));
    }

    /** {@code a.x is not null and a.y is not null}. */
    static String present(String alias, List<String> columns) {
        return columns.stream()
                .map(column -> alias + "." + Sql.name(column) + " is not null")
                .collect(Collectors.joining(" and "));
    }

    /** The text of a key of several columns; null if one of them is. */
    static String text(String alias, Table table, List<String> columns) {
        return columns.stream()
                .map(column -> text(alias, table.column(column).orElseThrow()))
                .collect(Collectors.joining(separator()));
    }

    /**
     * The text of a value as its output function gives it, not as a cast does: {@code true::text} is {@code true} and not {@code t}, {@code '10.0.0.1'::inet::text} has a mask.
     * The empty text that {@code format} makes of a null becomes null again; neither type has such a value.
     */
    static String text(String alias, Column column) {
        String value = column(alias, column);
        return switch (column.type().kind()) {
            case BOOLEAN, INET -> "nullif(format('%s', " + value + "), '')";
            case DECIMAL -> "trim_scale(" + value + ")::text";
            // A cast takes the padding away.
            case PADDED_TEXT,
                    TEXT,
                    INTEGER,
                    FLOAT,
                    DATE,
                    TIME,
                    TIMESTAMP,
                    TIMESTAMP_WITH_ZONE,
                    UUID,
                    JSON,
                    JSONB,
                    BYTES,
                    ENUM,
                    ARRAY,
                    OTHER -> value + "::text";
        };
    }

    static String separator() {
        return " || chr(" + (int) Unit.SEPARATOR + ") || ";
    }

    private static String column(String alias, Column column) {
        return alias + "." + Sql.name(column.name());
    }
}
