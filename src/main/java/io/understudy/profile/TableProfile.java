package io.understudy.profile;

import io.understudy.schema.Column;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import io.understudy.wire.Batch;
import io.understudy.wire.Codec;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What the rows of one table are like: its columns, and for each reference how many rows share the row they refer to. Looks at the bytes that the source sent; for one thread. */
public final class TableProfile {
    private static final int SAMPLED_KEYS = 8192;
    private static final int SAMPLED_VALUES = 2048;

    private final ColumnProfile[] columns;
    private final Map<Reference, Multiplicities> fanOuts = new LinkedHashMap<>();
    private final Edge[] edges;
    private final long skipped;
    private final Batch alone;
    private int[] chosen = new int[1];
    private boolean[] closely = new boolean[1];
    private long rows;

    /** Where the parts of a key lie, and what counts how often each key occurs. */
    private static final class Edge {
        final int[] positions;
        final Multiplicities keys;

        Edge(int[] positions, Multiplicities keys) {
            this.positions = positions;
            this.keys = keys;
        }
    }

    /**
     * An empty profile.
     *
     * @param references of the table to others, without those to which only some rows belong
     * @param labelled columns of which some values may be remembered as they are
     * @param codec of a column in that format
     * @param oneOf so many rows is looked at closely, a power of two: what is rare is not its concern, and chance is reckoned with
     */
    public TableProfile(
            Table table,
            List<Reference> references,
            Set<String> labelled,
            Format format,
            Function<Column, Codec> codec,
            int oneOf) {
        if (Integer.bitCount(oneOf) != 1) throw new IllegalArgumentException("one row of a power of two");
        skipped = oneOf - 1L;
        List<Column> stored = table.stored();
        alone = new Batch(stored.size());
        ColumnView[] views = new ColumnView[stored.size()];
        columns = new ColumnProfile[stored.size()];
        for (int i = 0; i < views.length; i++) {
            views[i] = new ColumnView(i, stored.get(i), format, codec);
            List<String> alone = List.of(stored.get(i).name());
            boolean refers = references.stream()
                    .anyMatch(reference -> reference.columns().equals(alone));
            columns[i] = new ColumnProfile(
                    views[i], labelled.contains(stored.get(i).name()), refers ? SAMPLED_KEYS : SAMPLED_VALUES);
        }
        List<String> names = stored.stream().map(Column::name).toList();
        for (Reference reference : references) {
            List<String> key = reference.columns();
            // A reference of one column is counted with the column.
            fanOuts.put(
                    reference,
                    key.size() == 1
                            ? columns[names.indexOf(key.getFirst())].multiplicities()
                            : new Multiplicities(SAMPLED_KEYS));
        }
        edges = fanOuts.entrySet().stream()
                .filter(entry -> entry.getKey().columns().size() > 1)
                .map(entry -> new Edge(
                        entry.getKey().columns().stream()
                                .mapToInt(names::indexOf)
                                .toArray(),
                        entry.getValue()))
                .toArray(Edge[]::new);
    }

    /** Looks at one more row, as the source sent it. */
    public void add(Row row) {
        alone.show(row, true);
        add(alone);
    }

    /** Looks at more rows. */
    public void add(Batch batch) {
        reserve(batch);
        for (int row = 0; row < batch.rows(); row++) chosen[row] = row;
        add(batch, batch.rows());
    }

    /** Looks at those of them that are kept. */
    public void addKept(Batch batch) {
        reserve(batch);
        int count = 0;
        for (int row = 0; row < batch.rows(); row++) if (batch.isKept(row)) chosen[count++] = row;
        if (count > 0) add(batch, count);
    }

    private void reserve(Batch batch) {
        if (chosen.length >= batch.rows()) return;
        chosen = new int[batch.rows()];
        closely = new boolean[batch.rows()];
    }

    private void add(Batch batch, int count) {
        for (int i = 0; i < count; i++) closely[i] = (ValueHash.joined(rows++, 0) & skipped) == 0;
        for (ColumnProfile column : columns) column.add(batch, chosen, count, closely);
        for (Edge edge : edges) for (int i = 0; i < count; i++) addKey(edge, batch, chosen[i]);
    }

    private static void addKey(Edge edge, Batch batch, int row) {
        long hash = 0;
        for (int position : edge.positions) {
            if (batch.isNull(position, row)) return;
            hash = ValueHash.joined(hash, batch.hashes(position)[row]);
        }
        edge.keys.add(hash);
    }

    public long rows() {
        return rows;
    }

    /** Of the stored column at this place. */
    public ColumnProfile column(int position) {
        return columns[position];
    }

    /** How many rows share the row they refer to, for each reference. */
    public Map<Reference, Multiplicities> fanOuts() {
        return Map.copyOf(fanOuts);
    }
}
