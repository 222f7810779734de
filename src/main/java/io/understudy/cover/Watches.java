package io.understudy.cover;

import io.understudy.schema.Collation;
import io.understudy.schema.Column;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Table;
import io.understudy.wire.Codec;
import io.understudy.wire.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which watches look at which columns of a table. */
final class Watches {
    /** Slots that the values of all columns of a table share before it is known which columns have few. */
    private static final int VALUES = 50_000;

    private static final int MOST_VALUES = 2_000;
    private static final int LEAST_VALUES = 2 * ValueWatch.FEW;

    private final Table table;
    private final boolean binary;
    private final boolean escaped;
    private final Function<Column, Codec> codecs;
    private final Strata strata;
    private final List<Watch> watches = new ArrayList<>();

    private Watches(Table table, Format format, Function<Column, Codec> codecs, Strata strata) {
        this.table = table;
        this.binary = format instanceof Format.Binary;
        this.escaped = !binary;
        this.codecs = codecs;
        this.strata = strata;
    }

    /**
     * For the columns of a table, each with its own bytes.
     *
     * @param codecs asked for columns of other character sets than UTF-8
     */
    static List<Watch> of(Table table, Format format, Function<Column, Codec> codecs, Strata strata) {
        Watches made = new Watches(table, format, codecs, strata);
        List<Column> columns = table.stored();
        int[] nullable = java.util.stream.IntStream.range(0, columns.size())
                .filter(position -> columns.get(position).nullable())
                .toArray();
        if (nullable.length > 0)
            made.watches.add(new NullWatch(
                    nullable,
                    java.util.Arrays.stream(nullable)
                            .mapToObj(position -> columns.get(position).name())
                            .toList()));
        int most = Math.clamp(VALUES / Math.max(1, columns.size()), LEAST_VALUES, MOST_VALUES);
        for (int position = 0; position < columns.size(); position++) made.add(columns.get(position), position, most);
        return made.watches;
    }

    private void add(Column column, int position, int mostValues) {
        String name = column.name();
        Kind kind = column.type().kind();
        boolean unique = table.isKey(List.of(name));
        switch (kind) {
            case TEXT, PADDED_TEXT -> {
                if (!unique) watches.add(new ValueWatch(name, position, mostValues));
                watches.add(new TextWatch(name, position, text(column), strata));
            }
            case INTEGER, DECIMAL, FLOAT -> {
                if (!unique) watches.add(new ValueWatch(name, position, mostValues));
                watches.add(new NumberWatch(name, position, kind, binary, strata));
            }
            case DATE, TIMESTAMP, TIMESTAMP_WITH_ZONE -> watches.add(new DayWatch(name, position, days(kind), strata));
            case JSON, JSONB -> watches.add(new DocumentWatch(name, position, text(column)));
            case BYTES -> watches.add(new BytesWatch(name, position, text(column), strata));
            case ARRAY -> watches.add(new ArrayWatch(name, position, binary, strata));
            case BOOLEAN, ENUM, TIME, UUID, INET, OTHER -> {
                if (!unique) watches.add(new ValueWatch(name, position, mostValues));
            }
        }
    }

    private Days days(Kind kind) {
        if (!binary) return Days.TEXT;
        return kind == Kind.DATE ? Days.BINARY_DATE : Days.BINARY_TIMESTAMP;
    }

    private Unescaped text(Column column) {
        if (escaped) return new Unescaped(Unescaped.Form.ESCAPED, codec(column));
        return new Unescaped(
                column.type().kind() == Kind.JSONB ? Unescaped.Form.VERSIONED : Unescaped.Form.PLAIN, null);
    }

    private @Nullable Codec codec(Column column) {
        Collation collation = column.type().collation();
        if (collation == null || collation.charset().startsWith("utf8")) return null;
        return codecs.apply(column);
    }
}
