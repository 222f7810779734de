package io.understudy.config;

import java.util.List;

/** A column as a person names it, not yet looked up in any schema. */
public record ColumnText(TableText table, String column) {
    public ColumnText {
        if (column.isEmpty()) throw new IllegalArgumentException("a column name must not be empty");
    }

    /**
     * Reads {@code orders.id} or {@code shop.orders.id}: double quotes around a name that holds a dot.
     *
     * @throws IllegalArgumentException saying what to write
     */
    public static ColumnText parse(String text) {
        List<String> names = NameReader.path(text);
        if (names.size() < 2 || names.size() > 3)
            throw new IllegalArgumentException(
                    "a column is named table.column or schema.table.column; a name that holds a dot goes in double quotes");
        return new ColumnText(TableText.of(names.subList(0, names.size() - 1)), names.getLast());
    }

    /** As it would be written. */
    @Override
    public String toString() {
        return table + "." + NameReader.quoted(column);
    }
}
