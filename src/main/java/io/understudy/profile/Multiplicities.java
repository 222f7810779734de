package io.understudy.profile;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How often each different value occurs, exactly, for those values whose hashes are the lowest; as many as fit. Which values these are has nothing to do with how often they occur, so that shares of
 * multiplicities in the sample are those of the whole column, up to noise. A value that has been let go can never come back, because the bound only falls: what is in the sample has been counted from its first row on.
 */
public final class Multiplicities {
    /** Hash and count of each value, side by side because they are looked at together. */
    private final long[] slots;

    private final int most;
    /** Hashes are kept below this, as unsigned numbers shifted to 63 bits. */
    private long bound = Long.MAX_VALUE;

    private int size;
    private long rows;

    /** @param most values that are kept, a power of two */
    public Multiplicities(int most) {
        this.most = most;
        slots = new long[4 * most];
    }

    void add(long valueHash) {
        rows++;
        long hash = valueHash >>> 1;
        if (hash >= bound) return;
        int slot = slot(hash);
        if (slots[slot + 1]++ > 0) return;
        slots[slot] = hash;
        if (++size > most) halve();
    }

    private int slot(long hash) {
        // The high bits are alike for all hashes below the bound; the low ones are not.
        int last = slots.length - 1;
        int slot = (int) (hash << 1) & last;
        while (slots[slot + 1] != 0 && slots[slot] != hash) slot = (slot + 2) & last;
        return slot;
    }

    private void halve() {
        long[] old = slots.clone();
        Arrays.fill(slots, 0);
        size = 0;
        bound >>>= 1;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] == 0 || old[i] >= bound) continue;
            int slot = slot(old[i]);
            slots[slot] = old[i];
            slots[slot + 1] = old[i + 1];
            size++;
        }
    }

    private LongStream counts() {
        return IntStream.range(0, slots.length / 2)
                .mapToLong(slot -> slots[2 * slot + 1])
                .filter(count -> count > 0);
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
        return counts().sorted().toArray();
    }

    /** How many rows hold a value of the sample. */
    public long counted() {
        return counts().sum();
    }

    /** The share of rows that hold a value which occurs more than once. */
    public double duplicateRate() {
        long all = counted();
        return all == 0 ? 0 : (double) counts().filter(count -> count > 1).sum() / all;
    }
}
