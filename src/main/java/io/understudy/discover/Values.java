package io.understudy.discover;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The values of one column in a few rows, while it is judged. Never prints them. */
final class Values {
    /** More say nothing more. */
    private static final int MOST_DISTINCT = 200;

    private final List<String> distinct;
    private final int filled;
    private final int different;

    private Values(List<String> distinct, int filled, int different) {
        this.distinct = distinct;
        this.filled = filled;
        this.different = different;
    }

    /** Of some values, null and blank ones left out. */
    static Values of(Collection<? extends @Nullable String> values) {
        Set<String> seen = new LinkedHashSet<>();
        int filled = 0;
        for (String value : values) {
            if (value == null || value.isBlank()) continue;
            filled++;
            seen.add(value.strip());
        }
        // From all over the sample, which goes from the beginning of the table to its end.
        List<String> all = List.copyOf(seen);
        List<String> some = all;
        if (all.size() > MOST_DISTINCT) {
            some = java.util.stream.IntStream.range(0, MOST_DISTINCT)
                    .mapToObj(i -> all.get((int) ((long) i * all.size() / MOST_DISTINCT)))
                    .toList();
        }
        return new Values(some, filled, seen.size());
    }

    /** Up to {@link #MOST_DISTINCT} different values, without white space around them. */
    List<String> distinct() {
        return distinct;
    }

    int size() {
        return distinct.size();
    }

    boolean isEmpty() {
        return distinct.isEmpty();
    }

    /** How many rows had a value. */
    int filled() {
        return filled;
    }

    /** Whether few values come again and again: a list of kinds rather than something of somebody. */
    boolean isEnumeration() {
        return filled >= 30 && different <= Math.max(3, Math.min(40, filled / 8));
    }

    /** The share of different values for which something is true; 0 if there are none. */
    double share(Predicate<String> test) {
        if (distinct.isEmpty()) return 0;
        return (double) count(test) / distinct.size();
    }

    int count(Predicate<String> test) {
        int count = 0;
        for (String value : distinct) if (test.test(value)) count++;
        return count;
    }

    @Override
    public String toString() {
        return "Values[" + different + " different of " + filled + "]";
    }
}
