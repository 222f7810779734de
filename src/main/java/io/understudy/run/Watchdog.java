package io.understudy.run;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends a stream in which no row has moved for too long. A driver's read limit notices a server that says nothing; only this notices one that no longer takes what we write, because
 * a blocked write has no limit of its own.
 */
final class Watchdog implements AutoCloseable {
    private static final long MILLIS_BETWEEN_LOOKS_MAX = 1000;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("understudy-watchdog").factory());
    private final Duration silence;
    private final Runnable abort;
    private volatile boolean barked;

    /**
     * @param silence how long no row may move
     * @param abort cuts the connections, so that whoever waits on one fails
     */
    Watchdog(Duration silence, Runnable abort) {
        this.silence = silence;
        this.abort = abort;
    }

    /** A watch over one stream. */
    interface Watch {
        void end();
    }

    /** Watches a stream until the watch is ended. */
    Watch over(Meter meter) {
        long period = Math.max(10, Math.min(MILLIS_BETWEEN_LOOKS_MAX, silence.toMillis() / 4));
        long[] seen = {-1, System.nanoTime()};
        ScheduledFuture<?> looks =
                clock.scheduleAtFixedRate(() -> look(meter, seen), period, period, TimeUnit.MILLISECONDS);
        return () -> looks.cancel(false);
    }

    private void look(Meter meter, long[] seen) {
        long rows = meter.rows();
        if (rows != seen[0]) {
            seen[0] = rows;
            seen[1] = System.nanoTime();
        } else if (System.nanoTime() - seen[1] > silence.toNanos() && !barked) {
            barked = true;
            abort.run();
        }
    }

    /** Whether a stream was ended because nothing moved. */
    boolean hasBarked() {
        return barked;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
