package io.understudy.cover;

/** A row that may be added: how it is found again, and the strata that it is in and that were not met when it streamed past. Never prints its content. */
final class Candidate {
    final long unit;
    final byte[] key;
    final int[] strata;
    int heaps;

    Candidate(long unit, byte[] key, int[] strata) {
        this.unit = unit;
        this.key = key;
        this.strata = strata;
    }

    /** About how much memory it takes. */
    int bytes() {
        return 64 + key.length + Integer.BYTES * strata.length;
    }
}
