package io.understudy.mask;

import org.jspecify.annotations.Nullable;

/**
 * A masker bound to one column, ready for millions of values: everything that can be decided has been. Deterministic, never remembers a value, safe to use from one thread.
 */
@FunctionalInterface
public interface Mask {
    /**
     * The masked form of a value.
     *
     * @param value canonical text of a value that is not null; see {@code Codec}
     * @param siblings the values of the columns that {@link Masker#siblings()} names
     * @return canonical text that fits the column, or null for null
     */
    @Nullable
    String apply(String value, Siblings siblings);
}
