package io.understudy.verify;

import io.understudy.profile.ColumnProfile;
import io.understudy.profile.TableProfile;
import io.understudy.rules.Decision;
import io.understudy.rules.Decisions;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What staging holds of a table, as it was read back before it was published: all of its rows, whatever they were kept for, and behind all masks.
 *
 * @param columns of its stored columns, in their order
 * @param fanOuts for each reference, the cumulative distribution of how many rows share the row they refer to
 */
public record TableReadBack(TableName table, List<Summary> columns, Map<String, List<EdgeSampling.Step>> fanOuts) {
    /**
     * Tells what may be told.
     *
     * @param sampling of the same table, whose bins are taken; null if no row of it was chosen by itself
     */
    public static TableReadBack of(
            Table table, TableProfile profile, @Nullable TableSampling sampling, Decisions decisions) {
        List<Summary> columns = new ArrayList<>();
        List<Column> stored = table.stored();
        for (int i = 0; i < stored.size(); i++) {
            ColumnProfile column = profile.column(i);
            boolean kept =
                    decisions.of(new ColumnName(table.name(), stored.get(i).name())) instanceof Decision.Kept;
            List<Double> edges = sampling == null
                    ? Summary.edges(column, kept)
                    : sampling.columns().get(i).edges();
            columns.add(Summary.of(column, column, kept, edges));
        }
        Map<String, List<EdgeSampling.Step>> fanOuts = new LinkedHashMap<>();
        profile.fanOuts().forEach((reference, keys) -> fanOuts.put(reference.toString(), FanOut.steps(keys.sorted())));
        return new TableReadBack(table.name(), columns, fanOuts);
    }
}
