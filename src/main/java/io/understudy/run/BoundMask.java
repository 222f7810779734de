package io.understudy.run;

import io.understudy.mask.Mask;
import io.understudy.schema.ColumnName;
import io.understudy.wire.Cell;
import io.understudy.wire.Codec;
import io.understudy.wire.Row;
import org.jspecify.annotations.Nullable;

/** A mask, where its column stands in the row, and how its bytes are read and written: everything decided before the first row. */
final class BoundMask {
    private final ColumnName name;
    private final int column;
    private final Codec codec;
    private final Mask mask;
    private final int contextColumn;
    private final @Nullable Codec contextCodec;
    private final Cell cell = new Cell();

    /** @param contextColumn the sibling that the mask wants to see, with its codec; -1 and null for none */
    BoundMask(ColumnName name, int column, Codec codec, Mask mask, int contextColumn, @Nullable Codec contextCodec) {
        this.name = name;
        this.column = column;
        this.codec = codec;
        this.mask = mask;
        this.contextColumn = contextColumn;
        this.contextCodec = contextCodec;
    }

    /** Replaces the value in the row; null stays null. */
    void replaceIn(Row row) {
        if (row.isNull(column)) return;
        try {
            String value = codec.decode(row.original(column, cell));
            String masked = mask.apply(value, context(row));
            if (masked == null) {
                row.replaceByNull(column);
            } else if (!masked.equals(value)) {
                row.replace(column, masked, codec);
            }
        } catch (RuntimeException e) {
            throw new MaskFailed("Masking " + name + " failed on a value of "
                    + row.original(column, cell).length() + " bytes ("
                    + e.getClass().getSimpleName() + "); choose another masker for this column, or report this.");
        }
    }

    private @Nullable String context(Row row) {
        if (contextCodec == null || row.isNull(contextColumn)) return null;
        return contextCodec.decode(row.original(contextColumn, cell));
    }
}
