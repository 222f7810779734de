package io.understudy.db;

import io.understudy.wire.Row;

/** A stream of rows from production. */
public interface RowReader extends AutoCloseable {
    /**
     * Reads the next row into {@code row}, over what was there.
     *
     * @return false at the end
     * @throws SourceFailed if the stream breaks
     */
    boolean next(Row row);

    /** Bytes received so far. */
    long bytes();

    @Override
    void close();
}
