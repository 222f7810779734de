package io.understudy.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A checksum of a table's rows that does not depend on their order: how many there are, and the sum and the exclusive or of a 64-bit hash of each row's bytes. Two tables with the same three
 * numbers hold the same rows, duplicates counted, but for a chance of about 2^-64.
 */
public final class Checksum {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FIRST_PRIME = 0x9E3779B185EBCA87L;
    private static final long SECOND_PRIME = 0xC2B2AE3D27D4EB4FL;

    private long count;
    private long sum;
    private long xor;

    /** Adds the row that lies in {@code bytes[from .. to)}. */
    public void add(byte[] bytes, int from, int to) {
        long hash = hash(bytes, from, to);
        count++;
        sum += hash;
        xor ^= hash;
    }

    /** Rounds of multiply and rotate over eight bytes at a time (xxHash64's primes), then MurmurHash3's finaliser. */
    private static long hash(byte[] bytes, int from, int to) {
        long hash = (to - from) * FIRST_PRIME;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            hash = Long.rotateLeft(hash ^ (long) LONGS.get(bytes, at) * SECOND_PRIME, 31) * FIRST_PRIME;
        }
        for (; at < to; at++) hash = Long.rotateLeft(hash ^ (bytes[at] & 0xffL) * SECOND_PRIME, 11) * FIRST_PRIME;
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }

    /** How many rows were added. */
    public long count() {
        return count;
    }

    /** {@code count-sum-xor}, the latter two in hexadecimal. */
    @Override
    public String toString() {
        return count + "-" + Long.toHexString(sum) + "-" + Long.toHexString(xor);
    }
}
