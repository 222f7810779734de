package io.understudy.run;

import io.understudy.fixture.Ticket;
import io.understudy.schema.Table;
import java.util.List;

/**
 * What a ticket mentions, held against the columns of production and none of its rows.
 *
 * @param ambiguous what may be of several columns
 * @param unknown what looks like a name of a row, and is of no column
 */
public record Located(Ticket ticket, List<Found> found, List<Open> ambiguous, List<Open> unknown) {
    public Located {
        found = List.copyOf(found);
        ambiguous = List.copyOf(ambiguous);
        unknown = List.copyOf(unknown);
    }

    /**
     * A value of a column.
     *
     * @param value as keys are compared; to be told only if {@code kept}
     * @param places in the ticket, each once
     * @param by the locator that found it first
     * @param kept whether the column is known not to be masked
     */
    public record Found(Table table, String column, String value, List<String> places, String by, boolean kept) {
        public Found {
            places = List.copyOf(places);
        }

        @Override
        public String toString() {
            return table.name() + "." + column + " in " + places;
        }
    }

    /**
     * A value that leads nowhere by itself.
     *
     * @param why it does not, with the columns it may be of
     */
    public record Open(String place, String by, String why) {}
}
