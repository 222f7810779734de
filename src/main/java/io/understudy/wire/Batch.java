package io.understudy.wire;

import java.util.Arrays;

/**
 * Rows of one table that lie side by side, so that whoever looks at many of them can do so column by column: what it remembers of a column is near then, and what it does is decided once for all of them. Of each row it is
 * known whether it is kept. Reused; its views are valid until it is filled anew. For one thread at a time. Never prints its content.
 */
public final class Batch {
    private final int columns;
    private final Buffer copied;
    private final Row view;
    private final long[][] hashes;
    private final boolean[] hashed;
    private byte[] bytes = new byte[0];
    private int[] offsets;
    private int[] lengths;
    private int[] starts = new int[64];
    private boolean[] kept = new boolean[64];
    private int rows;

    /** Empty, for rows of so many columns. */
    public Batch(int columns) {
        this.columns = columns;
        copied = new Buffer(1024);
        view = new Row(columns);
        offsets = new int[64 * columns];
        lengths = new int[64 * columns];
        hashes = new long[columns][0];
        hashed = new boolean[columns];
    }

    /** Adds a copy of a row, as the source sent it. */
    public void add(Row row, boolean isKept) {
        int start = copied.size();
        row.copyTo(copied);
        bytes = copied.bytes();
        enter(row, start - row.start(), start, isKept);
        starts[rows] = copied.size();
    }

    /** Holds one row and nothing else, where the source has put it: it is not copied, and valid no longer than the row itself is. */
    public void show(Row row, boolean isKept) {
        clear();
        bytes = row.bytes();
        enter(row, 0, row.start(), isKept);
        starts[rows] = row.end();
    }

    private void enter(Row row, int moved, int start, boolean isKept) {
        if (rows + 1 >= starts.length) grow();
        int first = rows * columns;
        for (int column = 0; column < columns; column++) {
            offsets[first + column] = row.offset(column) + moved;
            lengths[first + column] = row.length(column);
        }
        starts[rows] = start;
        kept[rows++] = isKept;
    }

    private void grow() {
        int larger = 2 * starts.length;
        starts = Arrays.copyOf(starts, larger);
        kept = Arrays.copyOf(kept, larger);
        offsets = Arrays.copyOf(offsets, larger * columns);
        lengths = Arrays.copyOf(lengths, larger * columns);
    }

    /** Forgets the rows, keeps the room. */
    public void clear() {
        copied.clear();
        rows = 0;
        Arrays.fill(hashed, false);
    }

    /** How many rows there are. */
    public int rows() {
        return rows;
    }

    /** How many columns each has. */
    public int columns() {
        return columns;
    }

    /** About how many bytes they take. */
    public int size() {
        return copied.size() + 2 * Integer.BYTES * rows * columns;
    }

    /** Whether a row is kept, counted from 0. */
    public boolean isKept(int row) {
        return kept[row];
    }

    /** Whether the source sent null. */
    public boolean isNull(int column, int row) {
        return lengths[row * columns + column] < 0;
    }

    /** Points the cell at the value of a row as the source sent it. Returns the cell. */
    public Cell cell(int column, int row, Cell view) {
        int at = row * columns + column;
        return view.set(bytes, offsets[at], lengths[at]);
    }

    /** The row, as a view that every call points somewhere else. */
    public Row row(int row) {
        view.lookAt(bytes, starts[row], starts[row + 1], offsets, lengths, row * columns);
        return view;
    }

    /** {@link Hash} of every value of a column, with 0 for a seed, by rows; what stands there for null means nothing. Reckoned once, however many ask for it. */
    public long[] hashes(int column) {
        if (hashed[column]) return hashes[column];
        if (hashes[column].length < rows) hashes[column] = new long[kept.length];
        long[] result = hashes[column];
        for (int row = 0, at = column; row < rows; row++, at += columns)
            if (lengths[at] >= 0) result[row] = Hash.of(bytes, offsets[at], lengths[at], 0);
        hashed[column] = true;
        return result;
    }

    @Override
    public String toString() {
        return "Batch[" + rows + " rows of " + columns + " columns]";
    }
}
