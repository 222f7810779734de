package io.understudy.cover;

import java.util.Arrays;

/** A map from 64-bit hashes to slots by open addressing, at most half full. */
final class Slots {
    static final int NONE = -1;

    private long[] keys = new long[16];
    private int[] values = new int[16];
    private int size;

    int get(long key) {
        int mask = keys.length - 1;
        for (int i = start(key, mask); ; i = (i + 1) & mask) {
            if (values[i] == 0) return NONE;
            if (keys[i] == key) return values[i] - 1;
        }
    }

    /** Adds a key that is not there yet. */
    void put(long key, int slot) {
        if (size++ * 2 >= keys.length) grow();
        insert(key, slot + 1);
    }

    int size() {
        return size;
    }

    /** Calls for every key and its slot, in no order that means anything. */
    void forEach(Visitor visitor) {
        for (int i = 0; i < keys.length; i++) if (values[i] != 0) visitor.visit(keys[i], values[i] - 1);
    }

    @FunctionalInterface
    interface Visitor {
        void visit(long key, int slot);
    }

    private void insert(long key, int value) {
        int mask = keys.length - 1;
        int i = start(key, mask);
        while (values[i] != 0) i = (i + 1) & mask;
        keys[i] = key;
        values[i] = value;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[keys.length];
        Arrays.fill(values, 0);
        for (int i = 0; i < oldKeys.length; i++) if (oldValues[i] != 0) insert(oldKeys[i], oldValues[i]);
    }

    private static int start(long key, int mask) {
        return (int) (key ^ (key >>> 32)) & mask;
    }
}
