package io.understudy.wire;

/** Rows as lines: values between tabs, a backslash before what would end a value, {@code \N} for null. What PostgreSQL's COPY in text form and MySQL's LOAD DATA have in common. */
final class LineFraming {
    private LineFraming() {}

    /** As {@link Format#read}; with an end mark, a line {@code \.} ends the rows. */
    static int read(byte[] bytes, int from, int to, Row row, boolean hasEndMark) {
        int column = 0;
        int start = from;
        int position = from;
        while (position < to) {
            byte value = bytes[position];
            if (value == '\\') {
                // What follows a backslash belongs to it, even a tab or the end of a line.
                position += 2;
            } else if (value == '\t' || value == '\n') {
                if (hasEndMark && value == '\n' && isEndOfRows(bytes, from, position)) return -2;
                if (row.columns() > 0 || position > from) locate(bytes, start, position, column++, row);
                start = ++position;
                if (value == '\n') {
                    if (column != row.columns()) throw wrongCount(column, row);
                    row.begin(bytes, from, position);
                    return position;
                }
            } else {
                position++;
            }
        }
        return -1;
    }

    private static void locate(byte[] bytes, int start, int end, int column, Row row) {
        if (column >= row.columns()) throw wrongCount(column + 1, row);
        row.locate(column, start, isNullMark(bytes, start, end) ? -1 : end - start);
    }

    private static UnfitValue wrongCount(int columns, Row row) {
        return new UnfitValue("a row of " + columns + " or more values where " + row.columns() + " were expected");
    }

    private static boolean isNullMark(byte[] bytes, int start, int end) {
        return end - start == 2 && bytes[start] == '\\' && bytes[start + 1] == 'N';
    }

    private static boolean isEndOfRows(byte[] bytes, int start, int end) {
        return end - start == 2 && bytes[start] == '\\' && bytes[start + 1] == '.';
    }

    static void write(Row row, Buffer out) {
        int copied = row.start();
        if (row.anyReplaced()) {
            for (int column = 0; column < row.columns(); column++) {
                if (!row.isReplaced(column)) continue;
                out.write(row.bytes(), copied, row.offset(column) - copied);
                if (row.replacedLength(column) < 0) {
                    out.writeByte('\\');
                    out.writeByte('N');
                }
                row.writeReplacement(column, out);
                copied = row.offset(column) + (row.length(column) < 0 ? 2 : row.length(column));
            }
        }
        out.write(row.bytes(), copied, row.end() - copied);
    }
}
