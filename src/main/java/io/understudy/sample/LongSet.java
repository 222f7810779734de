package io.understudy.sample;

/** A set of longs by open addressing, at most two thirds full. */
final class LongSet {
    private long[] slots = new long[16];
    private int size;
    private boolean hasZero;

    boolean add(long value) {
        if (value == 0) {
            boolean added = !hasZero;
            hasZero = true;
            return added;
        }
        if ((size + 1) * 3L > slots.length * 2L) grow();
        if (!insert(slots, value)) return false;
        size++;
        return true;
    }

    boolean contains(long value) {
        if (value == 0) return hasZero;
        int mask = slots.length - 1;
        for (int i = start(value, mask); ; i = (i + 1) & mask) {
            if (slots[i] == value) return true;
            if (slots[i] == 0) return false;
        }
    }

    long size() {
        return size + (hasZero ? 1L : 0L);
    }

    private void grow() {
        long[] larger = new long[Math.multiplyExact(slots.length, 2)];
        for (long value : slots) if (value != 0) insert(larger, value);
        slots = larger;
    }

    private static boolean insert(long[] slots, long value) {
        int mask = slots.length - 1;
        int i = start(value, mask);
        while (slots[i] != 0) {
            if (slots[i] == value) return false;
            i = (i + 1) & mask;
        }
        slots[i] = value;
        return true;
    }

    private static int start(long value, int mask) {
        return (int) (value ^ (value >>> 32)) & mask;
    }
}
