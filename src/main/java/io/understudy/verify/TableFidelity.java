package io.understudy.verify;

import io.understudy.plan.Plan;
import io.understudy.sample.Cohort;
import io.understudy.schema.TableName;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a table of the new snapshot is beside production's.
 *
 * @param rows in production, as far as the catalog or a scan tells
 * @param presence judged only where no row was chosen although some should have been; else null
 */
public record TableFidelity(
        TableName table,
        long rows,
        TableSampling sampling,
        List<ColumnFidelity> columns,
        @Nullable Facet presence) {
    /** Of so many rows that are to be expected all stay away by chance once in a thousand times. */
    private static final double SOME = 7;

    private static final double MISSING = 0.02;

    /** Rows that are chosen together, because they share a value which few others have, are all here or all not. */
    static @Nullable Facet presence(Plan plan, TableSampling sampling) {
        boolean some = plan.sampling().of(sampling.table()).cohort() instanceof Cohort.ByUnit byUnit
                && byUnit.rate() * sampling.production() >= SOME;
        return some && sampling.sample() == 0 ? Facet.of("rows", Facet.Hop.SAMPLING, 1, MISSING, 0) : null;
    }

    /** The mean of what was judged in it, 0 to 1; empty if nothing was. */
    public OptionalDouble score() {
        Stream<Facet> ofColumns = columns.stream().flatMap(column -> column.worst().stream());
        Stream<Facet> ofEdges =
                sampling.edges().stream().map(EdgeSampling::facet).filter(Objects::nonNull);
        Stream<Facet> ofOrphans = sampling.orphans().stream().map(OrphanSampling::facet);
        return Stream.of(ofColumns, ofEdges, ofOrphans, Stream.ofNullable(presence))
                .flatMap(facets -> facets)
                .mapToDouble(Facet::score)
                .average();
    }
}
