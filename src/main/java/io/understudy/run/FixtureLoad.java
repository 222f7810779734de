package io.understudy.run;

import io.understudy.db.GivenRows;
import io.understudy.db.RowWriter;
import io.understudy.db.Settled;
import io.understudy.db.SnapshotInvalid;
import io.understudy.db.Staging;
import io.understudy.sample.Closure;
import io.understudy.schema.Column;
import io.understudy.schema.Table;
import io.understudy.wire.Buffer;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows that fixtures have in a table, on their way along with a sample: in the bytes that the sample travels in, and knowing which rows of the sample are the same. For one thread. */
final class FixtureLoad {
    private final Table table;
    private final List<FixtureRow> rows;
    private final List<byte[]> bytes;
    private final Format format;
    private final @Nullable RowName identity;
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<String, List<Integer>> byText = new HashMap<>();
    private final Map<RowName, Unique> uniques = new LinkedHashMap<>();
    private final BitSet met = new BitSet();
    private final BitSet seen = new BitSet();
    private final Buffer buffer = new Buffer(1024);
    private long replaced;

    /** A unique index besides the one that gives rows their names, and which fixture's row has which of its values. */
    private record Unique(List<String> columns, Map<String, Integer> rows) {}

    /**
     * Asks staging for the bytes of the rows.
     *
     * @param staging before anything is published into it
     */
    FixtureLoad(FixtureRows wanted, Binding binding, Staging staging) {
        table = wanted.table();
        rows = wanted.rows();
        format = binding.format(table.name());
        Table twin = staging.schema().table(table.name()).orElseThrow();
        List<String> columns = table.stored().stream().map(Column::name).toList();
        Settled settled = staging.settle(
                new GivenRows(
                        twin, columns, rows.stream().map(FixtureRow::values).toList()),
                columns,
                format);
        bytes = settled.rows();
        if (bytes.size() != rows.size())
            throw new IllegalStateException("staging took rows of " + table.name() + " once and not twice");
        List<String> key = Closure.identityOf(table);
        identity = key.isEmpty() ? null : name(key, columns, binding);
        FixturePlan.secondary(twin, columns)
                .forEach(index -> uniques.put(
                        name(index.columns(), columns, binding), new Unique(index.columns(), new HashMap<>())));
        index();
    }

    private RowName name(List<String> columns, List<String> laidOut, Binding binding) {
        return new RowName(table, columns, laidOut, column -> binding.codec(table, column.name()));
    }

    private void index() {
        Row row = new Row(table.stored().size());
        for (int i = 0; i < bytes.size(); i++) {
            int number = i;
            read(i, row);
            if (identity != null) byName.put(String.valueOf(identity.of(row)), i);
            byText.computeIfAbsent(text(row), absent -> new ArrayList<>()).add(i);
            uniques.forEach((name, unique) -> {
                String value = name.of(row);
                if (value != null) unique.rows.put(value, number);
            });
        }
    }

    private void read(int number, Row into) {
        byte[] one = bytes.get(number);
        if (format.read(one, 0, one.length, into) < 0)
            throw new IllegalStateException("a row of a fixture is not whole");
    }

    Table table() {
        return table;
    }

    /**
     * Whether a row of the sample, masked, is one of these, which then takes its place.
     *
     * @throws SnapshotInvalid if it is another one with a value that a fixture's row has in a unique index
     */
    boolean replaces(Row row) {
        int found = find(row, met);
        if (found >= 0) {
            replaced++;
            met.set(found);
            return true;
        }
        uniques.forEach((name, unique) -> {
            String value = name.of(row);
            Integer other = value == null ? null : unique.rows.get(value);
            if (other != null) refuse(rows.get(other), unique.columns);
        });
        return false;
    }

    private void refuse(FixtureRow row, List<String> columns) {
        throw new SnapshotInvalid(
                "A row of the sample and one of fixture " + String.join(", ", row.tickets())
                        + " would have the same " + String.join(", ", columns) + " in " + table.name()
                        + ", which a unique index forbids; staging is untouched. Change the value in the fixture, or capture it again under the rules of today.");
    }

    /** Its number among these; -1 if it is none of them. Rows without names are told by all of their bytes, each of these once. */
    private int find(Row row, BitSet taken) {
        if (identity != null) return byName.getOrDefault(String.valueOf(identity.of(row)), -1);
        for (int i : byText.getOrDefault(text(row), List.of())) if (!taken.get(i)) return i;
        return -1;
    }

    private String text(Row row) {
        buffer.clear();
        format.write(row, buffer);
        return new String(buffer.bytes(), 0, buffer.size(), StandardCharsets.ISO_8859_1);
    }

    /** How many rows of the sample gave way so far. */
    long replaced() {
        return replaced;
    }

    /** Whether a row that is read back is there only because of a fixture. Each row is to be asked about once. */
    boolean isAdded(Row row) {
        int found = find(row, seen);
        if (found < 0) return false;
        seen.set(found);
        return !met.get(found);
    }

    /** Sends all of them. */
    void write(RowWriter writer) {
        Row row = new Row(table.stored().size());
        for (int i = 0; i < bytes.size(); i++) {
            read(i, row);
            writer.write(row);
        }
        writer.finish();
    }

    long rows() {
        return rows.size();
    }

    /** How many different rows these refer to by some of their columns, at most. */
    long names(List<String> columns, Binding binding) {
        List<String> laidOut = table.stored().stream().map(Column::name).toList();
        if (!laidOut.containsAll(columns)) return rows.size();
        RowName name = name(columns, laidOut, binding);
        return rows.stream()
                .map(row -> name.of(row.values()))
                .filter(java.util.Objects::nonNull)
                .distinct()
                .count();
    }
}
