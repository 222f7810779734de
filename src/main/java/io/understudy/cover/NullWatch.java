package io.understudy.cover;

import io.understudy.wire.Hash;
import io.understudy.wire.Row;
import java.util.Arrays;
import java.util.List;

/** Null patterns: which of the columns that may be null are. Where columns are null independently of one another there are very many; then the rare ones count as one, and each column by itself. */
final class NullWatch implements Watch {
    private static final int MOST = 1_000;

    private static final int FEW = 64;

    private final int[] columns;
    private final List<String> names;
    private final int[] nulls;
    private final int[] values;
    private boolean tooMany;
    private final Slots slots = new Slots();
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
    public void look(Row row, Strata strata) {
        long pattern = 0;
        long hash = 1;
        if (tooMany) eachColumn(row, strata);
        for (int i = 0; i < columns.length; i++) {
            pattern = pattern << 1 | (row.isNull(columns[i]) ? 1 : 0);
            if ((i & 63) == 63) {
                hash = Hash.step(hash, pattern);
                pattern = 0;
            }
        }
        hash = columns.length < 64 ? pattern : Hash.step(hash, pattern);
        if (lastSlot == Slots.NONE || hash != last) {
            lastSlot = slot(hash, row, strata);
            last = hash;
        }
        strata.hit(lastSlot);
    }

    private int slot(long hash, Row row, Strata strata) {
        int slot = slots.get(hash);
        if (slot != Slots.NONE || !strata.isCounting()) return slot;
        if (slots.size() >= MOST) {
            return Slots.NONE;
        }
        tooMany = slots.size() >= FEW;
        StringBuilder pattern = new StringBuilder();
        for (int column : columns) pattern.append(row.isNull(column) ? '1' : '0');
        slot = strata.open(new Stratum.NullPattern(pattern.toString()));
        slots.put(hash, slot);
        return slot;
    }

    private void eachColumn(Row row, Strata strata) {
        for (int i = 0; i < columns.length; i++) {
            boolean isNull = row.isNull(columns[i]);
            int[] slot = isNull ? nulls : values;
            if (slot[i] == Slots.NONE && strata.isCounting())
                slot[i] = strata.open(new Stratum.Null(names.get(i), isNull));
            strata.hit(slot[i]);
        }
    }

    @Override
    public void settle(Strata strata, long rows) {
        Tail.merge(slots, FEW, strata, rare -> new Stratum.NullPattern(Tail.upTo(rare)));
    }
}
