package io.understudy.run;

import java.util.concurrent.atomic.AtomicLong;

/** Counts rows as they pass, for whoever watches from another thread. */
final class Meter {
    private final AtomicLong shared = new AtomicLong();
    private long rows;

    /** One more row. Called by one thread; others may see it a little later. */
    void count() {
        shared.lazySet(++rows);
    }

    long rows() {
        return shared.get();
    }
}
