package io.understudy.profile;

import io.understudy.schema.Column;
import io.understudy.schema.DataType.Kind;
import io.understudy.wire.Cell;
import io.understudy.wire.Characters;
import io.understudy.wire.Codec;
import io.understudy.wire.Format;
import io.understudy.wire.LineCodec;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the bytes of a column are looked at: decided once, before the first row. */
final class ColumnView {
    private final int position;
    private final Kind kind;
    private final boolean binary;
    private final @Nullable Codec decoder;
    private final @Nullable Codec printer;

    /**
     * A view of one column.
     *
     * @param position in the row
     * @param codec of the column in that format; asked for only where text may be in another character set than UTF-8
     */
    ColumnView(int position, Column column, Format format, Function<Column, Codec> codec) {
        this.position = position;
        kind = column.type().kind();
        binary = format instanceof Format.Binary;
        printer = isLabelled() ? codec.apply(column) : null;
        decoder = format instanceof Format.Lines && isText() ? foreign(codec.apply(column)) : null;
    }

    /** Most text is UTF-8, which needs no decoding to be measured. */
    private static @Nullable Codec foreign(Codec codec) {
        return codec instanceof LineCodec.Text text && text.characters() instanceof Characters.Utf8 ? null : codec;
    }

    int position() {
        return position;
    }

    boolean isNumeric() {
        return Numbers.isNumeric(kind);
    }

    boolean isText() {
        return switch (kind) {
            case TEXT, PADDED_TEXT, ENUM, JSON -> true;
            case INTEGER,
                    DECIMAL,
                    FLOAT,
                    BOOLEAN,
                    DATE,
                    TIME,
                    TIMESTAMP,
                    TIMESTAMP_WITH_ZONE,
                    UUID,
                    INET,
                    JSONB,
                    BYTES,
                    ARRAY,
                    OTHER -> false;
        };
    }

    /** Whether values are short and few often enough to be shown. */
    boolean isLabelled() {
        return switch (kind) {
            case TEXT, PADDED_TEXT, ENUM, BOOLEAN, INTEGER -> true;
            case DECIMAL,
                    FLOAT,
                    DATE,
                    TIME,
                    TIMESTAMP,
                    TIMESTAMP_WITH_ZONE,
                    UUID,
                    INET,
                    JSON,
                    JSONB,
                    BYTES,
                    ARRAY,
                    OTHER -> false;
        };
    }

    /** At most 40 characters of a value. */
    String text(Cell cell) {
        String text = printer == null ? "" : printer.decode(cell);
        return text.length() <= 40
                ? text
                : text.substring(0, Character.isHighSurrogate(text.charAt(38)) ? 38 : 39) + "…";
    }

    double number(Cell cell) {
        return binary ? Numbers.binary(kind, cell) : Numbers.text(kind, cell);
    }

    void measure(Cell cell, TextMeasure measure) {
        if (decoder != null) measure.look(decoder.decode(cell));
        else measure.look(cell.bytes(), cell.offset(), cell.offset() + cell.length(), !binary);
    }
}
