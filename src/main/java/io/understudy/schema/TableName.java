package io.understudy.schema;

/** The name of a table as its server spells it: any identifier the server accepts, never quoted. Ordered by schema, then name. */
public record TableName(String schema, String name) implements Comparable<TableName> {
    public TableName {
        if (schema.isEmpty() || name.isEmpty())
            throw new IllegalArgumentException("a table name needs a schema and a name");
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
