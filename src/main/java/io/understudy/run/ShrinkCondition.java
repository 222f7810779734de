package io.understudy.run;

import java.time.Duration;

/** What has to hold, in scratch, for the rows that are left of a fixture. */
public sealed interface ShrinkCondition {
    /**
     * A query that has to give a value, by the rules of an expectation. Its rows are never committed.
     *
     * @param is the value, as text
     */
    record Query(String sql, String is) implements ShrinkCondition {
        public Query {
            if (sql.isBlank()) throw new IllegalArgumentException("a condition needs a query");
        }
    }

    /**
     * A command of the shell that has to end with 0. It connects by itself, so the rows are committed before it runs.
     *
     * @param limit how long it may take
     */
    record Command(String line, Duration limit) implements ShrinkCondition {
        public Command {
            if (line.isBlank()) throw new IllegalArgumentException("a condition needs a command");
            if (limit.isNegative() || limit.isZero()) throw new IllegalArgumentException("a command needs some time");
        }
    }
}
