package io.understudy.sample;

import io.understudy.schema.DataType;
import io.understudy.wire.Cell;
import io.understudy.wire.Codec;
import io.understudy.wire.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a key out of a row: which values, how they are decoded, and for which rows it applies. Used by one thread. */
public final class KeyProbe {
    private final int[] positions;
    private final List<Codec> codecs;
    private final List<DataType.Kind> kinds;
    private final int discriminatorPosition;
    private final @Nullable Codec discriminatorCodec;
    private final String discriminatorValue;
    private final String[] key;
    private final Cell cell = new Cell();

    /**
     * A probe for the values at {@code positions} of a row.
     *
     * @param discriminatorPosition the column that must hold {@code discriminatorValue}, or -1
     */
    public KeyProbe(
            int[] positions,
            List<Codec> codecs,
            List<DataType.Kind> kinds,
            int discriminatorPosition,
            @Nullable Codec discriminatorCodec,
            String discriminatorValue) {
        this.positions = positions.clone();
        this.codecs = List.copyOf(codecs);
        this.kinds = List.copyOf(kinds);
        this.discriminatorPosition = discriminatorPosition;
        this.discriminatorCodec = discriminatorCodec;
        this.discriminatorValue = discriminatorValue;
        this.key = new String[positions.length];
    }

    /** The row's key as canonical text, in an array that the next call reuses; null if a part is null or the discriminator says that the row refers elsewhere. */
    String @Nullable [] read(Row row) {
        if (discriminatorCodec != null) {
            if (row.isNull(discriminatorPosition)) return null;
            if (!discriminatorCodec
                    .decode(row.original(discriminatorPosition, cell))
                    .equals(discriminatorValue)) return null;
        }
        for (int i = 0; i < positions.length; i++) {
            if (row.isNull(positions[i])) return null;
            key[i] = comparable(codecs.get(i).decode(row.original(positions[i], cell)), kinds.get(i));
        }
        return key;
    }

    /** Two columns may hold the same key in different types; the text must then still be the same. */
    private static String comparable(String text, DataType.Kind kind) {
        return switch (kind) {
            case PADDED_TEXT -> text.stripTrailing();
            case DECIMAL -> withoutTrailingZeros(text);
            case TEXT,
                    INTEGER,
                    FLOAT,
                    BOOLEAN,
                    DATE,
                    TIME,
                    TIMESTAMP,
                    TIMESTAMP_WITH_ZONE,
                    UUID,
                    INET,
                    JSON,
                    JSONB,
                    BYTES,
                    ENUM,
                    ARRAY,
                    OTHER -> text;
        };
    }

    private static String withoutTrailingZeros(String number) {
        if (number.indexOf('.') < 0) return number;
        int end = number.length();
        while (number.charAt(end - 1) == '0') end--;
        return number.substring(0, number.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
