package io.understudy.schema;

import java.util.List;

/**
 * A unique index or exclusion constraint, whatever it was made by.
 *
 * @param name of the index
 * @param columns every column that its parts or its predicate mention
 * @param plain whether its parts are whole columns: no expression such as {@code lower(email)}, no prefix
 * @param partial whether it has a predicate, so that it binds only some rows
 * @param definition as the server prints it
 */
public record UniqueIndex(String name, List<String> columns, boolean plain, boolean partial, String definition) {
    public UniqueIndex {
        columns = List.copyOf(columns);
    }
}
