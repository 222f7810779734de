package io.understudy.config;

import java.util.Comparator;

/**
 * One thing that is wrong with what the user wrote.
 *
 * @param at where it is written
 * @param message one sentence: what is wrong and what to write instead; never a secret
 */
public record Problem(Where at, String message) implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::at).thenComparing(Problem::message);

    public Problem {
        if (message.isBlank()) throw new IllegalArgumentException("a problem needs a message");
    }

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    /** {@code file:line:column: message}. */
    @Override
    public String toString() {
        return at + ": " + message;
    }
}
