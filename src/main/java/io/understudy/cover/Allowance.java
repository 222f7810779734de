package io.understudy.cover;

/** How much memory the rows that may be added take over all tables, in bytes; beyond it, strata are satisfied with fewer rows to choose from. */
public final class Allowance {
    private static final int PART_OF_THE_HEAP = 6;

    private long left = Runtime.getRuntime().maxMemory() / PART_OF_THE_HEAP;

    boolean hasRoom() {
        return left > 0;
    }

    void take(long bytes) {
        left -= bytes;
    }

    void give(long bytes) {
        left += bytes;
    }
}
