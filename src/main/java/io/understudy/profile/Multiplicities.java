package io.understudy.profile;

import java.util.Arrays;

/**
 * How often each different value occurs, exactly, for those values whose hashes are the lowest; as many as fit. Which values these are has nothing to do with how often they occur, so that shares of
 * multiplicities in the sample are those of the whole column, up to noise. A value that has been let go can never come back, because the bound only falls: what is in the sample has been counted from its first row on.
 */
public final class Multiplicities {
    private final long[] hashes;
    private final long[] counts;
    private final int most;
    /** Hashes are kept below this, as unsigned numbers shifted to 63 bits. */
    private long bound = Long.MAX_VALUE;

    private int size;
    private long rows;

    /** @param most values that are kept, a power of two */
    public Multiplicities(int most) {
        this.most = most;
        hashes = new long[2 * most];
        counts = new long[2 * most];
    }

    void add(long valueHash) {
        rows++;
        long hash = valueHash >>> 1;
        if (hash >= bound) return;
        int slot = slot(hash);
        if (counts[slot]++ > 0) return;
        hashes[slot] = hash;
        if (++size > most) halve();
    }

    private int slot(long hash) {
        // The high bits are alike for all hashes below the bound; the low ones are not.
        int slot = (int) hash & (hashes.length - 1);
        while (counts[slot] != 0 && hashes[slot] != hash) slot = (slot + 1) & (hashes.length - 1);
        return slot;
    }

    private void halve() {
        long[] oldHashes = hashes.clone();
        long[] oldCounts = counts.clone();
        Arrays.fill(counts, 0);
        size = 0;
        bound >>>= 1;
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldCounts[i] == 0 || oldHashes[i] >= bound) continue;
            int slot = slot(oldHashes[i]);
            hashes[slot] = oldHashes[i];
            counts[slot] = oldCounts[i];
            size++;
        }
    }

    /** How many rows were seen. */
    public long rows() {
        return rows;
    }

    /** How many different values are in the sample. */
    public int size() {
        return size;
    }

    /** About how many different values there are; exact as long as all of them fit. */
    public double distinct() {
        return size * ((double) Long.MAX_VALUE / bound);
    }

    /** Whether every value is in the sample. */
    public boolean isComplete() {
        return bound == Long.MAX_VALUE;
    }

    /** The multiplicities of the values in the sample, ascending. */
    public long[] sorted() {
        return Arrays.stream(counts).filter(count -> count > 0).sorted().toArray();
    }

    /** How many rows hold a value of the sample. */
    public long counted() {
        return Arrays.stream(counts).sum();
    }

    /** The share of rows that hold a value which occurs more than once. */
    public double duplicateRate() {
        long all = 0;
        long duplicates = 0;
        for (long count : counts) {
            all += count;
            if (count > 1) duplicates += count;
        }
        return all == 0 ? 0 : (double) duplicates / all;
    }
}
