package io.understudy.run;

import io.understudy.mask.Mask;
import io.understudy.mask.Siblings;
import io.understudy.profile.MaskProfile;
import io.understudy.schema.ColumnName;
import io.understudy.wire.Cell;
import io.understudy.wire.Codec;
import io.understudy.wire.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mask, where its column stands in the row, and how its bytes are read and written: everything decided before the first row. */
final class BoundMask {
    /** A column that the mask wants to see: where it stands, and how it is read. */
    record Sibling(int column, Codec codec) {}

    private final ColumnName name;
    private final int column;
    private final Codec codec;
    private final Mask mask;
    private final Sibling[] siblings;
    private final Siblings beside = this::sibling;
    private final Cell cell = new Cell();
    private final MaskProfile profile;
    private @Nullable Row current;

    BoundMask(ColumnName name, int column, Codec codec, Mask mask, List<Sibling> siblings, MaskProfile profile) {
        this.name = name;
        this.profile = profile;
        this.column = column;
        this.codec = codec;
        this.mask = mask;
        this.siblings = siblings.toArray(Sibling[]::new);
    }

    /** Replaces the value in the row; null stays null. */
    void replaceIn(Row row) {
        if (row.isNull(column)) return;
        try {
            String value = codec.decode(row.original(column, cell));
            current = row;
            String masked = mask.apply(value, beside);
            profile.add(value, masked);
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

    /** Decoded only where a mask asks. */
    private @Nullable String sibling(int index) {
        if (index >= siblings.length || current == null) return null;
        Sibling sibling = siblings[index];
        return current.isNull(sibling.column) ? null : sibling.codec.decode(current.original(sibling.column, cell));
    }
}
