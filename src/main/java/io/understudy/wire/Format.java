package io.understudy.wire;

/** How rows are framed in a stream. Finds the values of a row, and writes a row out again. */
public sealed interface Format {
    /**
     * Points the row at the tuple that starts at {@code from}.
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

    /** The length of the header at the start of a stream of this format, given its first bytes; -1 if more bytes are needed to tell. */
    int headerLength(byte[] bytes, int from, int to);

    /** PostgreSQL's {@code COPY … (FORMAT binary)}. */
    record Binary() implements Format {
        @Override
        public int read(byte[] bytes, int from, int to, Row row) {
            throw new UnfitValue("not written yet");
        }

        @Override
        public void write(Row row, Buffer out) {
            throw new UnfitValue("not written yet");
        }

        @Override
        public void writeHeader(Buffer out) {
            throw new UnfitValue("not written yet");
        }

        @Override
        public void writeTrailer(Buffer out) {
            throw new UnfitValue("not written yet");
        }

        @Override
        public int headerLength(byte[] bytes, int from, int to) {
            throw new UnfitValue("not written yet");
        }
    }
}
