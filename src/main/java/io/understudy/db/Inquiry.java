package io.understudy.db;

import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Questions about large tables that do not need all of their rows, each answered within a time that is given or not at all. Nothing is locked. Only a lost connection is a failure. */
public interface Inquiry {
    /** What the server's statistics say of the columns of a table, as far as they may be read. */
    Statistics statistics(Table table);

    /**
     * Gets ready to look through parts of a table.
     *
     * @param where SQL that rows must satisfy; empty for none
     */
    Sweep sweep(Table table, Format format, String where);

    /**
     * Shows some rows that refer to what is not there.
     *
     * @param format of the table that refers
     * @return false if the server did not find out in time, or does not compare both sides by their indexes
     */
    boolean dangling(Kin kin, Format format, Consumer<Row> each);

    /** Some owners that have no row; empty if the server did not find out in time. */
    Optional<List<Family>> childless(Kin kin);

    /** Some owners that have the most rows, those of most rows first; empty if the server did not find out in time. */
    Optional<List<Family>> largest(Kin kin);

    /**
     * A question about a reference.
     *
     * @param childWhere SQL that rows which refer must satisfy; empty for none
     * @param parentWhere SQL that rows referred to must satisfy; empty for none
     * @param most how many answers
     * @param millis how long it may take, more than 0
     */
    record Kin(Reference reference, String childWhere, String parentWhere, int most, long millis) {}

    /**
     * A row, by what others call it, and how many refer to it.
     *
     * @param name production's; never printed
     * @param byStatistics whether production's statistics named it
     */
    record Family(String name, long rows, boolean byStatistics) {
        @Override
        public String toString() {
            return "Family[" + rows + "]";
        }
    }

    /**
     * What statistics say.
     *
     * @param known the columns that they say anything of
     * @param hints each value of columns that have few, the ends of numbers and dates, and columns that are null in places
     */
    record Statistics(Set<String> known, List<Hint.Held> hints) {
        public Statistics {
            known = Set.copyOf(known);
            hints = List.copyOf(hints);
        }
    }

    /** Looks through parts of a large table, from all over it, each part once and never more than half of the table, batch by batch. */
    interface Sweep {
        /**
         * Looks through a few parts.
         *
         * @param wanted what for
         * @param each how many rows of each hint are shown at most
         * @param millis how long it may take, more than 0
         */
        Step next(List<Hint> wanted, int each, long millis, Finder finder);
    }

    /** Is shown what a sweep finds. */
    @FunctionalInterface
    interface Finder {
        /**
         * Takes a row in.
         *
         * @param row valid until this returns
         */
        void found(Hint hint, Row row);
    }

    /** How a batch went. */
    enum Step {
        MORE,
        /** No part is left. */
        END,
        /** It took too long, or the server refused. */
        GAVE_UP,
        /** Parts of this table cannot be read by themselves. */
        IMPOSSIBLE
    }
}
