package io.understudy.sample;

import io.understudy.schema.Reference;
import io.understudy.wire.Row;

/** How many rows of a table that streams past refer to something that does not exist, of all and of those kept. */
public final class Orphans {
    private final Reference reference;
    private final KeyProbe probe;
    private final Census.Names parents;
    private long rows;
    private long orphans;
    private long keptRows;
    private long keptOrphans;

    /**
     * Counts from nought.
     *
     * @param probe of what rows refer by, in the space of {@code parents}
     * @param parents what there is to refer to
     */
    public Orphans(Reference reference, KeyProbe probe, Census.Names parents) {
        this.reference = reference;
        this.probe = probe;
        this.parents = parents;
    }

    /** Looks at one more row of production. */
    public void see(Row row) {
        if (!probe.names(row)) return;
        rows++;
        if (!parents.has(probe, row)) orphans++;
    }

    /** Looks at one more row that is kept. */
    public void seeKept(Row row) {
        if (!probe.names(row)) return;
        keptRows++;
        if (!parents.has(probe, row)) keptOrphans++;
    }

    public Reference reference() {
        return reference;
    }

    /** Rows that refer to something. */
    public long rows() {
        return rows;
    }

    /** Of these, rows that refer to what does not exist. */
    public long orphans() {
        return orphans;
    }

    /** Kept rows that refer to something. */
    public long keptRows() {
        return keptRows;
    }

    /** Of these, rows that refer to what does not exist. */
    public long keptOrphans() {
        return keptOrphans;
    }
}
