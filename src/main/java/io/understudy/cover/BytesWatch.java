package io.understudy.cover;

import io.understudy.wire.Batch;
import io.understudy.wire.Cell;

/** Lengths of bytes: none, one, the most. */
final class BytesWatch implements Watch {
    private final String column;
    private final int position;
    private final Unescaped unescaped;
    private final Cell cell = new Cell();
    private final Extreme longest;
    private int empty = Slots.NONE;
    private int single = Slots.NONE;

    BytesWatch(String column, int position, Unescaped unescaped, Strata strata) {
        this.column = column;
        this.position = position;
        this.unescaped = unescaped;
        longest = new Extreme(strata, new Stratum.Length(column, "longest"));
    }

    @Override
    public void look(Batch rows, Strata strata) {
        for (int row = 0; row < rows.rows(); row++)
            if (!rows.isNull(position, row)) look(rows.cell(position, row, cell), row, strata);
    }

    private void look(Cell cell, int row, Strata strata) {
        int length = unescaped.of(cell).length();
        if (length == 0) {
            if (empty == Slots.NONE) empty = open("0", strata);
            strata.hit(empty, row);
        } else if (length == 1) {
            if (single == Slots.NONE) single = open("1", strata);
            strata.hit(single, row);
        }
        longest.see(length, row, strata);
    }

    private int open(String which, Strata strata) {
        return strata.isCounting() ? strata.open(new Stratum.Length(column, which)) : Slots.NONE;
    }

    @Override
    public void settle(Strata strata, long rows) {
        longest.settle(strata);
    }
}
