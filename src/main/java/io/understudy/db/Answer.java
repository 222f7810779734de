package io.understudy.db;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a query of the user's own gave.
 *
 * @param value the only value of its only row, as text; null where that is null, or where there is none
 * @param complaint why there is no answer, without any value; empty if there is one
 */
public record Answer(@Nullable String value, String complaint) {
    static Answer of(@Nullable String value) {
        return new Answer(value, "");
    }

    static Answer none(String why) {
        return new Answer(null, why);
    }

    /** None within the time that was given. */
    static Answer late(Duration most) {
        return none("it takes longer than "
                + (most.toMillis() % 1000 == 0 ? most.toSeconds() + " s" : most.toMillis() + " ms")
                + "; make it faster, or raise timeouts.expectation");
    }

    /** Whether a value was given at all. */
    public boolean isGiven() {
        return complaint.isEmpty();
    }

    @Override
    public String toString() {
        return "Answer[" + (isGiven() ? "given" : complaint) + "]";
    }
}
