package io.understudy.db;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Watches one connection, so that nobody waits on it for ever. A limit on silence alone would end an index that takes an hour to build, and a driver has no limit at all for a server that no
 * longer takes what it is sent. So when nothing has moved for a while the server is asked, on another connection, whether it works on what we wait for. If it does not, or does not answer, the
 * connection is cut, and whoever waits on it fails.
 */
final class Vigil implements AutoCloseable {
    /** A server process that was stopped looks to its server like one that works; so no single wait is longer than this many times the silence, which is ten hours by default. */
    private static final int PATIENCE = 40;

    private static final long MILLIS_BETWEEN_LOOKS_MAX = 1000;
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Duration silence;
    private final Question question;
    private final Runnable cut;
    private final ScheduledFuture<?> looks;

    /** Grows when a wait begins and when it ends, and is odd while we wait. */
    private final AtomicLong moves = new AtomicLong();

    private int depth;
    private volatile String verdict = "";

    // Only the clock touches these.
    private long movesSeen;
    private long movedNanos = System.nanoTime();
    private long lookedNanos = movedNanos;
    private boolean doubted;

    /** Asks the server about the connection that is watched. */
    @FunctionalInterface
    interface Question {
        Answer ask();
    }

    /** What the server says about what we wait for; why there is nothing to wait for is part of a sentence. */
    sealed interface Answer {
        record Works() implements Answer {}

        record Idle(String why) implements Answer {}

        record Nothing(String why) implements Answer {}
    }

    /**
     * @param silence how long nothing may move before the server is asked
     * @param cut ends the connection, from another thread
     */
    Vigil(Duration silence, Question question, Runnable cut) {
        this.silence = silence;
        this.question = question;
        this.cut = cut;
        long period = Math.max(10, Math.min(MILLIS_BETWEEN_LOOKS_MAX, silence.toMillis() / 4));
        looks = CLOCK.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor clock() {
        // Two, so that asking one server does not keep the other from being looked at.
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
                2, Thread.ofPlatform().daemon().name("understudy-vigil-", 1).factory());
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /** From now on we wait for the server. Costs a plain store, because it is called for every row; by one thread, and may be nested. */
    void begin() {
        moves.lazySet(moves.getPlain() + (depth++ == 0 ? 1 : 2));
    }

    /** The wait is over. */
    void end() {
        moves.lazySet(moves.getPlain() + (--depth == 0 ? 1 : 2));
    }

    /** Why the connection was cut, as part of a sentence; empty if it was not. */
    String verdict() {
        return verdict;
    }

    private void look() {
        long now = System.nanoTime();
        long current = moves.get();
        if (current != movesSeen || current % 2 == 0) {
            movesSeen = current;
            movedNanos = now;
            lookedNanos = now;
            doubted = false;
            return;
        }
        if (now - lookedNanos < silence.toNanos()) return;
        String why = now - movedNanos > PATIENCE * silence.toNanos()
                ? "it has taken more than " + PATIENCE + " times timeouts.silence, which is as long as anything may"
                : whyNotToWait();
        if (!why.isEmpty() && moves.get() == current) cut(why);
    }

    /** An answer can cross with the end of what was asked about, and our own machine may be the slow one: the server has to say twice that it is idle, a silence apart. */
    private String whyNotToWait() {
        return switch (question.ask()) {
            case Answer.Works works -> {
                lookedNanos = System.nanoTime();
                doubted = false;
                yield "";
            }
            case Answer.Idle idle -> {
                boolean again = doubted;
                doubted = true;
                lookedNanos = System.nanoTime();
                yield again ? nothingMoved(idle.why()) : "";
            }
            case Answer.Nothing nothing -> nothingMoved(nothing.why());
        };
    }

    private String nothingMoved(String why) {
        return "nothing has moved for " + silence.toSeconds() + " s (timeouts.silence), and " + why;
    }

    private void cut(String why) {
        verdict = why;
        looks.cancel(false);
        cut.run();
    }

    @Override
    public void close() {
        looks.cancel(false);
    }
}
