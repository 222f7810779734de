package io.understudy.verify;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a column of the new snapshot is beside production's.
 *
 * @param masking null where the column is kept
 * @param facets of both hops, together
 * @param notComparable what a mask gives up by design, which is never scored; empty for a kept column
 */
public record ColumnFidelity(
        String column, ColumnSampling sampling, @Nullable Masking masking, List<Facet> facets, String notComparable) {
    public ColumnFidelity {
        facets = List.copyOf(facets);
    }

    static ColumnFidelity of(
            ColumnSampling sampling, @Nullable Masking masking, List<Facet> ofMask, String notComparable) {
        return new ColumnFidelity(
                sampling.column(),
                sampling,
                masking,
                Stream.concat(sampling.facets().stream(), ofMask.stream()).toList(),
                notComparable);
    }

    /** The facet that is least alike, if there is one. */
    public Optional<Facet> worst() {
        return facets.stream().min(Comparator.comparingDouble(Facet::score));
    }
}
