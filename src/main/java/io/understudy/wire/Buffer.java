package io.understudy.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes that is reused from row to row; numbers are written most significant byte first. Never prints its content. */
public final class Buffer {
    private byte[] bytes;
    private int size;

    public Buffer(int capacity) {
        bytes = new byte[Math.max(16, capacity)];
    }

    /** The array behind; valid until the next write. */
    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return size;
    }

    /** Forgets the content, keeps the room. */
    public void clear() {
        size = 0;
    }

    /** Cuts the content back to its first {@code size} bytes. */
    public void truncate(int size) {
        if (size < 0 || size > this.size)
            throw new IllegalArgumentException("cannot cut " + this.size + " bytes to " + size);
        this.size = size;
    }

    public void write(byte[] source, int offset, int length) {
        reserve(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    public void writeByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    public void writeShort(int value) {
        reserve(2);
        bytes[size++] = (byte) (value >>> 8);
        bytes[size++] = (byte) value;
    }

    public void writeInt(int value) {
        reserve(4);
        setInt(size, value);
        size += 4;
    }

    public void writeLong(long value) {
        writeInt((int) (value >>> 32));
        writeInt((int) value);
    }

    /** Overwrites four bytes that were written before, such as a length known only afterwards. */
    public void setInt(int position, int value) {
        bytes[position] = (byte) (value >>> 24);
        bytes[position + 1] = (byte) (value >>> 16);
        bytes[position + 2] = (byte) (value >>> 8);
        bytes[position + 3] = (byte) value;
    }

    public void writeUtf8(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        write(encoded, 0, encoded.length);
    }

    private void reserve(int more) {
        int needed = Math.addExact(size, more);
        if (needed > bytes.length) {
            int doubled = (int) Math.min(Integer.MAX_VALUE - 16L, bytes.length * 2L);
            bytes = Arrays.copyOf(bytes, Math.max(needed, doubled));
        }
    }

    @Override
    public String toString() {
        return "Buffer[" + size + " bytes]";
    }
}
