package io.understudy.cover;

import io.understudy.sample.RowKey;
import io.understudy.wire.Batch;
import io.understudy.wire.Row;
import java.util.HashSet;
import java.util.Set;

/** Rows of which production has said that they are in a stratum, known again when they come along. */
final class ToldWatch implements Watch {
    private final RowKey key;
    private final int slot;
    private final Set<Long> units = new HashSet<>();

    ToldWatch(RowKey key, int slot) {
        this.key = key;
        this.slot = slot;
    }

    /** Whether it was not told of this row before. */
    boolean tell(Row row) {
        return units.add(key.unit(row));
    }

    @Override
    public void look(Batch rows, Strata strata) {
        if (units.isEmpty()) return;
        for (int row = 0; row < rows.rows(); row++) if (units.contains(key.unit(rows.row(row)))) strata.hit(slot, row);
    }
}
