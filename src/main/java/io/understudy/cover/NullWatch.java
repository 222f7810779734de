package io.understudy.cover;

import io.understudy.wire.Batch;
import io.understudy.wire.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Null patterns: which of the columns that may be null are. Where columns are null independently of one another there are very many; then the rare ones count as one, and each column by itself. */
final class NullWatch implements Watch {
    private static final int MOST = 1_000;

    private static final int FEW = 64;

    /** What more rows than this have in common is in staging by itself. */
    private static final int RARE = 100;

    private final int[] columns;
    private final List<String> names;
    private final int[] nulls;
    private final int[] values;
    private boolean tooMany;
    private final Slots slots = new Slots();
    private long[] patterns = new long[0];
    private long[] hashes = new long[0];
    private long last;
    private int lastSlot = Slots.NONE;

    /** @param columns the positions of those that may be null */
    NullWatch(int[] columns, List<String> names) {
        this.columns = columns.clone();
        this.names = List.copyOf(names);
        nulls = new int[columns.length];
        values = new int[columns.length];
        Arrays.fill(nulls, Slots.NONE);
        Arrays.fill(values, Slots.NONE);
    }

    @Override
    public void look(Batch rows, Strata strata) {
        if (patterns.length < rows.rows()) {
            patterns = new long[rows.rows()];
            hashes = new long[rows.rows()];
        }
        readPatterns(rows);
        for (int row = 0; row < rows.rows(); row++) {
            if (tooMany) eachColumn(rows, row, strata);
            if (lastSlot == Slots.NONE || patterns[row] != last) {
                lastSlot = slot(patterns[row], rows, row, strata);
                last = patterns[row];
            }
            strata.hit(lastSlot, row);
        }
    }

    /** A bit for each column, the earlier ones of more than 64 as a hash. */
    private void readPatterns(Batch rows) {
        int count = rows.rows();
        Arrays.fill(patterns, 0, count, 0);
        Arrays.fill(hashes, 0, count, 1);
        for (int i = 0; i < columns.length; i++) {
            for (int row = 0; row < count; row++)
                patterns[row] = patterns[row] << 1 | (rows.isNull(columns[i], row) ? 1 : 0);
            if ((i & 63) != 63) continue;
            for (int row = 0; row < count; row++) hashes[row] = Hash.step(hashes[row], patterns[row]);
            Arrays.fill(patterns, 0, count, 0);
        }
        if (columns.length < 64) return;
        for (int row = 0; row < count; row++) patterns[row] = Hash.step(hashes[row], patterns[row]);
    }

    private int slot(long hash, Batch rows, int row, Strata strata) {
        int slot = slots.get(hash);
        if (slot != Slots.NONE || !strata.isCounting()) return slot;
        if (slots.size() >= MOST) {
            return Slots.NONE;
        }
        tooMany = slots.size() >= FEW;
        StringBuilder pattern = new StringBuilder();
        for (int column : columns) pattern.append(rows.isNull(column, row) ? '1' : '0');
        slot = strata.open(new Stratum.NullPattern(pattern.toString()));
        slots.put(hash, slot);
        return slot;
    }

    private void eachColumn(Batch rows, int row, Strata strata) {
        for (int i = 0; i < columns.length; i++) {
            boolean isNull = rows.isNull(columns[i], row);
            int[] slot = isNull ? nulls : values;
            if (slot[i] == Slots.NONE && strata.isCounting())
                slot[i] = strata.open(new Stratum.Null(names.get(i), isNull));
            strata.hit(slot[i], row);
        }
    }

    /** What a column was only before there were too many patterns is told by these. */
    private void onlyBefore(Strata strata) {
        for (int i = 0; i < columns.length; i++) {
            if (nulls[i] == Slots.NONE) nulls[i] = gather(i, true, strata);
            if (values[i] == Slots.NONE) values[i] = gather(i, false, strata);
        }
    }

    private int gather(int column, boolean isNull, Strata strata) {
        List<Integer> those = new ArrayList<>();
        slots.forEach((hash, slot) -> {
            if (slot != Slots.NONE
                    && strata.target(slot) == slot
                    && strata.stratum(slot) instanceof Stratum.NullPattern pattern
                    && (pattern.pattern().charAt(column) == '1') == isNull) those.add(slot);
        });
        long rows = those.stream().mapToLong(strata::rows).sum();
        if (rows == 0 || rows > RARE) return Slots.NONE;
        int into = strata.open(new Stratum.Null(names.get(column), isNull));
        if (into != Slots.NONE) those.forEach(slot -> strata.merge(slot, into));
        return into;
    }

    @Override
    public void settle(Strata strata, long rows) {
        if (tooMany) onlyBefore(strata);
        Tail.merge(slots, FEW, strata, rare -> new Stratum.NullPattern(Tail.upTo(rare)));
    }
}
