package io.understudy.cover;

import io.understudy.schema.DataType.Kind;
import io.understudy.wire.Batch;
import io.understudy.wire.Cell;

/** Zero, negative numbers, NaN, the infinities, the least and the greatest of a column. */
final class NumberWatch implements Watch {
    private final String column;
    private final int position;
    private final Kind kind;
    private final boolean binary;
    private final Cell cell = new Cell();
    private final Extreme least;
    private final Extreme greatest;
    private int zero = Slots.NONE;
    private int negative = Slots.NONE;
    private int notANumber = Slots.NONE;
    private int infinite = Slots.NONE;
    private int minusInfinite = Slots.NONE;

    NumberWatch(String column, int position, Kind kind, boolean binary, Strata strata) {
        this.column = column;
        this.position = position;
        this.kind = kind;
        this.binary = binary;
        least = new Extreme(strata, new Stratum.Numeric(column, "least"));
        greatest = new Extreme(strata, new Stratum.Numeric(column, "greatest"));
    }

    @Override
    public void look(Batch rows, Strata strata) {
        for (int row = 0; row < rows.rows(); row++)
            if (!rows.isNull(position, row)) look(rows.cell(position, row, cell), row, strata);
    }

    private void look(Cell cell, int row, Strata strata) {
        double value = binary ? Numbers.binary(kind, cell) : Numbers.text(cell);
        if (value > 0 && value < Double.POSITIVE_INFINITY) {
            extremes(value, row, strata);
        } else if (value == 0) {
            if (zero == Slots.NONE) zero = open("zero", strata);
            strata.hit(zero, row);
            extremes(0, row, strata);
        } else if (Double.isNaN(value)) {
            if (notANumber == Slots.NONE) notANumber = open("NaN", strata);
            strata.hit(notANumber, row);
        } else if (value == Double.NEGATIVE_INFINITY) {
            if (minusInfinite == Slots.NONE) minusInfinite = open("minus infinity", strata);
            strata.hit(minusInfinite, row);
        } else if (value == Double.POSITIVE_INFINITY) {
            if (infinite == Slots.NONE) infinite = open("infinity", strata);
            strata.hit(infinite, row);
        } else {
            if (negative == Slots.NONE) negative = open("negative", strata);
            strata.hit(negative, row);
            extremes(value, row, strata);
        }
    }

    private void extremes(double value, int row, Strata strata) {
        long ordered = Numbers.ordered(value);
        greatest.see(ordered, row, strata);
        least.see(-ordered, row, strata);
    }

    private int open(String trait, Strata strata) {
        return strata.isCounting() ? strata.open(new Stratum.Numeric(column, trait)) : Slots.NONE;
    }

    @Override
    public void settle(Strata strata, long rows) {
        least.settle(strata);
        greatest.settle(strata);
    }
}
