package io.understudy.verify;

import io.understudy.schema.TableName;
import java.util.List;

/**
 * How a table's cohort is beside production's rows.
 *
 * @param production rows that streamed past; -1 if they did not all
 * @param sample rows of the cohort
 * @param draws how many independent draws these rows are worth
 * @param orphans of the references that may dangle; none where production did not stream past whole
 */
public record TableSampling(
        TableName table,
        long production,
        long sample,
        double draws,
        List<ColumnSampling> columns,
        List<EdgeSampling> edges,
        List<OrphanSampling> orphans) {
    /** Whether there is something to compare with. */
    public boolean isMeasured() {
        return production >= 0;
    }
}
