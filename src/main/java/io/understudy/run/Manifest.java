package io.understudy.run;

import io.understudy.cover.CoverReport;
import io.understudy.finding.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The record of a run: what was read, kept and why, masked how. It is published with the data and kept beside the configuration; it never holds a value.
 *
 * @param run its name, which sorts by time
 * @param understudy the version that ran
 * @param database its name in the configuration
 * @param startedAt in UTC, ISO 8601
 * @param source who was read
 * @param staging who was written
 * @param snapshot what production calls the snapshot
 * @param seed of the cohort
 * @param rate of the cohort, as configured
 * @param keyFingerprint tells whether two runs masked alike, and nothing about the key
 * @param rows in all tables
 * @param tables one entry a table, in the order in which they were read
 * @param fixtures that came along
 * @param orphans for each reference that the server does not enforce: how many rows refer to nothing
 * @param views materialized views that were refreshed
 * @param findings of the plan
 * @param millis how long each step took, in order
 */
public record Manifest(
        String run,
        String understudy,
        String database,
        String startedAt,
        Server source,
        Server staging,
        String snapshot,
        String seed,
        String rate,
        String keyFingerprint,
        long rows,
        List<TableEntry> tables,
        List<FixtureEntry> fixtures,
        Map<String, Long> orphans,
        List<String> views,
        List<Finding> findings,
        Map<String, Long> millis) {
    /** One of a version that knew no fixtures has none. */
    public Manifest {
        fixtures = fixtures == null ? List.of() : List.copyOf(fixtures);
    }

    /** A database and its server. */
    public record Server(String version, String system, String database) {}

    /**
     * One table.
     *
     * @param productionRows as its catalog has it, an estimate
     * @param cohort rows chosen by unit key or owner
     * @param closure rows kept because a kept row refers to them
     * @param cover rows kept because something about them is rare
     * @param fixture rows of fixtures, which took the place of any of the others that were the same
     * @param thinned what was taken from large families; null where they are whole
     * @param coverage what is rare in the table, and which row was kept for what
     * @param format how rows travelled
     * @param checksum of the rows as they were sent: count, sum and exclusive or of row hashes
     * @param bytesRead from production
     */
    public record TableEntry(
            String table,
            String role,
            String because,
            long productionRows,
            long cohort,
            long closure,
            long cover,
            long fixture,
            String format,
            String checksum,
            long bytesRead,
            long millis,
            List<ColumnEntry> columns,
            @Nullable ThinnedEntry thinned,
            CoverEntry coverage) {
        public long rows() {
            return cohort + closure + cover + fixture;
        }
    }

    /**
     * Families that are larger than is wanted.
     *
     * @param most how many rows an owner keeps
     * @param families how many were larger, of those that were chosen, fetched or added
     * @param rows how many of theirs were left out
     */
    public record ThinnedEntry(long most, long families, long rows) {}

    /**
     * One fixture.
     *
     * @param rows it has in each table; a row that two fixtures have counts for both
     * @param expectations how many held
     */
    public record FixtureEntry(String ticket, Map<String, Long> rows, int expectations) {}

    /**
     * What is rare in a table.
     *
     * @param looked how many rows of production were looked at; with {@code scan: light} not all
     * @param strata how many kinds of rows were found in production; 0 where nobody looked
     * @param absent how many of them staging has no row of
     * @param scarce how many of them have fewer rows in staging than asked for, though production has more
     * @param missing which are absent, and how many of each
     * @param dropped which were not looked for because there were too many or, with {@code scan: light}, because nothing leads to them, and how many of each
     * @param statistics which were found because production's statistics named them, and how many of each
     * @param reasons what rows were kept for; {@code rows} refers to them by number, from 0
     * @param rows for each row of the cover, its reasons
     */
    public record CoverEntry(
            long looked,
            long strata,
            long absent,
            long scarce,
            Map<String, Long> missing,
            Map<String, Long> dropped,
            Map<String, Long> statistics,
            List<String> reasons,
            List<List<Integer>> rows) {
        public CoverEntry {
            // Runs of long ago do not say.
            statistics = Objects.requireNonNullElse(statistics, Map.of());
        }

        static CoverEntry of(CoverReport report) {
            Map<String, Integer> numbers = new LinkedHashMap<>();
            List<List<Integer>> rows = report.rows().stream()
                    .map(row -> row.stream()
                            .map(reason -> numbers.computeIfAbsent(reason, absent -> numbers.size()))
                            .toList())
                    .toList();
            return new CoverEntry(
                    report.looked(),
                    report.strata(),
                    report.absent(),
                    report.lacking(),
                    new TreeMap<>(report.missing()),
                    new TreeMap<>(report.dropped()),
                    new TreeMap<>(report.statistics()),
                    List.copyOf(numbers.keySet()),
                    rows);
        }
    }

    /** What happened to a column, and because of which rule. */
    public record ColumnEntry(
            String column,
            String decision,
            @Nullable String masker,
            @Nullable String domain,
            String because) {}
}
