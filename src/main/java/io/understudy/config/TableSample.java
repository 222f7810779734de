package io.understudy.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the configuration says about which rows of one table are kept. */
public sealed interface TableSample {
    /** Where it is written. */
    Where at();

    /** Every row: {@code countries: all}. */
    record All(Where at) implements TableSample {}

    /** No row, the structure only: {@code sessions: none}. */
    record None(Where at) implements TableSample {}

    /**
     * Some rows: {@code orders: 10%}, or {@code orders: { by: email, where: "…" }}.
     *
     * @param rate the share of units; null for the sample's own rate
     * @param by the columns whose values together are the unit key; empty for the primary key (or the owner's key)
     * @param with the table that owns this one: a row is kept if its owner is; null for whatever the foreign keys tell
     * @param where an SQL condition that rows must meet, in the source's own dialect; null for none
     * @param rows keep so many rows and not a rate; null for a rate
     * @param most of an owner that has more rows than that, keep so many; null for all of them
     */
    record Part(
            Where at,
            @Nullable Rate rate,
            List<String> by,
            @Nullable Owner with,
            @Nullable String where,
            @Nullable Long rows,
            @Nullable Long most)
            implements TableSample {
        public Part {
            by = List.copyOf(by);
            if (rate == null && by.isEmpty() && with == null && where == null && rows == null && most == null)
                throw refused(
                        "an empty rule says nothing; write all, none, a rate, or { by: …, with: …, where: …, rows: …, most: … }");
            if (rows != null && rows <= 0) throw refused("rows is at least 1; write none to keep no row");
            if (most != null && most <= 0) throw refused("most is at least 1; write none to keep no row");
            if (most != null && (rate != null || rows != null || !by.isEmpty()))
                throw refused(
                        "most is about the rows of one owner; it excludes rate, rows and by, which choose rows without one");
            if (rows != null && rate != null) throw refused("rows and rate exclude each other; keep one");
            if (with != null && rate != null)
                throw refused("with and rate exclude each other: a row follows its owner; keep one");
            if (with != null && rows != null)
                throw refused("with and rows exclude each other: a row follows its owner; keep one");
            if (with != null && !by.isEmpty())
                throw refused("with and by exclude each other: the unit key is the owner's; keep one");
            if (where != null && where.isBlank())
                throw refused("where is empty; write an SQL condition, or leave it out");
        }

        private static IllegalArgumentException refused(String why) {
            return new IllegalArgumentException(why);
        }
    }

    /**
     * The owner of a table: {@code with: customers}, or {@code with: { table: customers, on: [customer_id] }}.
     *
     * @param table the table that owns
     * @param on the columns of the owned table that refer to the owner; empty where only one foreign key does
     */
    record Owner(TableText table, List<String> on) {
        public Owner {
            on = List.copyOf(on);
        }
    }
}
