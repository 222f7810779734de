package io.understudy.db;

import io.understudy.wire.Row;

/** A stream of rows into one staging table. */
public interface RowWriter extends AutoCloseable {
    /**
     * Sends a row, now or with the next ones.
     *
     * @throws StagingFailed if the stream breaks, or the server refuses an earlier row
     */
    void write(Row row);

    /**
     * Ends the stream and waits until the server has taken every row.
     *
     * @throws StagingFailed if it has taken more or fewer than were written
     */
    void finish();

    /** Abandons the stream if it has not been finished. */
    @Override
    void close();
}
