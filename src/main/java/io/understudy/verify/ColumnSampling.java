package io.understudy.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a column of the cohort is beside production's, both before any mask.
 *
 * @param facets none where production did not stream past whole
 * @param edges of the bins of the summaries, ascending; empty for masked columns and those without numbers
 * @param production null where it did not stream past whole
 */
public record ColumnSampling(
        String column,
        List<Facet> facets,
        List<Double> edges,
        @Nullable Summary production,
        Summary sample) {}
