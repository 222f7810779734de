package io.understudy.cover;

import io.understudy.wire.Batch;
import io.understudy.wire.Cell;

/** Lengths, scripts and other traits of texts, and the shapes that few of them have. */
final class TextWatch implements Watch {
    /** A shape is rare if no more of a thousand rows than one have it, and never if so many have it that a sample of one percent will. */
    private static final int RARE_OF = 1_000;

    private static final int NEVER_RARE = 300;
    private static final int MOST_SHAPES = 400;
    private static final int FEW_SHAPES = 16;

    private final String column;
    private final int position;
    private final Unescaped unescaped;
    private final Cell cell = new Cell();
    private final Traits traits = new Traits();
    private final Extreme longest;
    private final Extreme longestInBytes;
    private final int[] slots = new int[Traits.COUNT];
    private final Slots scripts = new Slots();
    private final Slots shapes = new Slots();
    private boolean tooManyShapes;
    private int empty = Slots.NONE;
    private int single = Slots.NONE;

    TextWatch(String column, int position, Unescaped unescaped, Strata strata) {
        this.column = column;
        this.position = position;
        this.unescaped = unescaped;
        longest = new Extreme(strata, new Stratum.Length(column, "longest"));
        longestInBytes = new Extreme(strata, new Stratum.Length(column, "longest in bytes"));
        java.util.Arrays.fill(slots, Slots.NONE);
    }

    @Override
    public void look(Batch rows, Strata strata) {
        for (int row = 0; row < rows.rows(); row++)
            if (!rows.isNull(position, row)) look(rows.cell(position, row, cell), row, strata);
    }

    private void look(Cell cell, int row, Strata strata) {
        unescaped.of(cell);
        if (cell.length() == 0) {
            if (empty == Slots.NONE) empty = length("0", strata);
            strata.hit(empty, row);
            return;
        }
        traits.read(cell);
        if (traits.characters() == 1) {
            if (single == Slots.NONE) single = length("1", strata);
            strata.hit(single, row);
        }
        longest.see(traits.characters(), row, strata);
        if (cell.length() != traits.characters()) longestInBytes.see(cell.length(), row, strata);
        for (int bits = traits.bits(); bits != 0; bits &= bits - 1)
            trait(Integer.numberOfTrailingZeros(bits), row, strata);
        for (int i = 0; i < traits.scripts(); i++) script(traits.script(i), row, strata);
        if (!tooManyShapes && traits.hasShape()) shape(traits.shape(), row, strata);
    }

    private int length(String which, Strata strata) {
        return strata.isCounting() ? strata.open(new Stratum.Length(column, which)) : Slots.NONE;
    }

    private void trait(int bit, int row, Strata strata) {
        if (slots[bit] == Slots.NONE && strata.isCounting())
            slots[bit] = strata.open(new Stratum.Characters(column, Traits.name(bit)));
        strata.hit(slots[bit], row);
    }

    private void script(Character.UnicodeScript script, int row, Strata strata) {
        int slot = scripts.get(script.name().hashCode());
        if (slot == Slots.NONE && strata.isCounting()) {
            slot = strata.open(new Stratum.Characters(column, Traits.name(script)));
            if (slot != Slots.NONE) scripts.put(script.name().hashCode(), slot);
        }
        strata.hit(slot, row);
    }

    private void shape(long shape, int row, Strata strata) {
        int slot = shapes.get(shape);
        if (slot == Slots.NONE) {
            if (!strata.isCounting()) return;
            if (shapes.size() >= MOST_SHAPES) {
                tooManyShapes = true;
                shapes.forEach((hash, some) -> strata.close(some));
                return;
            }
            slot = strata.open(new Stratum.Shape(column, 0));
            if (slot == Slots.NONE) return;
            shapes.put(shape, slot);
        }
        strata.hit(slot, row);
    }

    @Override
    public void settle(Strata strata, long rows) {
        longest.settle(strata);
        longestInBytes.settle(strata);
        if (tooManyShapes) return;
        int[] few = {0};
        shapes.forEach((shape, slot) -> {
            long many = strata.rows(slot);
            if (many <= NEVER_RARE && many * RARE_OF <= rows) few[0]++;
            else strata.close(slot);
        });
        if (few[0] > FEW_SHAPES) Tail.merge(shapes, 0, strata, rare -> new Stratum.Shape(column, rare));
    }
}
