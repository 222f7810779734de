package io.understudy.cover;

import io.understudy.wire.Batch;

/** Each value of a column that has few, and the rare ones of a column that has more; of a column that has very many, none. Values are known by hashes alone. */
final class ValueWatch implements Watch {
    /** A column with no more different values than this has few. */
    static final int FEW = 100;

    private final String column;
    private final int position;
    private final int most;
    private final Stratum name;
    private Slots slots = new Slots();
    private boolean tooMany;

    /** @param most how many different values are looked at before the column is given up */
    ValueWatch(String column, int position, int most) {
        this.column = column;
        this.position = position;
        this.most = most;
        name = new Stratum.Value(column);
    }

    @Override
    public void look(Batch rows, Strata strata) {
        if (tooMany) return;
        long[] hashes = rows.hashes(position);
        for (int row = 0; row < rows.rows() && !tooMany; row++)
            if (!rows.isNull(position, row)) look(hashes[row], row, strata);
    }

    private void look(long hash, int row, Strata strata) {
        int slot = slots.get(hash);
        if (slot == Slots.NONE) {
            if (!strata.isCounting()) return;
            if (slots.size() >= most) {
                giveUp(strata);
                return;
            }
            slot = strata.open(name);
            if (slot == Slots.NONE) return;
            slots.put(hash, slot);
        }
        strata.hit(slot, row);
    }

    private void giveUp(Strata strata) {
        tooMany = true;
        slots.forEach((hash, slot) -> strata.close(slot));
        slots = new Slots();
    }

    @Override
    public void settle(Strata strata, long rows) {
        Tail.merge(slots, FEW, strata, rare -> new Stratum.RareValue(column, rare));
    }
}
