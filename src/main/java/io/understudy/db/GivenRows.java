package io.understudy.db;

import io.understudy.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows for a table of staging that do not come from production, as canonical text. Never prints its content.
 *
 * @param table as staging has it
 * @param columns those that the rows have a value for
 * @param rows as many values each as there are columns; null is null
 */
public record GivenRows(Table table, List<String> columns, List<List<@Nullable String>> rows) {
    public GivenRows {
        columns = List.copyOf(columns);
        List<List<@Nullable String>> copies = new ArrayList<>();
        for (List<@Nullable String> row : rows) {
            if (row.size() != columns.size())
                throw new IllegalArgumentException(
                        "a row of " + row.size() + " values for " + columns.size() + " columns of " + table.name());
            copies.add(Collections.unmodifiableList(new ArrayList<>(row)));
        }
        rows = Collections.unmodifiableList(copies);
    }

    @Override
    public String toString() {
        return "GivenRows[" + rows.size() + " of " + table.name() + "]";
    }
}
