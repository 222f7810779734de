package io.understudy.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many rows share the row that they refer to, in production and in the cohort.
 *
 * @param reference for people
 * @param owned whether rows come with the row they refer to, so that the numbers should be the same; else they should be as chance thins them
 * @param facet null where production did not stream past whole, or where the numbers are not comparable
 * @param notComparable why; empty where they are
 * @param largest the share of production's rows that refer to the same row, where it is the largest; 0 where it is not known
 * @param largestKept whether such rows are in the cohort
 * @param production cumulative distribution; empty where it did not
 * @param sample cumulative distribution
 */
public record EdgeSampling(
        String reference,
        boolean owned,
        @Nullable Facet facet,
        String notComparable,
        double largest,
        boolean largestKept,
        List<Step> production,
        List<Step> sample) {
    /** This share of keys has no more than so many rows. */
    public record Step(long rows, double share) {}
}
