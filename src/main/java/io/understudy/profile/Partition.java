package io.understudy.profile;

import java.util.Arrays;

/**
 * Whether equal values mask alike, and different ones differently, wherever they occur. Remembers what became of those values whose hashes are the lowest, as many as fit; each of their later occurrences is held against the first.
 */
public final class Partition {
    private static final int MOST = 1 << 14;

    private final long[] values = new long[2 * MOST];
    private final long[] masks = new long[2 * MOST];
    private final boolean[] used = new boolean[2 * MOST];
    private long bound = Long.MAX_VALUE;
    private int size;
    private long compared;
    private long broken;

    void add(long value, long masked) {
        long key = value >>> 1;
        if (key >= bound) return;
        int slot = slot(key);
        if (used[slot]) {
            compared++;
            if (masks[slot] != masked) broken++;
            return;
        }
        put(slot, key, masked);
        if (++size > MOST) halve();
    }

    private int slot(long key) {
        int slot = (int) key & (values.length - 1);
        while (used[slot] && values[slot] != key) slot = (slot + 1) & (values.length - 1);
        return slot;
    }

    private void put(int slot, long key, long masked) {
        used[slot] = true;
        values[slot] = key;
        masks[slot] = masked;
    }

    private void halve() {
        long[] oldValues = values.clone();
        long[] oldMasks = masks.clone();
        boolean[] oldUsed = used.clone();
        Arrays.fill(used, false);
        size = 0;
        bound >>>= 1;
        for (int i = 0; i < oldValues.length; i++) {
            if (!oldUsed[i] || oldValues[i] >= bound) continue;
            put(slot(oldValues[i]), oldValues[i], oldMasks[i]);
            size++;
        }
    }

    /** How many values were met again and compared. */
    public long compared() {
        return compared;
    }

    /** How many of them had been masked otherwise before. */
    public long broken() {
        return broken;
    }

    /** Different values that were remembered. */
    public int remembered() {
        return size;
    }

    /** Different results of these: fewer where different values masked alike. */
    public long results() {
        long[] results = new long[size];
        int count = 0;
        for (int i = 0; i < used.length; i++) if (used[i]) results[count++] = masks[i];
        return Arrays.stream(results).distinct().count();
    }
}
