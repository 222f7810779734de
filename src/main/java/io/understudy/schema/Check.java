package io.understudy.schema;

import java.util.List;

/**
 * A CHECK constraint.
 *
 * @param name of the constraint
 * @param columns that it mentions
 * @param definition as the server prints it
 * @param validated whether every row is known to obey it
 */
public record Check(String name, List<String> columns, String definition, boolean validated) {
    public Check {
        columns = List.copyOf(columns);
    }
}
