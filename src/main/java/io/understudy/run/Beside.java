package io.understudy.run;

import io.understudy.sample.Onlooker;
import io.understudy.wire.Batch;
import io.understudy.wire.Row;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Shows rows to an onlooker on a thread of its own, so that the next ones are read meanwhile: a batch is filled while the one before is looked at, and who is ahead waits. Whatever the onlooker throws, whoever shows
 * it rows throws as well.
 */
final class Beside implements Onlooker, AutoCloseable {
    private static final int BATCHES = 3;
    private static final int BATCH_BYTES = 256 << 10;

    /** A row larger than this is looked at where it lies. */
    private static final int LARGE_ROW = 1 << 20;

    private final Onlooker onlooker;
    private final BlockingQueue<Batch> filled = new ArrayBlockingQueue<>(BATCHES + 1);
    private final BlockingQueue<Batch> empty = new ArrayBlockingQueue<>(BATCHES + 1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("understudy-onlooker").unstarted(this::look);
    private Batch current;
    private boolean started;
    private volatile @Nullable Throwable failure;

    Beside(Onlooker onlooker, int columns) {
        this.onlooker = onlooker;
        current = new Batch(columns);
        for (int number = 1; number < BATCHES; number++) empty.add(new Batch(columns));
    }

    /** Whether there is nobody to show rows to. */
    boolean isIdle() {
        return onlooker.equals(Onlooker.NONE);
    }

    @Override
    public void see(Row row, boolean kept) {
        if (row.size() > LARGE_ROW) {
            catchUp();
            onlooker.see(row, kept);
            return;
        }
        current.add(row, kept);
        if (current.size() >= BATCH_BYTES) handOver();
    }

    private void handOver() {
        if (!started) thread.start();
        started = true;
        try {
            filled.put(current);
            current = empty.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rows are looked at", e);
        }
        rethrow();
    }

    /** Every row has been shown; waits until all were looked at. What was never handed over is looked at here, so that small tables need no thread. */
    void finish() {
        catchUp();
        close();
    }

    private void catchUp() {
        if (started) {
            if (current.rows() > 0) handOver();
            // All batches but the one in our hand are empty when the last of them is back.
            try {
                Batch[] back = new Batch[BATCHES - 1];
                for (int i = 0; i < back.length; i++) back[i] = empty.take();
                empty.addAll(Arrays.asList(back));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while rows are looked at", e);
            }
            rethrow();
        } else {
            show(current);
            current.clear();
        }
    }

    private void rethrow() {
        Throwable thrown = failure;
        if (thrown instanceof RuntimeException unchecked) throw unchecked;
        if (thrown instanceof Error error) throw error;
    }

    private void look() {
        try {
            while (!Thread.interrupted()) {
                Batch batch = filled.take();
                if (failure == null) show(batch);
                batch.clear();
                empty.add(batch);
            }
        } catch (InterruptedException closed) {
            // Nobody shows anything any more.
            return;
        }
    }

    private void show(Batch batch) {
        try {
            onlooker.see(batch);
        } catch (RuntimeException | Error e) {
            if (!started) throw e;
            failure = e;
        }
    }

    /** Looks no further. */
    @Override
    public void close() {
        if (started) thread.interrupt();
    }
}
