package io.understudy.run;

import io.understudy.sample.KeyText;
import io.understudy.schema.Column;
import io.understudy.schema.Table;
import io.understudy.wire.Cell;
import io.understudy.wire.Codec;
import io.understudy.wire.Row;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a row is called by some of its columns, as it will be written. Servers that take two texts for one name make one name of them here, as far as that can be told. For one thread. */
final class RowName {
    private final List<Column> columns;
    private final int[] positions;
    private final Codec[] codecs;
    private final Cell cell = new Cell();

    /**
     * Names made of some columns.
     *
     * @param table whose types and collations count
     * @param laidOut the columns of a row, in their order
     */
    RowName(Table table, List<String> columns, List<String> laidOut, Function<Column, Codec> codec) {
        this.columns = columns.stream()
                .map(column -> table.column(column).orElseThrow())
                .toList();
        positions = columns.stream().mapToInt(laidOut::indexOf).toArray();
        codecs = this.columns.stream().map(codec).toArray(Codec[]::new);
    }

    /** The name of a row; null if a part of it is. */
    @Nullable
    String of(Row row) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < codecs.length; i++) {
            row.current(positions[i], cell);
            if (cell.isNull()) return null;
            append(name, columns.get(i), codecs[i].decode(cell));
        }
        return name.toString();
    }

    /** The name of a row that is there as text. */
    @Nullable
    String of(List<@Nullable String> values) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < codecs.length; i++) {
            String value = values.get(positions[i]);
            if (value == null) return null;
            append(name, columns.get(i), value);
        }
        return name.toString();
    }

    private static void append(StringBuilder name, Column column, String value) {
        String part = KeyText.of(value, column.type().kind(), column.type().collation());
        name.append(part.length()).append(':').append(part);
    }
}
