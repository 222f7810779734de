package io.understudy.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads numbers with their most significant byte first, which is how PostgreSQL sends them, in one machine instruction each. */
final class BigEndian {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private BigEndian() {}

    static short readShort(byte[] bytes, int position) {
        return (short) SHORT.get(bytes, position);
    }

    static int readUnsignedShort(byte[] bytes, int position) {
        return readShort(bytes, position) & 0xFFFF;
    }

    static int readInt(byte[] bytes, int position) {
        return (int) INT.get(bytes, position);
    }

    static long readLong(byte[] bytes, int position) {
        return (long) LONG.get(bytes, position);
    }
}
