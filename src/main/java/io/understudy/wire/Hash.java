package io.understudy.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A quick 64-bit hash of bytes, to tell values apart in memory. It is no secret and proves nothing. */
public final class Hash {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private Hash() {}

    public static long of(byte[] bytes, int offset, int length, long seed) {
        long hash = seed ^ (length * FACTOR);
        int position = offset;
        int end = offset + length;
        for (; end - position >= Long.BYTES; position += Long.BYTES)
            hash = step(hash, (long) LONG.get(bytes, position));
        long rest = 0;
        for (; position < end; position++) rest = rest << 8 | (bytes[position] & 0xff);
        return mix(step(hash, rest));
    }

    /** One more part of a hash. */
    public static long step(long hash, long part) {
        return (Long.rotateLeft(hash, 23) ^ part) * FACTOR;
    }

    /** Spreads a hash over all its bits. */
    public static long mix(long hash) {
        long spread = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        spread = (spread ^ (spread >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return spread ^ (spread >>> 33);
    }
}
