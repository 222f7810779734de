package io.understudy.verify;

import io.understudy.schema.TableName;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How a table of the new snapshot is beside production's.
 *
 * @param rows in production, as far as the catalog or a scan tells
 */
public record TableFidelity(TableName table, long rows, TableSampling sampling, List<ColumnFidelity> columns) {
    /** The mean of what was judged in it, 0 to 1; empty if nothing was. */
    public OptionalDouble score() {
        Stream<Facet> ofColumns = columns.stream().flatMap(column -> column.worst().stream());
        Stream<Facet> ofEdges =
                sampling.edges().stream().map(EdgeSampling::facet).filter(Objects::nonNull);
        Stream<Facet> ofOrphans = sampling.orphans().stream().map(OrphanSampling::facet);
        return Stream.of(ofColumns, ofEdges, ofOrphans)
                .flatMap(facets -> facets)
                .mapToDouble(Facet::score)
                .average();
    }
}
