package io.understudy.wire;

import java.nio.charset.StandardCharsets;

/** How rows are framed in a stream. Finds the values of a row, and writes a row out again. */
public sealed interface Format {
    /** What a manifest calls it. */
    default String title() {
        return switch (this) {
            case Binary binary -> "binary";
            case Text text -> "text";
            case Lines lines -> "lines";
        };
    }

    /**
     * The format of that title.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Format titled(String title) {
        return switch (title) {
            case "binary" -> new Binary();
            case "text" -> new Text();
            case "lines" -> new Lines();
            default -> throw new IllegalArgumentException("there is no format " + title);
        };
    }

    /**
     * Points the row at the tuple that starts at {@code from}. Unless the answer is a position, the row is not to be used.
     *
     * @return the position just after the tuple; or -1 if the bytes up to {@code to} hold only a part of it; or -2 at the end of the stream's rows
     * @throws UnfitValue if the bytes are not a row with as many values as {@code row} has columns
     */
    int read(byte[] bytes, int from, int to, Row row);

    /** Appends the row as it now is: replaced values anew, all else as slices of what the source sent. */
    void write(Row row, Buffer out);

    /** What a stream starts with. */
    void writeHeader(Buffer out);

    /** What a stream ends with. */
    void writeTrailer(Buffer out);

    /**
     * The length of the header at the start of a stream of this format; -1 if the bytes up to {@code to} hold only a part of it.
     *
     * @throws UnfitValue if a stream of this format, with no more in its rows than values, cannot start like this
     */
    int headerLength(byte[] bytes, int from, int to);

    /**
     * PostgreSQL's {@code COPY … (FORMAT binary)}. A row is a count of values (two bytes), and for each value its length (four bytes; -1 is null) and its
     * bytes; a count of -1 ends the stream.
     */
    record Binary() implements Format {
        private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
        private static final int FIXED_HEADER = SIGNATURE.length + 8;

        @Override
        public int read(byte[] bytes, int from, int to, Row row) {
            if (to - from < 2) return -1;
            int columns = BigEndian.readShort(bytes, from);
            if (columns != row.columns()) {
                if (columns == -1) return -2;
                throw new UnfitValue("a row of " + columns + " values where " + row.columns() + " were expected");
            }
            int position = from + 2;
            for (int column = 0; column < columns; column++) {
                if (to - position < 4) return -1;
                int length = BigEndian.readInt(bytes, position);
                position += 4;
                row.locate(column, position, length);
                if (length > 0) {
                    if (length > to - position) return -1;
                    position += length;
                } else if (length < -1) {
                    throw new UnfitValue("a value with a length of " + length + " bytes");
                }
            }
            row.begin(bytes, from, position);
            return position;
        }

        @Override
        public void write(Row row, Buffer out) {
            int copied = row.start();
            if (row.anyReplaced()) {
                for (int column = 0; column < row.columns(); column++) {
                    if (!row.isReplaced(column)) continue;
                    out.write(row.bytes(), copied, row.offset(column) - 4 - copied);
                    out.writeInt(row.replacedLength(column));
                    row.writeReplacement(column, out);
                    copied = row.offset(column) + Math.max(0, row.length(column));
                }
            }
            out.write(row.bytes(), copied, row.end() - copied);
        }

        @Override
        public void writeHeader(Buffer out) {
            out.write(SIGNATURE, 0, SIGNATURE.length);
            out.writeInt(0);
            out.writeInt(0);
        }

        @Override
        public void writeTrailer(Buffer out) {
            out.writeShort(-1);
        }

        @Override
        public int headerLength(byte[] bytes, int from, int to) {
            int available = to - from;
            for (int i = 0; i < Math.min(available, SIGNATURE.length); i++) {
                if (bytes[from + i] != SIGNATURE[i]) throw new UnfitValue("not a stream of PostgreSQL's binary COPY");
            }
            if (available < FIXED_HEADER) return -1;
            // The upper half of the flags is what a reader must understand: bit 16 says that each row starts with an
            // OID (PostgreSQL 11 and older).
            int flags = BigEndian.readInt(bytes, from + SIGNATURE.length);
            if (flags >>> 16 != 0) throw new UnfitValue("binary COPY with flags that are not known: " + flags);
            int extension = BigEndian.readInt(bytes, from + SIGNATURE.length + 4);
            if (extension < 0) throw new UnfitValue("binary COPY with a header extension of " + extension + " bytes");
            return extension > available - FIXED_HEADER ? -1 : FIXED_HEADER + extension;
        }
    }

    /**
     * PostgreSQL's {@code COPY … (FORMAT text)} with its default delimiter and null: a row is a line, values are separated by tabs, {@code \N} is null. A cell
     * holds the bytes as they stand in the line, backslashes and all; see {@link EscapedText}. A line {@code \.} ends the rows, but servers no longer send one.
     */
    record Text() implements Format {
        @Override
        public int read(byte[] bytes, int from, int to, Row row) {
            return LineFraming.read(bytes, from, to, row, true);
        }

        @Override
        public void write(Row row, Buffer out) {
            LineFraming.write(row, out);
        }

        @Override
        public void writeHeader(Buffer out) {
            // There is none.
        }

        @Override
        public void writeTrailer(Buffer out) {
            // The end of the protocol's copy data ends the rows.
        }

        @Override
        public int headerLength(byte[] bytes, int from, int to) {
            return 0;
        }
    }

    /**
     * MySQL's {@code LOAD DATA} with tabs between values and a line a row, escaped by backslashes: {@code \N} is null, and backslash, tab, line feed and the zero byte stand behind a backslash, whatever
     * character they are part of. A cell holds the bytes as they stand in the line; see {@link LineCodec}. Servers take it in and never send it: a reader lays out what they do send with {@link Line}.
     */
    record Lines() implements Format {
        @Override
        public int read(byte[] bytes, int from, int to, Row row) {
            return LineFraming.read(bytes, from, to, row, false);
        }

        @Override
        public void write(Row row, Buffer out) {
            LineFraming.write(row, out);
        }

        @Override
        public void writeHeader(Buffer out) {
            // There is none.
        }

        @Override
        public void writeTrailer(Buffer out) {
            // The end of the file ends the rows.
        }

        @Override
        public int headerLength(byte[] bytes, int from, int to) {
            return 0;
        }
    }
}
