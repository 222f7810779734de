package io.understudy.db;

import io.understudy.schema.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A few rows of a table, from its beginning, its end and places in between. Never prints what they hold.
 *
 * @param columns all of the table's, generated ones included
 * @param rows a text for each column, cut after {@link #MOST_CHARACTERS}; bytes in hexadecimal; null where the value is
 * @param complaint why nothing could be read, as a sentence; empty if it could
 */
public record Glance(List<Column> columns, List<@Nullable String[]> rows, String complaint) {
    /** Of a value, so that a few rows are never many bytes. */
    public static final int MOST_CHARACTERS = 4000;

    /** Of a binary value; each of them is two characters. */
    static final int MOST_BYTES = 400;

    /** How many places of a large table are looked at. */
    static final int PLACES = 20;

    /** The longest that a look at one table may take, however patient the configuration is. */
    static final long MOST_MILLIS = 10_000;

    public Glance {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    static Glance none(List<Column> columns, String complaint) {
        return new Glance(columns, List.of(), complaint);
    }

    @Override
    public String toString() {
        return "Glance[" + columns.size() + " columns, " + rows.size() + " rows]";
    }
}
