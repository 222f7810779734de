package io.understudy.schema;

import java.util.List;

/** A primary key or a unique constraint: columns whose values together occur once. */
public record Key(String name, List<String> columns) {
    public Key {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) throw new IllegalArgumentException("key " + name + " has no columns");
    }
}
