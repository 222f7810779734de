package io.understudy.discover;

import io.understudy.schema.Column;
import io.understudy.schema.Table;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one column holds.
 *
 * @param table that it is in
 * @param column the column
 * @param verdict on the column as a whole
 * @param paths the verdicts on what is inside its documents, by path, or on its values by attribute; only personal ones
 * @param attributes whether {@code paths} are attributes named by the column beside it, and no paths into documents
 */
public record Found(Table table, Column column, Verdict verdict, Map<String, Verdict> paths, boolean attributes) {
    public Found {
        paths = new TreeMap<>(paths);
    }

    static Found of(Table table, Column column, Verdict verdict) {
        return new Found(table, column, verdict, Map.of(), false);
    }

    Found with(Verdict other) {
        return new Found(table, column, other, paths, attributes);
    }
}
