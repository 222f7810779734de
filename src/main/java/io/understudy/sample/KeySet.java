package io.understudy.sample;

import java.util.function.IntConsumer;

/**
 * A growing set of keys in bounded memory. Integers up to 2^32 are bits, 16 bytes or less a key; everything else is kept as 64-bit hashes,
 * 16 bytes or less a key. Two different keys share a hash with a probability of n·m/2^64, and then a dangling reference shows up when constraints are rebuilt, never silently on a validated key.
 */
public final class KeySet {
    private final IntegerSet integers = new IntegerSet();
    private final LongSet hashes = new LongSet();

    /** Adds a key; says whether it was new. */
    public boolean add(String[] key) {
        long integer = asInteger(key);
        if (integer >= 0) return integers.add(integer);
        return hashes.add(hash(key));
    }

    /** Adds a key that is one number, from 0 to 2^32 - 1. */
    boolean add(long integer) {
        return integers.add(integer);
    }

    /** Whether it holds a key that is one number, from 0 to 2^32 - 1. */
    boolean contains(long integer) {
        return integers.contains(integer);
    }

    /** Calls for each key that is one number from 0 to 2^32 - 1, told as 32 bits. */
    void forEachInteger(IntConsumer each) {
        integers.forEach(each);
    }

    public boolean contains(String[] key) {
        long integer = asInteger(key);
        if (integer >= 0) return integers.contains(integer);
        return hashes.contains(hash(key));
    }

    /** How many keys there are. */
    public long size() {
        return integers.size() + hashes.size();
    }

    /** The key as a number from 0 to 2^32 - 1 if it is one in canonical form, else -1. */
    private static long asInteger(String[] key) {
        if (key.length != 1) return -1;
        String text = key[0];
        int length = text.length();
        if (length == 0 || length > 10 || (length > 1 && text.charAt(0) == '0')) return -1;
        long value = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') return -1;
            value = value * 10 + (c - '0');
        }
        return value < (1L << 32) ? value : -1;
    }

    /** FNV-1a over the length and characters of each part, so that {@code (ab, c)} is not {@code (a, bc)}; then the finaliser of MurmurHash3 to spread it. */
    private static long hash(String[] key) {
        long hash = 0xcbf29ce484222325L;
        for (String part : key) {
            hash = (hash ^ part.length()) * 0x100000001b3L;
            for (int i = 0; i < part.length(); i++) hash = (hash ^ part.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
