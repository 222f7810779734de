package io.understudy.cli;

import io.understudy.discover.Found;
import io.understudy.discover.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was found as objects for machines: one for each column, and one for each personal path inside it. */
final class DiscoveryDocument {
    private DiscoveryDocument() {}

    static List<Map<String, @Nullable Object>> of(String database, Found found) {
        List<Map<String, @Nullable Object>> entries = new ArrayList<>();
        entries.add(entry(database, found, null, found.verdict()));
        found.inside().personal().forEach((path, verdict) -> entries.add(entry(database, found, path, verdict)));
        return entries;
    }

    private static Map<String, @Nullable Object> entry(
            String database, Found found, @Nullable String path, Verdict verdict) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("database", database);
        entry.put("schema", found.table().name().schema());
        entry.put("table", found.table().name().name());
        entry.put("column", found.column().name());
        entry.put("path", path);
        entry.put("class", verdict.kind().label());
        entry.put("confidence", verdict.rounded());
        entry.put("evidence", verdict.evidence());
        return entry;
    }

    @SuppressWarnings("unchecked")
    static List<String> evidence(Map<String, @Nullable Object> entry) {
        return (List<String>) java.util.Objects.requireNonNull(entry.get("evidence"));
    }
}
