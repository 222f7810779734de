package io.understudy.db;

import io.understudy.wire.Buffer;
import io.understudy.wire.Checksum;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import java.sql.SQLException;
import java.util.Locale;
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
        session.vigil().begin();
        try {
            copy.writeToCopy(buffer.bytes(), 0, buffer.size());
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            session.vigil().end();
        }
        buffer.clear();
    }

    private RuntimeException failure(SQLException e) {
        return SnapshotInvalid.isMeantBy(e)
                ? new SnapshotInvalid(ServerComplaint.sentence(doing, session.endpoint(), e)
                        + " Staging refuses what production or a mask made of it; it is untouched.")
                : session.failure(doing, e);
    }

    @Override
    public void finish() {
        format.writeTrailer(buffer);
        flush();
        long taken;
        session.vigil().begin();
        try {
            taken = copy.endCopy();
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            session.vigil().end();
        }
        if (taken != rows)
            throw session.failure(
                    String.format(Locale.ROOT, "%s: %,d rows were sent and the server took %,d.", doing, rows, taken));
    }

    @Override
    public void close() {
        session.vigil().begin();
        try {
            if (copy.isActive()) copy.cancelCopy();
        } catch (SQLException alreadyBroken) {
            session.abort();
        } finally {
            session.vigil().end();
        }
    }
}
