package io.understudy.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a server may keep us waiting, so that nothing hangs.
 *
 * @param connect until a connection stands
 * @param lock until a lock is granted
 * @param statement the longest a statement may run on the source; zero for no limit
 * @param silence how long nothing may move while we wait for a server; then it is asked whether it still works on what we wait for, and if it does not answer within {@code connect}, or says
 *     twice that it does not, the run ends
 * @param expectation until a query of a fixture's {@code expect:} is answered
 */
public record Timeouts(Duration connect, Duration lock, Duration statement, Duration silence, Duration expectation) {
    public static final Timeouts DEFAULT = new Timeouts(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ZERO,
            Duration.ofMinutes(15),
            Duration.ofMinutes(1));

    public Timeouts {
        // Only a statement may run for ever: a limit on silence still ends one whose server has gone.
        requirePositive("connect", connect);
        requirePositive("lock", lock);
        requirePositive("silence", silence);
        requirePositive("expectation", expectation);
        if (statement.isNegative())
            throw new IllegalArgumentException("statement must not be negative; write 0 for no limit");
    }

    private static void requirePositive(String name, Duration duration) {
        if (!duration.isPositive())
            throw new IllegalArgumentException(
                    name + " must be more than nothing, or a run could hang; write 30s, say");
    }

    /** As written in YAML; what is left out is null. */
    record Written(
            @Nullable Duration connect,
            @Nullable Duration lock,
            @Nullable Duration statement,
            @Nullable Duration silence,
            @Nullable Duration expectation) {
        Timeouts complete() {
            return new Timeouts(
                    connect == null ? DEFAULT.connect : connect,
                    lock == null ? DEFAULT.lock : lock,
                    statement == null ? DEFAULT.statement : statement,
                    silence == null ? DEFAULT.silence : silence,
                    expectation == null ? DEFAULT.expectation : expectation);
        }
    }
}
