package io.understudy.report;

import io.understudy.finding.Finding;
import io.understudy.verify.EdgeSampling;
import io.understudy.verify.Facet;
import io.understudy.verify.Masking;
import io.understudy.verify.OrphanSampling;
import io.understudy.verify.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a run made of production and how alike staging is, for people and machines: {@code report.json}, described by {@code report.schema.json}. It holds no value of a masked column.
 *
 * @param version of this format
 * @param run its name
 * @param understudy the version that ran
 * @param database its name in the configuration
 * @param startedAt in UTC, ISO 8601
 * @param source the server that was read
 * @param staging the server that was written
 * @param snapshot what production calls the snapshot
 * @param rate of the cohort, as configured
 * @param verdict the headline
 * @param tables in the order in which they were read
 * @param fixtures that came along
 * @param orphans for each reference that the server does not enforce: how many rows of staging refer to nothing
 * @param findings of the plan and of the comparison
 * @param millis how long each step took, in order
 * @param trend the last runs of the database that left a report, oldest first; this one comes last
 */
public record RunReport(
        int version,
        String run,
        String understudy,
        String database,
        String startedAt,
        String source,
        String staging,
        String snapshot,
        String seed,
        String rate,
        Verdict verdict,
        List<TableReport> tables,
        List<FixtureReport> fixtures,
        Map<String, Long> orphans,
        List<Finding> findings,
        Map<String, Long> millis,
        List<PastRun> trend) {
    public static final int VERSION = 1;

    /** One of a version that knew no fixtures has none. */
    public RunReport {
        fixtures = fixtures == null ? List.of() : List.copyOf(fixtures);
    }

    /**
     * The headline.
     *
     * @param fidelity 0 to 100; null if nothing could be judged
     * @param demanded the least that was asked for; null if nothing was
     * @param leastAlike the columns and references that are least alike
     * @param proves what this staging proves
     * @param doesNotProve what it does not
     */
    public record Verdict(
            @Nullable Double fidelity,
            @Nullable Integer demanded,
            List<String> leastAlike,
            List<String> proves,
            List<String> doesNotProve) {}

    /**
     * One table.
     *
     * @param productionRows in production
     * @param counted whether these were counted; else the catalog's estimate
     * @param stagingRows by class: cohort (chosen), closure (others refer to them), cover (something about them is rare), fixture (an incident was about them)
     * @param score 0 to 100; null if nothing could be judged
     * @param orphans of references that may dangle, in production and among the chosen rows
     * @param thinned what was taken from its large families; null where they are whole
     * @param coverage what is rare in it
     */
    public record TableReport(
            String table,
            String role,
            String because,
            long productionRows,
            boolean counted,
            Map<String, Long> stagingRows,
            @Nullable Double score,
            List<ColumnReport> columns,
            List<FanOut> fanOuts,
            List<OrphanSampling> orphans,
            @Nullable Thinned thinned,
            Coverage coverage) {}

    /**
     * Families that were larger than is wanted.
     *
     * @param most how many rows an owner keeps
     * @param families how many were larger, of those that are here
     * @param rows how many of theirs are not here
     */
    public record Thinned(long most, long families, long rows) {}

    /**
     * How many rows share the row that they refer to, as cumulative distributions: this share of rows referred to has no more than so many.
     *
     * @param reference for people
     * @param owned whether rows come with the row they refer to, so that the numbers should be the same; else they should be as chance thins them
     * @param facet what was compared; null where production did not stream past whole, or where the numbers are not comparable
     * @param notComparable why; empty where they are
     * @param largest the share of production's rows that refer to the same row, where it is the largest; 0 where it is not known
     * @param largestKept whether such rows are among the chosen
     * @param production empty where it did not stream past whole; where rows are chosen one by one, as chance would thin it
     * @param cohort of the chosen rows
     * @param staging of all rows, as they were read back; empty if they were not
     */
    public record FanOut(
            String reference,
            boolean owned,
            @Nullable Facet facet,
            String notComparable,
            double largest,
            boolean largestKept,
            List<EdgeSampling.Step> production,
            List<EdgeSampling.Step> cohort,
            List<EdgeSampling.Step> staging) {}

    /**
     * What is rare in a table, and what it was given for that.
     *
     * @param looked how many rows of production were looked at; with {@code scan: light} not all
     * @param strata how many kinds of rows production has, as far as was looked; 0 where nobody looked
     * @param absent how many of them staging has no row of
     * @param scarce how many of them have fewer rows in staging than asked for
     * @param missing which are absent, and how many of each
     * @param dropped which were not looked for because there were too many or, with {@code scan: light}, because nothing leads to them, and how many of each
     * @param statistics which were found because production's statistics named them, and how many of each
     * @param reasons what rows of the cover were kept for, those of most rows first; a row can have several
     */
    public record Coverage(
            long looked,
            long strata,
            long absent,
            long scarce,
            Map<String, Long> missing,
            Map<String, Long> dropped,
            Map<String, Long> statistics,
            List<Reason> reasons) {
        public Coverage {
            // Runs of long ago do not say.
            statistics = Objects.requireNonNullElse(statistics, Map.of());
        }
    }

    /** So many rows were kept for this. */
    public record Reason(String reason, long rows) {}

    /**
     * One column.
     *
     * @param score 0 to 100, of its worst facet; null if nothing could be judged
     * @param facets what was compared
     * @param notComparable what its mask gives up by design; empty for a kept column
     * @param edges between the bins of the three summaries, ascending; empty unless it is kept and holds numbers or dates (seconds since 1970)
     * @param production all of its rows; null if not all of them streamed past
     * @param cohort the chosen rows before masks; null if no row was chosen by itself
     * @param staging all rows behind masks, as they were read back; null if they were not
     * @param masking what its mask did, row by row; null if it is kept
     */
    public record ColumnReport(
            String column,
            String type,
            String decision,
            @Nullable String masker,
            @Nullable String domain,
            String because,
            @Nullable Double score,
            List<Facet> facets,
            String notComparable,
            List<Double> edges,
            @Nullable Summary production,
            @Nullable Summary cohort,
            @Nullable Summary staging,
            @Nullable Masking masking) {}

    /**
     * One fixture.
     *
     * @param title what it is about; may be empty
     * @param rows it has in each table; a row that two fixtures have counts for both
     * @param expectations how many held
     */
    public record FixtureReport(String ticket, String title, Map<String, Long> rows, int expectations) {}

    /**
     * How a run came out.
     *
     * @param fidelity 0 to 100; null if it was not measured
     * @param rows in staging
     * @param millis all steps together
     */
    public record PastRun(
            String run, String startedAt, @Nullable Double fidelity, long rows, long millis) {}

    /**
     * The same report with itself at the end of the trend.
     *
     * @param most of how many runs to keep
     */
    public RunReport withItself(int most) {
        List<PastRun> runs = new ArrayList<>(trend);
        runs.add(asPast());
        return new RunReport(
                version,
                run,
                understudy,
                database,
                startedAt,
                source,
                staging,
                snapshot,
                seed,
                rate,
                verdict,
                tables,
                fixtures,
                orphans,
                findings,
                millis,
                List.copyOf(runs.subList(Math.max(0, runs.size() - most), runs.size())));
    }

    private PastRun asPast() {
        long rows = tables.stream()
                .flatMap(table -> table.stagingRows().values().stream())
                .mapToLong(Long::longValue)
                .sum();
        return new PastRun(
                run,
                startedAt,
                verdict.fidelity(),
                rows,
                millis.values().stream().mapToLong(Long::longValue).sum());
    }
}
