package io.understudy.db;

import io.understudy.wire.Buffer;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Rows from the thread that makes them to the driver, which wants to read a file on a thread of its own. A few buffers go round: no row is copied but into the driver's own, and nobody runs ahead. It always ends as a
 * file does: a driver that meets an error in the middle leaves the connection unusable.
 */
final class RowPipe extends InputStream {
    private static final int BUFFERS = 3;
    private static final int MILLIS_BETWEEN_LOOKS = 100;

    private final BlockingQueue<Buffer> filled = new ArrayBlockingQueue<>(BUFFERS + 1);
    private final BlockingQueue<Buffer> empty = new ArrayBlockingQueue<>(BUFFERS + 1);
    private final Buffer end = new Buffer(1);
    private final Vigil vigil;
    private Buffer current = end;
    private int position;
    private boolean ended;

    /**
     * @param capacity of each buffer in bytes
     * @param vigil of the connection; while the driver waits for us it does not wait for the server
     */
    RowPipe(int capacity, Vigil vigil) {
        this.vigil = vigil;
        for (int number = 0; number < BUFFERS; number++) empty.add(new Buffer(capacity));
    }

    /** Hands over what has been written; an empty buffer is no end. */
    void fill(Buffer buffer) throws InterruptedException {
        filled.put(buffer);
    }

    /**
     * A buffer to write into.
     *
     * @param over says whether nobody will read any more; then it makes no difference what is written
     */
    Buffer take(BooleanSupplier over) throws InterruptedException {
        while (true) {
            Buffer free = empty.poll(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
            if (free != null) {
                free.clear();
                return free;
            }
            if (over.getAsBoolean()) return new Buffer(1);
        }
    }

    /** The end of the rows. */
    void end() throws InterruptedException {
        filled.put(end);
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("a driver reads many bytes at a time");
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) return 0;
        while (!ended && position >= current.size()) next();
        if (ended) return -1;
        int count = Math.min(length, current.size() - position);
        System.arraycopy(current.bytes(), position, into, offset, count);
        position += count;
        return count;
    }

    private void next() {
        vigil.end();
        try {
            if (current != end) empty.add(current);
            current = filled.take();
            position = 0;
            ended = current == end;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended = true;
        } finally {
            vigil.begin();
        }
    }
}
