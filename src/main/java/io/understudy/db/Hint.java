package io.understudy.db;

import io.understudy.schema.Check;

/** What some rows of a large table may have in common, so that they are worth being looked for. */
public sealed interface Hint {
    /** How a column is to compare with a value. */
    enum Comparison {
        NULL,
        EQUAL,
        AT_MOST,
        AT_LEAST
    }

    /**
     * A column holds something.
     *
     * @param value its text; empty where it is to be null. It is production's: never printed
     */
    record Held(String column, Comparison comparison, String value) implements Hint {
        @Override
        public String toString() {
            return "Held[" + column + " " + comparison + "]";
        }
    }

    /** A check is false. */
    record Violates(Check check) implements Hint {}
}
