package io.understudy.db;

import com.mysql.cj.jdbc.JdbcStatement;
import io.understudy.wire.Buffer;
import io.understudy.wire.Checksum;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Rows into a MySQL {@code LOAD DATA LOCAL INFILE}. The driver reads on another thread what {@link RowPipe} brings it. The connection must do nothing else until this is closed.
 *
 * <p>{@code LOCAL} makes the server skip a row that it cannot take, or change it until it can, and only warn; so the number of rows and of warnings are looked at, and warnings mean that somebody has to read the table back.
 */
final class LoadDataWriter implements RowWriter {
    private static final int CAPACITY = 256 * 1024;

    /** A buffer is handed on when it holds that much, so that it seldom has to grow for the row that fills it. */
    private static final int ROOM = CAPACITY + CAPACITY / 4;

    private final Session session;
    private final String table;
    private final String doing;
    private final Format format;
    private final Checksum checksum;
    private final MySqlLoadReport report;
    private final RowPipe pipe;
    private final CompletableFuture<Long> load;
    private Buffer buffer;
    private long rows;
    private boolean ended;

    /**
     * @param statement the whole {@code LOAD DATA}
     * @param report is told what the server says about the rows
     */
    LoadDataWriter(
            Session session, String table, String statement, Format format, Checksum checksum, MySqlLoadReport report) {
        this.session = session;
        this.table = table;
        this.doing = "Loading " + table;
        this.format = format;
        this.checksum = checksum;
        this.report = report;
        pipe = new RowPipe(ROOM, session.vigil());
        buffer = new Buffer(ROOM);
        load = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("understudy-load").start(() -> run(statement));
    }

    private void run(String sql) {
        try {
            load.complete(session.attempt(doing, connection -> load(connection, sql)));
        } catch (Throwable e) {
            // Whoever waits for the rows to be taken has to hear of everything, even of an error of the machine.
            load.completeExceptionally(e);
        }
    }

    private Long load(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(pipe);
            long taken = statement.executeLargeUpdate(sql);
            report.read(connection, table);
            return taken;
        }
    }

    @Override
    public void write(Row row) {
        int start = buffer.size();
        format.write(row, buffer);
        checksum.add(buffer.bytes(), start, buffer.size());
        rows++;
        if (buffer.size() >= CAPACITY) flush();
    }

    private void flush() {
        if (load.isDone()) taken();
        try {
            if (buffer.size() <= ROOM) {
                pipe.fill(buffer);
                buffer = pipe.take(load::isDone);
            } else {
                flushInPieces();
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** A row may be wider than any buffer; then this one grew, and the others must not. */
    private void flushInPieces() throws InterruptedException {
        for (int at = 0; at < buffer.size(); at += CAPACITY) {
            Buffer piece = pipe.take(load::isDone);
            piece.write(buffer.bytes(), at, Math.min(CAPACITY, buffer.size() - at));
            pipe.fill(piece);
            if (load.isDone()) taken();
        }
        buffer = new Buffer(ROOM);
    }

    private DatabaseFailed interrupted() {
        Thread.currentThread().interrupt();
        return session.failure(doing + " was interrupted.");
    }

    @Override
    public void finish() {
        flush();
        end();
        report.check(doing, rows, taken());
    }

    private void end() {
        if (ended) return;
        ended = true;
        try {
            pipe.end();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Waits for the server; its failure is ours. */
    private long taken() {
        try {
            return load.join();
        } catch (CompletionException | CancellationException e) {
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            if (e.getCause() instanceof Error error) throw error;
            throw e;
        }
    }

    @Override
    public void close() {
        if (ended) return;
        end();
        // What becomes of an abandoned table does not matter, only that the connection is ours again.
        load.handle((taken, failure) -> taken == null ? 0L : taken).join();
    }
}
