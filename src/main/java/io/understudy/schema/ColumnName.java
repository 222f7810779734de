package io.understudy.schema;

/** A column of a table, by name. */
public record ColumnName(TableName table, String column) implements Comparable<ColumnName> {
    public ColumnName {
        if (column.isEmpty()) throw new IllegalArgumentException("a column name must not be empty");
    }

    @Override
    public int compareTo(ColumnName other) {
        int byTable = table.compareTo(other.table);
        return byTable != 0 ? byTable : column.compareTo(other.column);
    }

    /** For people: {@code schema.table.column}. */
    @Override
    public String toString() {
        return table + "." + column;
    }
}
