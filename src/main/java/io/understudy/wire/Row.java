package io.understudy.wire;

import java.util.Arrays;

/**
 * One row, in the bytes its source sent. A {@link Format} finds where each value lies; a mask replaces some of them; the format writes the row out again,
 * copying everything that was not replaced as slices. Reused for every row of a table: it is valid until the next one is read. Never prints its content.
 */
public final class Row {
    private final int columns;
    private int[] offsets;
    private int[] lengths;
    private final int[] replacedOffsets;
    private final int[] replacedLengths;
    private final boolean[] replaced;
    private final Buffer replacements = new Buffer(1024);
    private byte[] bytes = new byte[0];
    /** Where the places of the first value stand: 0, but in a view of one row of many. */
    private int first;

    private int start;
    private int end;
    private boolean anyReplaced;

    public Row(int columns) {
        this.columns = columns;
        offsets = new int[columns];
        lengths = new int[columns];
        replacedOffsets = new int[columns];
        replacedLengths = new int[columns];
        replaced = new boolean[columns];
    }

    public int columns() {
        return columns;
    }

    /** Starts over with the row that lies in {@code bytes[start .. end)}; its values are then told one by one with {@link #locate}. */
    public void begin(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        if (anyReplaced) {
            Arrays.fill(replaced, false);
            replacements.clear();
            anyReplaced = false;
        }
    }

    /** Points at one row of many, the places of whose values stand one behind the other from {@code first}; only to be read. */
    void lookAt(byte[] bytes, int start, int end, int[] offsets, int[] lengths, int first) {
        begin(bytes, start, end);
        this.offsets = offsets;
        this.lengths = lengths;
        this.first = first;
    }

    /** Says where the value of a column lies; a length of -1 is null. */
    public void locate(int column, int offset, int length) {
        offsets[column] = offset;
        lengths[column] = length;
    }

    /** Points the view at the value as the source sent it, replaced since or not. Returns the view. */
    public Cell original(int column, Cell view) {
        return view.set(bytes, offsets[first + column], lengths[first + column]);
    }

    /** Points the view at the value as it will be written. Returns the view. */
    public Cell current(int column, Cell view) {
        if (!replaced[column]) return original(column, view);
        return view.set(replacements.bytes(), replacedOffsets[column], replacedLengths[column]);
    }

    /** Whether the source sent null. */
    public boolean isNull(int column) {
        return lengths[first + column] < 0;
    }

    /** A hash of the row as the source sent it. */
    public long hash(long seed) {
        return Hash.of(bytes, start, end - start, seed);
    }

    /** The bytes of the row as the source sent it, for {@link Format#read}. */
    public byte[] copy() {
        return Arrays.copyOfRange(bytes, start, end);
    }

    /** Appends the bytes of the row as the source sent it, for {@link Format#read}. */
    public void copyTo(Buffer out) {
        out.write(bytes, start, end - start);
    }

    /** How many bytes the source sent. */
    public int size() {
        return end - start;
    }

    /** Replaces a value by null. */
    public void replaceByNull(int column) {
        markReplaced(column, replacements.size(), -1);
    }

    /**
     * Replaces a value by text, in the form that the codec gives it.
     *
     * @throws UnfitValue if the codec's type cannot hold the text
     */
    public void replace(int column, String text, Codec codec) {
        int offset = replacements.size();
        codec.encode(text, replacements);
        markReplaced(column, offset, replacements.size() - offset);
    }

    /** Replaces a value by one of the same column of another row. */
    public void replace(int column, Cell value) {
        int offset = replacements.size();
        if (!value.isNull()) replacements.write(value.bytes(), value.offset(), value.length());
        markReplaced(column, offset, value.length());
    }

    private void markReplaced(int column, int offset, int length) {
        replaced[column] = true;
        replacedOffsets[column] = offset;
        replacedLengths[column] = length;
        anyReplaced = true;
    }

    boolean anyReplaced() {
        return anyReplaced;
    }

    boolean isReplaced(int column) {
        return replaced[column];
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    int offset(int column) {
        return offsets[first + column];
    }

    int length(int column) {
        return lengths[first + column];
    }

    int replacedLength(int column) {
        return replacedLengths[column];
    }

    /** Appends the bytes of a replaced value: none for null. */
    void writeReplacement(int column, Buffer out) {
        if (replacedLengths[column] > 0) {
            out.write(replacements.bytes(), replacedOffsets[column], replacedLengths[column]);
        }
    }

    @Override
    public String toString() {
        return "Row[" + columns + " columns, " + (end - start) + " bytes]";
    }
}
