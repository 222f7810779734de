package io.understudy.wire;

/**
 * A reusable view of one value inside a row's bytes: {@code bytes[offset .. offset + length)}, or null when {@link #isNull()}.
 * The view is valid until the row it looks at is read into again. Never prints its content.
 */
public final class Cell {
    private byte[] bytes = new byte[0];
    private int offset;
    private int length = -1;

    /** Points this view at a value; a length of -1 is null. Returns itself. */
    public Cell set(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
        return this;
    }

    /** The array that holds the value; never to be written to. */
    public byte[] bytes() {
        return bytes;
    }

    public int offset() {
        return offset;
    }

    /** The number of bytes, or -1 for null. */
    public int length() {
        return length;
    }

    public boolean isNull() {
        return length < 0;
    }

    @Override
    public String toString() {
        return isNull() ? "Cell[null]" : "Cell[" + length + " bytes]";
    }
}
