package io.understudy.cover;

import io.understudy.wire.Cell;
import io.understudy.wire.Hash;
import io.understudy.wire.Row;

/** Each value of a column that has few, and the rare ones of a column that has more; of a column that has very many, none. Values are known by hashes alone. */
final class ValueWatch implements Watch {
    /** A column with no more different values than this has few. */
    static final int FEW = 100;

    private final String column;
    private final int position;
    private final int most;
    private final Stratum name;
    private final Cell cell = new Cell();
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
    public void look(Row row, Strata strata) {
        if (tooMany || row.isNull(position)) return;
        row.original(position, cell);
        long hash = Hash.of(cell.bytes(), cell.offset(), cell.length(), 0);
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
        strata.hit(slot);
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
