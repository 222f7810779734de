package io.understudy.run;

import io.understudy.finding.Finding;
import java.util.List;
import java.util.Map;
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
        Map<String, Long> orphans,
        List<String> views,
        List<Finding> findings,
        Map<String, Long> millis) {

    /** A database and its server. */
    public record Server(String version, String system, String database) {}

    /**
     * One table.
     *
     * @param productionRows as its catalog has it, an estimate
     * @param cohort rows chosen by unit key or owner
     * @param closure rows kept because a kept row refers to them
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
            String format,
            String checksum,
            long bytesRead,
            long millis,
            List<ColumnEntry> columns) {
        public long rows() {
            return cohort + closure;
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
