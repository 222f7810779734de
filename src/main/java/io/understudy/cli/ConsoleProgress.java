package io.understudy.cli;

import io.understudy.report.PlanText;
import io.understudy.run.Progress;
import io.understudy.schema.TableName;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Progress on the error stream: a line that renews itself on a terminal, plain log lines elsewhere. */
final class ConsoleProgress implements Progress, AutoCloseable {
    private static final long TERMINAL_MILLIS = 200;
    private static final long LOG_MILLIS = 10_000;
    private static final int BAR_WIDTH = 24;

    private final String database;
    private final boolean terminal;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("understudy-progress").factory());
    private volatile @Nullable Current current;
    private final ScheduledFuture<?> looks;
    private boolean lineOpen;

    private record Current(TableName table, long estimatedRows, LongSupplier rows, long startedNanos) {}

    private ConsoleProgress(String database, boolean terminal) {
        this.database = database;
        this.terminal = terminal;
        long period = terminal ? TERMINAL_MILLIS : LOG_MILLIS;
        looks = clock.scheduleAtFixedRate(this::show, period, period, TimeUnit.MILLISECONDS);
    }

    /** The launcher says whether the error stream is a terminal. */
    static ConsoleProgress of(String database) {
        return new ConsoleProgress(database, Boolean.getBoolean("understudy.stderr.tty"));
    }

    @Override
    public synchronized void step(String what) {
        current = null;
        line(what);
    }

    @Override
    public void table(TableName table, long estimatedRows, LongSupplier rows) {
        current = new Current(table, estimatedRows, rows, System.nanoTime());
    }

    /** One of many short things; shown where a line renews itself, because a log would only grow long. */
    synchronized void item(String what, int number, int of) {
        if (!terminal) return;
        System.err.print("\r\u001b[K" + number + " of " + of + "  " + what);
        System.err.flush();
        lineOpen = true;
    }

    @Override
    public synchronized void tableDone(TableName table, long rows, long millis) {
        current = null;
        line("  " + table + "  " + PlanText.count(rows) + " rows in " + seconds(millis));
    }

    private synchronized void show() {
        Current now = current;
        if (now == null) return;
        if (terminal) {
            System.err.print("\r\u001b[K" + bar(now));
            System.err.flush();
            lineOpen = true;
        } else {
            line("  " + bar(now));
        }
    }

    private void line(String text) {
        if (lineOpen) System.err.print("\r\u001b[K");
        lineOpen = false;
        String time = terminal
                ? ""
                : LocalTime.now(ZoneOffset.UTC)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .format(java.time.format.DateTimeFormatter.ISO_LOCAL_TIME)
                        + "Z " + database + ": ";
        System.err.println(time + text);
    }

    private static String bar(Current now) {
        long rows = now.rows().getAsLong();
        double elapsed = (System.nanoTime() - now.startedNanos()) / 1e9;
        double rate = elapsed > 0 ? rows / elapsed : 0;
        double share = now.estimatedRows() > 0 ? Math.min(1, (double) rows / now.estimatedRows()) : 0;
        int full = (int) Math.round(share * BAR_WIDTH);
        String left = rate > 0 && now.estimatedRows() > rows
                ? "  about " + seconds(Math.round((now.estimatedRows() - rows) / rate * 1000)) + " left"
                : "";
        return String.format(
                Locale.ROOT,
                "%s [%s%s] %s rows  %s rows/s%s",
                now.table(),
                "#".repeat(full),
                "-".repeat(BAR_WIDTH - full),
                PlanText.count(rows),
                PlanText.count(Math.round(rate)),
                left);
    }

    private static String seconds(long millis) {
        if (millis < 60_000) return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        return String.format(Locale.ROOT, "%d min %02d s", millis / 60_000, millis / 1000 % 60);
    }

    @Override
    public void close() {
        end();
    }

    /** Shows nothing more and leaves a clean line. */
    void end() {
        looks.cancel(false);
        clock.shutdownNow();
        synchronized (this) {
            current = null;
            if (lineOpen) System.err.print("\r\u001b[K");
            lineOpen = false;
        }
    }
}
