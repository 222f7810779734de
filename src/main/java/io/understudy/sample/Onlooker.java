package io.understudy.sample;

import io.understudy.wire.Batch;
import io.understudy.wire.Row;
import java.util.function.Consumer;

/** Looks at every row of a table that streams past, kept or not. Whatever it wants to remember of it, it copies. */
@FunctionalInterface
public interface Onlooker {
    /** Looks away. */
    Onlooker NONE = (row, kept) -> {};

    void see(Row row, boolean kept);

    /** Looks at many rows, in their order. */
    default void see(Batch rows) {
        for (int row = 0; row < rows.rows(); row++) see(rows.row(row), rows.isKept(row));
    }

    /** Both, one after the other. */
    default Onlooker and(Onlooker other) {
        if (equals(NONE)) return other;
        return other.equals(NONE) ? this : new Both(this, other);
    }

    /** One that looks at many rows at once, column by column; a row that comes alone is one of one. */
    static Onlooker ofMany(int columns, Consumer<Batch> look) {
        return new OfMany(new Batch(columns), look);
    }

    /** One, and then another. */
    record Both(Onlooker one, Onlooker other) implements Onlooker {
        @Override
        public void see(Row row, boolean kept) {
            one.see(row, kept);
            other.see(row, kept);
        }

        @Override
        public void see(Batch rows) {
            one.see(rows);
            other.see(rows);
        }
    }

    /** See {@link #ofMany}. */
    record OfMany(Batch alone, Consumer<Batch> look) implements Onlooker {
        @Override
        public void see(Row row, boolean kept) {
            alone.show(row, kept);
            look.accept(alone);
        }

        @Override
        public void see(Batch rows) {
            look.accept(rows);
        }
    }
}
