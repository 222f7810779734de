package io.understudy.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The steps of a run: each is told to whoever watches, and timed under the same words. */
final class Steps {
    private final Progress progress;
    private final Map<String, Long> millis = new LinkedHashMap<>();

    Steps(Progress progress) {
        this.progress = progress;
    }

    void run(String what, Runnable step) {
        progress.step(what);
        long start = System.nanoTime();
        step.run();
        millis.merge(what, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), Long::sum);
    }

    /** How long each step took, in order. */
    Map<String, Long> millis() {
        return millis;
    }
}
