package io.understudy.run;

import io.understudy.db.RowReader;
import io.understudy.mask.GenericMasker;
import io.understudy.rules.Decision;
import io.understudy.rules.Decisions;
import io.understudy.sample.Closure;
import io.understudy.sample.KeyText;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import io.understudy.wire.Cell;
import io.understudy.wire.Codec;
import io.understudy.wire.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rows of one table that a capture has read, each once. */
final class CapturedTable {
    private final Table table;
    private final List<Column> columns;
    private final List<String> names;
    private final Codec[] codecs;
    private final List<BoundMask> masks;
    private final boolean[] shuffled;
    private final List<String> identity;
    private final Map<List<@Nullable String>, CapturedRow> rows = new LinkedHashMap<>();

    CapturedTable(Table table, Binding binding, Decisions decisions) {
        this.table = table;
        columns = table.stored();
        names = columns.stream().map(Column::name).toList();
        codecs = names.stream().map(name -> binding.codec(table, name)).toArray(Codec[]::new);
        masks = binding.masks(table);
        shuffled = new boolean[columns.size()];
        for (int i = 0; i < shuffled.length; i++) shuffled[i] = isShuffled(table, names.get(i), decisions);
        identity = Closure.identityOf(table).stream().allMatch(names::contains) ? Closure.identityOf(table) : List.of();
    }

    /** Whether the values of a column are those of other rows, which a capture does not know. */
    static boolean isShuffled(Table table, String column, Decisions decisions) {
        return decisions.of(new ColumnName(table.name(), column)) instanceof Decision.Masked masked
                && masked.masker() instanceof GenericMasker.Shuffle;
    }

    Table table() {
        return table;
    }

    List<Column> columns() {
        return columns;
    }

    /** The columns that tell rows apart; empty where there are none. */
    List<String> identity() {
        return identity;
    }

    Collection<CapturedRow> rows() {
        return rows.values();
    }

    /** Reads all rows and masks them; those that were here already are given as they were. */
    List<CapturedRow> read(RowReader opened) {
        return read(opened, row -> true);
    }

    /** The same for rows that are wanted; the others are forgotten. */
    List<CapturedRow> read(RowReader opened, Predicate<CapturedRow> wanted) {
        List<CapturedRow> result = new ArrayList<>();
        Map<List<@Nullable String>, Integer> seen = new HashMap<>();
        Row row = new Row(Math.max(1, columns.size()));
        try (RowReader reader = opened) {
            while (reader.next(row)) {
                List<@Nullable String> before = values(row, false);
                masks.forEach(mask -> mask.replaceIn(row));
                CapturedRow captured = new CapturedRow(before, values(row, true));
                if (!wanted.test(captured)) continue;
                List<@Nullable String> name = name(before, seen);
                CapturedRow known = rows.putIfAbsent(name, captured);
                result.add(known == null ? captured : known);
            }
        }
        return result;
    }

    private List<@Nullable String> values(Row row, boolean current) {
        Cell cell = new Cell();
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < codecs.length; i++) {
            if (current) row.current(i, cell);
            else row.original(i, cell);
            values.add(cell.isNull() || (current && shuffled[i]) ? null : codecs[i].decode(cell));
        }
        return values;
    }

    /** By its key; where there is none two rows may be alike, and two readings have met the same rows if they are as many. */
    private List<@Nullable String> name(List<@Nullable String> values, Map<List<@Nullable String>, Integer> seen) {
        if (!identity.isEmpty()) {
            List<@Nullable String> name = new ArrayList<>();
            identity.forEach(column -> name.add(values.get(names.indexOf(column))));
            return name;
        }
        List<@Nullable String> name = new ArrayList<>(values);
        name.add(String.valueOf(seen.merge(values, 1, Integer::sum)));
        return name;
    }

    /** Whether all these columns are read. */
    boolean stores(List<String> some) {
        return names.containsAll(some);
    }

    /**
     * What a row holds in some columns, as keys are compared; null if a part of it is.
     *
     * @param compared the columns that it is compared with
     */
    String @Nullable [] key(CapturedRow row, List<String> some, List<Column> compared) {
        String[] key = new String[some.size()];
        for (int i = 0; i < key.length; i++) {
            int position = names.indexOf(some.get(i));
            String value = row.before().get(position);
            if (value == null) return null;
            key[i] = KeyText.of(
                    value,
                    columns.get(position).type().kind(),
                    compared.get(i).type().collation());
        }
        return key;
    }

    /** Whether a row is of the kind that a reference is about. */
    boolean isOfKind(CapturedRow row, Reference.@Nullable Discriminator kind) {
        if (kind == null) return true;
        int position = names.indexOf(kind.column());
        String value = row.before().get(position);
        return value != null
                && KeyText.of(value, columns.get(position).type().kind()).equals(kind.value());
    }
}
