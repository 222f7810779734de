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
     * @param context canonical text of the sibling column that {@link Masker#context()} names, as production has it; null if that is null or none is named
     * @return canonical text that fits the column, or null for null
     */
    @Nullable
    String apply(String value, @Nullable String context);
}
