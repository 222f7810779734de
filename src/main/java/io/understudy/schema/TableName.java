package io.understudy.schema;

/** The name of a table as its server spells it: any identifier the server accepts, never quoted. Ordered by schema, then name. */
public record TableName(String schema, String name) implements Comparable<TableName> {
    public TableName {
        if (schema.isEmpty() || name.isEmpty())
            throw new IllegalArgumentException("a table name needs a schema and a name");
    }

    /** The reverse of {@link #toString} for a table that is not there to be asked: everything before the first point is the schema. */
    public static TableName parse(String text) {
        int point = text.indexOf('.');
        if (point < 0) throw new IllegalArgumentException("a table is written schema.table");
        return new TableName(text.substring(0, point), text.substring(point + 1));
    }

    @Override
    public int compareTo(TableName other) {
        int bySchema = schema.compareTo(other.schema);
        return bySchema != 0 ? bySchema : name.compareTo(other.name);
    }

    /** For people: {@code schema.name}. */
    @Override
    public String toString() {
        return schema + "." + name;
    }
}
