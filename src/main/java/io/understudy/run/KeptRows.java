package io.understudy.run;

import io.understudy.db.RowReader;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import java.util.Iterator;
import java.util.List;

/** Rows that were kept in memory, because nothing would name them to the server. */
final class KeptRows implements RowReader {
    private final Iterator<byte[]> rows;
    private final Format format;

    KeptRows(List<byte[]> rows, Format format) {
        this.rows = rows.iterator();
        this.format = format;
    }

    @Override
    public boolean next(Row row) {
        if (!rows.hasNext()) return false;
        byte[] bytes = rows.next();
        if (format.read(bytes, 0, bytes.length, row) < 0)
            throw new IllegalStateException("a row that was kept is not whole");
        return true;
    }

    /** They were counted when they came. */
    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
