package io.understudy.cover;

import io.understudy.sample.Census;
import io.understudy.sample.KeyProbe;
import io.understudy.wire.Batch;
import io.understudy.wire.Row;

/** Rows that refer to what production does not have. */
final class OrphanWatch implements Watch {
    private final KeyProbe probe;
    private final Census.Names parents;
    private final int slot;

    OrphanWatch(String reference, KeyProbe probe, Census.Names parents, Strata strata) {
        this.probe = probe;
        this.parents = parents;
        slot = strata.open(new Stratum.Orphan(reference));
    }

    @Override
    public void look(Batch rows, Strata strata) {
        for (int row = 0; row < rows.rows(); row++) {
            Row current = rows.row(row);
            if (probe.names(current) && !parents.has(probe, current)) strata.hit(slot, row);
        }
    }
}
