package io.understudy.wire;

/** Lays out the values that a MySQL server sends, one behind the other, as a line of {@link Format.Lines}, and points a row at them. The same bytes are used again for the next row. For one thread. */
public final class Line {
    private final Buffer line = new Buffer(1024);

    /** Starts a row. */
    public void clear() {
        line.clear();
    }

    /** Appends the value of the next column; null for null. */
    public void append(int column, byte @org.jspecify.annotations.Nullable [] value, Row row) {
        if (column > 0) line.writeByte('\t');
        int start = line.size();
        if (value == null) {
            line.writeByte('\\');
            line.writeByte('N');
            row.locate(column, start, -1);
        } else {
            LineEscapes.write(value, line);
            row.locate(column, start, line.size() - start);
        }
    }

    /** Ends the row, which then holds what was appended until the next {@link #clear}. */
    public void finish(Row row) {
        line.writeByte('\n');
        row.begin(line.bytes(), 0, line.size());
    }

    /** How many bytes the row takes. */
    public int size() {
        return line.size();
    }

    @Override
    public String toString() {
        return "Line[" + line.size() + " bytes]";
    }
}
