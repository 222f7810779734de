package io.understudy.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as a person names it, not yet looked up in any schema.
 *
 * @param schema null where the person left it out, which is right as long as only one schema has such a table
 * @param name the table's own name, as the server spells it, without quotes
 */
public record TableText(@Nullable String schema, String name) {
    public TableText {
        if (name.isEmpty() || (schema != null && schema.isEmpty()))
            throw new IllegalArgumentException("a table name must not be empty");
    }

    /**
     * Reads {@code orders}, {@code shop.orders}, or {@code "odd.schema"."odd table"}: double quotes around a name that holds a dot.
     *
     * @throws IllegalArgumentException saying what to write
     */
    public static TableText parse(String text) {
        return of(NameReader.path(text));
    }

    /** From one or two names: an optional schema, and a table. */
    static TableText of(List<String> names) {
        return switch (names.size()) {
            case 1 -> new TableText(null, names.get(0));
            case 2 -> new TableText(names.get(0), names.get(1));
            default ->
                throw new IllegalArgumentException(
                        "a table is named table or schema.table; a name that holds a dot goes in double quotes");
        };
    }

    /** Whether this names the table of that schema. Exact: an identifier's case matters on most servers. */
    public boolean names(String otherSchema, String otherName) {
        return name.equals(otherName) && (schema == null || schema.equals(otherSchema));
    }

    /** As it would be written. */
    @Override
    public String toString() {
        return schema == null ? NameReader.quoted(name) : NameReader.quoted(schema) + "." + NameReader.quoted(name);
    }
}
