package io.understudy.sample;

import io.understudy.wire.Cell;
import io.understudy.wire.Hash;
import io.understudy.wire.Row;
import java.nio.ByteBuffer;
import java.util.List;

/** What tells a row of one table from every other: the bytes of its key, or all of its bytes where there is none. Used by one thread. */
public final class RowKey {
    private final List<KeyProbe.Column> columns;
    private final long seed;
    private final Cell cell = new Cell();

    /**
     * Over the columns of a key.
     *
     * @param columns empty for a table that has none
     * @param seed mixed into {@link #unit}
     */
    public RowKey(List<KeyProbe.Column> columns, String seed) {
        this.columns = List.copyOf(columns);
        this.seed = Hash.mix(seed.hashCode());
    }

    /** Whether rows can be asked for by it. */
    public boolean isNamed() {
        return !columns.isEmpty();
    }

    /** A number that orders rows at random, the same way every night. */
    public long unit(Row row) {
        if (columns.isEmpty()) return row.hash(seed);
        long hash = seed;
        for (KeyProbe.Column column : columns) {
            row.original(column.position(), cell);
            hash = Hash.of(cell.bytes(), cell.offset(), Math.max(0, cell.length()), hash);
        }
        return hash;
    }

    /** The bytes of the key, each part behind its length; or of the row. */
    public byte[] copy(Row row) {
        if (columns.isEmpty()) return row.copy();
        int size = 0;
        for (KeyProbe.Column column : columns)
            size += Integer.BYTES + row.original(column.position(), cell).length();
        ByteBuffer copy = ByteBuffer.allocate(size);
        for (KeyProbe.Column column : columns) {
            row.original(column.position(), cell);
            copy.putInt(cell.length()).put(cell.bytes(), cell.offset(), cell.length());
        }
        return copy.array();
    }

    /** The texts of a key that was copied. */
    public String[] names(byte[] copy) {
        ByteBuffer rest = ByteBuffer.wrap(copy);
        String[] names = new String[columns.size()];
        for (int i = 0; i < names.length; i++) {
            int length = rest.getInt();
            cell.set(copy, rest.position(), length);
            names[i] = columns.get(i).text(cell);
            rest.position(rest.position() + length);
        }
        return names;
    }
}
