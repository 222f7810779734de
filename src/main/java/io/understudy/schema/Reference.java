package io.understudy.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns of a child table that name a row of a parent table, declared to the server or only configured.
 *
 * @param child the table that refers
 * @param columns its columns, in the order of {@code parentColumns}
 * @param parent the table referred to
 * @param parentColumns the columns that name the row
 * @param discriminator what makes a polymorphic reference one to this parent; null for an ordinary one
 */
public record Reference(
        TableName child,
        List<String> columns,
        TableName parent,
        List<String> parentColumns,
        @Nullable Discriminator discriminator) {

    /** The rows whose {@code column} holds {@code value}, such as {@code subject_type = 'order'}. */
    public record Discriminator(String column, String value) {}

    public Reference {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
        if (columns.isEmpty() || columns.size() != parentColumns.size()) {
            throw new IllegalArgumentException(
                    "a reference from " + child + " to " + parent + " needs as many columns on both sides");
        }
    }

    /** For people: {@code public.orders(customer_id) -> public.customers(id)}. */
    @Override
    public String toString() {
        String when =
                discriminator == null ? "" : " where " + discriminator.column() + "='" + discriminator.value() + "'";
        return child + "(" + String.join(", ", columns) + ")" + when + " -> " + parent + "("
                + String.join(", ", parentColumns) + ")";
    }
}
