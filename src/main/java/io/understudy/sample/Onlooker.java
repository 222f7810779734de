package io.understudy.sample;

import io.understudy.wire.Row;

/** Looks at every row of a table that streams past, kept or not. Whatever it wants to remember of it, it copies. */
@FunctionalInterface
public interface Onlooker {
    /** Looks away. */
    Onlooker NONE = (row, kept) -> {};

    void see(Row row, boolean kept);

    /** Both, one after the other. */
    default Onlooker and(Onlooker other) {
        if (equals(NONE)) return other;
        if (other.equals(NONE)) return this;
        return (row, kept) -> {
            see(row, kept);
            other.see(row, kept);
        };
    }
}
