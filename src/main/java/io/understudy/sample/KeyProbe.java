package io.understudy.sample;

import io.understudy.schema.Collation;
import io.understudy.schema.DataType;
import io.understudy.wire.Cell;
import io.understudy.wire.Codec;
import io.understudy.wire.Integers;
import io.understudy.wire.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a key out of a row: which values, how they are decoded, and for which rows it applies. Used by one thread. */
public final class KeyProbe {
    private final List<Column> columns;
    private final Column first;
    private final @Nullable Column discriminator;
    private final String discriminatorValue;
    private final String[] key;
    private final boolean plainInteger;
    private final Cell cell = new Cell();

    /**
     * A value of a row that takes part in a key.
     *
     * @param position in the row
     * @param codec of the stream that the row is read from
     * @param kind of the column's type
     * @param collation that the key is compared under, which is that of the column referred to; null where only equal texts are equal
     */
    public record Column(
            int position,
            Codec codec,
            DataType.Kind kind,
            @Nullable Collation collation) {
        private String read(Row row, Cell cell) {
            return text(row.original(position, cell));
        }

        String text(Cell cell) {
            return KeyText.of(codec.decode(cell), kind, collation);
        }
    }

    /**
     * A probe for the values of some columns.
     *
     * @param discriminator the column that must hold {@code discriminatorValue}; null for a key that every row has
     */
    public KeyProbe(List<Column> columns, @Nullable Column discriminator, String discriminatorValue) {
        this.columns = List.copyOf(columns);
        this.first = columns.getFirst();
        this.discriminator = discriminator;
        this.discriminatorValue = discriminatorValue;
        this.key = new String[columns.size()];
        this.plainInteger = discriminator == null
                && columns.size() == 1
                && columns.getFirst().kind() == DataType.Kind.INTEGER
                && Integers.holds(columns.getFirst().codec());
    }

    /** Whether the row has such a key: no part of it is null, and the discriminator does not say that it refers elsewhere. */
    public boolean names(Row row) {
        if (plainInteger) return !row.isNull(first.position());
        for (Column column : columns) if (row.isNull(column.position())) return false;
        if (discriminator == null) return true;
        return !row.isNull(discriminator.position())
                && discriminator.read(row, cell).equals(discriminatorValue);
    }

    /** Whether its keys are whole numbers, most of which {@link #readInteger} can tell. */
    boolean isInteger() {
        return plainInteger;
    }

    /** The row's key if it is one number from 0 to 2^32 - 1, which needs no text to be told; else -1, and then {@link #read} has to be asked. */
    long readInteger(Row row) {
        if (!plainInteger) return -1;
        Column column = first;
        if (row.isNull(column.position())) return -1;
        long value = Integers.read(column.codec(), row.original(column.position(), cell));
        return value < 1L << 32 ? value : -1;
    }

    /** The row's key, in an array that the next call reuses; null if a part is null or the discriminator says that the row refers elsewhere. */
    String @Nullable [] read(Row row) {
        if (discriminator != null) {
            if (row.isNull(discriminator.position())) return null;
            if (!discriminator.read(row, cell).equals(discriminatorValue)) return null;
        }
        for (int i = 0; i < key.length; i++) {
            Column column = columns.get(i);
            if (row.isNull(column.position())) return null;
            key[i] = column.read(row, cell);
        }
        return key;
    }
}
