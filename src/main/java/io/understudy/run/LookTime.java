package io.understudy.run;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long production may be asked about what is rare, where it is not read whole. What is left out because the time is over is told. */
final class LookTime {
    /** In all large tables of a database. */
    static final Duration ALL = Duration.ofMinutes(5);

    /** In one of them. */
    static final Duration TABLE = Duration.ofSeconds(30);

    /** For one question. */
    static final Duration QUESTION = Duration.ofSeconds(5);

    private final LongSupplier nanos;
    private long before;
    private long began;

    /** @param nanos a clock that only goes forward */
    LookTime(LongSupplier nanos) {
        this.nanos = nanos;
        began = nanos.getAsLong();
    }

    /** A table is begun; what was spent since the one before it ended does not count. */
    void begin() {
        began = nanos.getAsLong();
    }

    void end() {
        before += nanos.getAsLong() - began;
        begin();
    }

    /** How long the next question may take, in milliseconds; 0 if it may not be asked. */
    long next() {
        long inTable = nanos.getAsLong() - began;
        long left = Math.min(TABLE.toNanos() - inTable, ALL.toNanos() - before - inTable);
        return Math.clamp(Duration.ofNanos(Math.max(0, left)).toMillis(), 0, QUESTION.toMillis());
    }

    boolean isOver() {
        return next() == 0;
    }
}
