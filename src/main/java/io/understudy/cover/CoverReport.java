package io.understudy.cover;

import java.util.List;
import java.util.Map;

/**
 * What the cover of one table came to. No value is in it.
 *
 * @param looked how many rows of production were looked at
 * @param strata how many were found in production
 * @param lacking how many of them have fewer rows in staging than asked for, and more in production
 * @param missing by what they are: how many have none at all
 * @param dropped by what they are: how many were not looked for, because there were too many or nothing leads to them
 * @param statistics by what they are: how many were found because production's statistics named them
 * @param rows for each row that was added, what it was added for
 */
public record CoverReport(
        long looked,
        long strata,
        long lacking,
        Map<String, Long> missing,
        Map<String, Long> dropped,
        Map<String, Long> statistics,
        List<List<String>> rows) {
    /** Where there is none. */
    public static final CoverReport NONE = new CoverReport(0, 0, 0, Map.of(), Map.of(), Map.of(), List.of());

    public CoverReport {
        missing = Map.copyOf(missing);
        dropped = Map.copyOf(dropped);
        statistics = Map.copyOf(statistics);
        rows = List.copyOf(rows);
    }

    /** How many strata have no row in staging. */
    public long absent() {
        return missing.values().stream().mapToLong(Long::longValue).sum();
    }
}
