package io.understudy.run;

import io.understudy.schema.Table;
import java.util.List;

/**
 * The rows that fixtures have in one table.
 *
 * @param table whose stored columns are written, in the order of the values
 */
record FixtureRows(Table table, List<FixtureRow> rows) {
    FixtureRows {
        rows = List.copyOf(rows);
    }

    /** How many of them a ticket wants. */
    long of(String ticket) {
        return rows.stream().filter(row -> row.tickets().contains(ticket)).count();
    }
}
