package io.understudy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;

/** Waiting for something to have happened, and sending signals. */
final class Moments {
    private Moments() {}

    private static final ThreadLocal<Tool> AWAITED = new ThreadLocal<>();

    /** What is waited for in there will never come if the program has ended. */
    static void whileRunning(Tool tool, Runnable waiting) {
        AWAITED.set(tool);
        try {
            waiting.run();
        } finally {
            AWAITED.remove();
        }
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Tool.HANGS.toNanos();
        while (!condition.getAsBoolean()) {
            if (AWAITED.get() != null) AWAITED.get().requireRunning();
            assertThat(System.nanoTime()).as("it never came to that").isLessThan(deadline);
            pause(20);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void signal(String name, long process) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
