package io.understudy.mask;

import org.jspecify.annotations.Nullable;

/** The values beside the one that is masked, in the columns that {@link Masker#siblings} names and in that order, as production has them. */
@FunctionalInterface
public interface Siblings {
    /** No columns, or nothing but nulls in them. */
    Siblings NONE = index -> null;

    /** The canonical text of a value; null for null, and for a column beyond those that were named. */
    @Nullable
    String get(int index);

    /** Given values, for those who have no row. */
    static Siblings of(@Nullable String... values) {
        return index -> index < values.length ? values[index] : null;
    }
}
