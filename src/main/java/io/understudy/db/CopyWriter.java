package io.understudy.db;

import io.understudy.wire.Buffer;
import io.understudy.wire.Checksum;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/** Rows into a PostgreSQL {@code COPY … FROM STDIN}, in frames of 64 KB out of one reused buffer. */
final class CopyWriter implements RowWriter {
    private static final int FRAME = 64 * 1024;

    private final CopyIn copy;
    private final Format format;
    private final Session session;
    private final String doing;
    private final Buffer buffer = new Buffer(FRAME + FRAME / 4);
    private final Checksum checksum;
    private long rows;

    CopyWriter(CopyIn copy, Format format, Session session, String doing, Checksum checksum) {
        this.copy = copy;
        this.format = format;
        this.session = session;
        this.doing = doing;
        this.checksum = checksum;
        format.writeHeader(buffer);
    }

    @Override
    public void write(Row row) {
        int start = buffer.size();
        format.write(row, buffer);
        checksum.add(buffer.bytes(), start, buffer.size());
        rows++;
        if (buffer.size() >= FRAME) flush();
    }

    private void flush() {
        try {
            copy.writeToCopy(buffer.bytes(), 0, buffer.size());
        } catch (SQLException e) {
            throw session.failure(doing, e);
        }
        buffer.clear();
    }

    @Override
    public void finish() {
        format.writeTrailer(buffer);
        flush();
        long taken;
        try {
            taken = copy.endCopy();
        } catch (SQLException e) {
            throw session.failure(doing, e);
        }
        if (taken != rows)
            throw session.failure("%s: %,d rows were sent and the server took %,d.".formatted(doing, rows, taken));
    }

    @Override
    public void close() {
        try {
            if (copy.isActive()) copy.cancelCopy();
        } catch (SQLException alreadyBroken) {
            session.abort();
        }
    }
}
