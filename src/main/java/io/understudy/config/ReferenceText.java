package io.understudy.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A reference between tables that the schema does not declare. Written {@code comments.(subject_type='order').subject_id -> orders.id};
 * several columns as {@code a.(b, c) -> d.(e, f)}.
 *
 * @param at where it is written
 * @param child the table that refers
 * @param childColumns its columns, in the order of {@code parentColumns}
 * @param discriminator which rows of the child refer to this parent; null where all do
 * @param parent the table that is referred to
 * @param parentColumns as many as {@code childColumns}
 */
public record ReferenceText(
        Where at,
        TableText child,
        List<String> childColumns,
        @Nullable Discriminator discriminator,
        TableText parent,
        List<String> parentColumns) {
    /** The column of a polymorphic reference that says which table a row refers to, and the text it has for this one. */
    public record Discriminator(String column, String value) {}

    public ReferenceText {
        childColumns = List.copyOf(childColumns);
        parentColumns = List.copyOf(parentColumns);
        if (childColumns.isEmpty() || childColumns.size() != parentColumns.size()) {
            throw new IllegalArgumentException("a reference needs as many columns on its left as on its right, not "
                    + childColumns.size() + " and " + parentColumns.size());
        }
    }

    /**
     * Reads the form above.
     *
     * @throws IllegalArgumentException naming the character at which it went wrong
     */
    public static ReferenceText parse(Where at, String text) {
        NameReader names = new NameReader(text);
        Side child = Side.read(names);
        names.expect("->");
        Side parent = Side.read(names);
        names.end();
        if (parent.discriminator != null)
            throw new IllegalArgumentException("only the left side of a reference has a condition in brackets");
        return new ReferenceText(at, child.table, child.columns, child.discriminator, parent.table, parent.columns);
    }

    private record Side(TableText table, @Nullable Discriminator discriminator, List<String> columns) {
        static Side read(NameReader names) {
            List<String> path = new ArrayList<>(List.of(names.name()));
            Discriminator discriminator = null;
            while (names.skip(".")) {
                if (!names.skip("(")) {
                    path.add(names.name());
                    if (discriminator == null) continue;
                    return new Side(
                            TableText.of(path.subList(0, path.size() - 1)), discriminator, List.of(path.getLast()));
                }
                String first = names.name();
                if (!names.skip("=")) return new Side(TableText.of(path), discriminator, rest(names, first));
                if (discriminator != null)
                    throw new IllegalArgumentException("a reference has one condition in brackets, not two");
                discriminator = new Discriminator(first, names.value());
                names.expect(")");
            }
            if (discriminator != null || path.size() < 2)
                throw new IllegalArgumentException(
                        "a reference names a column on each side: child.parent_id -> parent.id");
            return new Side(TableText.of(path.subList(0, path.size() - 1)), null, List.of(path.getLast()));
        }

        private static List<String> rest(NameReader names, String first) {
            List<String> columns = new ArrayList<>(List.of(first));
            while (names.skip(",")) columns.add(names.name());
            names.expect(")");
            return columns;
        }
    }

    /** As it would be written. */
    @Override
    public String toString() {
        String condition = discriminator == null
                ? ""
                : ".(" + NameReader.quoted(discriminator.column) + "='" + discriminator.value.replace("'", "''") + "')";
        return child + condition + "." + columns(childColumns) + " -> " + parent + "." + columns(parentColumns);
    }

    private static String columns(List<String> columns) {
        if (columns.size() == 1) return NameReader.quoted(columns.getFirst());
        return columns.stream().map(NameReader::quoted).collect(Collectors.joining(", ", "(", ")"));
    }
}
