package io.understudy.sample;

import io.understudy.wire.Hash;
import java.util.Arrays;

/** How often each whole number from 0 to 2^32 - 1 was met, told as 32 bits. Numbers that lie close together are counted in an array, where one look finds them; others by open addressing. */
final class Tally {
    /** The array may be so many times longer than there are numbers. */
    private static final long SPARSE = 16;

    private static final int LEAST = 1 << 16;
    private static final int MOST = 1 << 22;

    private int[] near = new int[1024];
    private int[] keys = new int[1024];
    private int[] counts = new int[1024];
    private int far;
    private int size;

    /** Sees a number and how often it was met. */
    @FunctionalInterface
    interface Visitor {
        void see(int number, int times);
    }

    void add(long number) {
        if (number < near.length || reaches(number)) {
            if (near[(int) number]++ == 0) size++;
            return;
        }
        if (put((int) number, 1)) size++;
    }

    /** How many different numbers were met. */
    int size() {
        return size;
    }

    int of(int number) {
        if (number >= 0 && number < near.length) return near[number];
        return counts[slot(number)];
    }

    void forEach(Visitor each) {
        for (int number = 0; number < near.length; number++) if (near[number] > 0) each.see(number, near[number]);
        for (int slot = 0; slot < keys.length; slot++) if (counts[slot] > 0) each.see(keys[slot], counts[slot]);
    }

    private boolean reaches(long number) {
        if (number >= MOST || number >= Math.max(LEAST, SPARSE * size)) return false;
        near = Arrays.copyOf(near, (int) Math.min(MOST, Math.max(2L * near.length, number + 1)));
        int[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new int[1024];
        counts = new int[1024];
        far = 0;
        for (int slot = 0; slot < oldKeys.length; slot++) {
            if (oldCounts[slot] == 0) continue;
            int old = oldKeys[slot];
            if (old >= 0 && old < near.length) near[old] += oldCounts[slot];
            else put(old, oldCounts[slot]);
        }
        return true;
    }

    /** Says whether it was new. */
    private boolean put(int number, int times) {
        int slot = slot(number);
        boolean isNew = counts[slot] == 0;
        keys[slot] = number;
        counts[slot] += times;
        if (isNew && ++far * 2 > keys.length) grow();
        return isNew;
    }

    private int slot(int number) {
        int mask = keys.length - 1;
        int slot = (int) Hash.mix(number) & mask;
        while (counts[slot] != 0 && keys[slot] != number) slot = (slot + 1) & mask;
        return slot;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new int[oldKeys.length * 2];
        counts = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] == 0) continue;
            int slot = slot(oldKeys[i]);
            keys[slot] = oldKeys[i];
            counts[slot] = oldCounts[i];
        }
    }
}
