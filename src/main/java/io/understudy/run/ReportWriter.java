package io.understudy.run;

import io.understudy.finding.Finding;
import io.understudy.plan.Plan;
import io.understudy.plan.TablePlan;
import io.understudy.report.RunReport;
import io.understudy.rules.Decision;
import io.understudy.schema.Column;
import io.understudy.verify.ColumnFidelity;
import io.understudy.verify.ColumnSampling;
import io.understudy.verify.EdgeSampling;
import io.understudy.verify.Fidelity;
import io.understudy.verify.Summary;
import io.understudy.verify.TableFidelity;
import io.understudy.verify.TableReadBack;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Puts together the report of a run: its manifest, and what was compared. */
final class ReportWriter {
    /** Two months of nights. */
    private static final int TREND = 60;

    private final Plan plan;
    private final Manifest manifest;
    private final Fidelity fidelity;
    private final List<TableReadBack> readBack;
    private final Reports reports;

    /**
     * A writer of one report.
     *
     * @param readBack what staging holds of each table; empty if it was not read back
     * @param reports of runs before
     */
    ReportWriter(Plan plan, Manifest manifest, Fidelity fidelity, List<TableReadBack> readBack, Reports reports) {
        this.reports = reports;
        this.readBack = readBack;
        this.plan = plan;
        this.manifest = manifest;
        this.fidelity = fidelity;
    }

    /**
     * Writes.
     *
     * @param demanded the least fidelity that is asked for; null if none is
     * @param transport whether staging was read back
     */
    RunReport write(@Nullable Integer demanded, boolean transport) {
        return write(demanded, proves(transport), doesNotProve());
    }

    /** Writes of a snapshot that was not published. */
    RunReport refused(@Nullable Integer demanded) {
        return write(
                demanded,
                List.of(),
                List.of("Anything about staging: this snapshot was refused, and staging is what it was before."));
    }

    private RunReport write(@Nullable Integer demanded, List<String> proves, List<String> doesNotProve) {
        List<Finding> findings = new ArrayList<>(plan.findings());
        findings.addAll(fidelity.findings());
        List<RunReport.TableReport> tables = new ArrayList<>();
        for (int i = 0; i < plan.tables().size(); i++)
            tables.add(table(plan.tables().get(i), manifest.tables().get(i)));
        List<RunReport.PastRun> past = past(findings);
        RunReport report = new RunReport(
                RunReport.VERSION,
                manifest.run(),
                manifest.understudy(),
                manifest.database(),
                manifest.startedAt(),
                manifest.source().version(),
                manifest.staging().version(),
                manifest.snapshot(),
                manifest.seed(),
                manifest.rate(),
                new RunReport.Verdict(hundredths(fidelity.score()), demanded, fidelity.worst(), proves, doesNotProve),
                tables,
                plan.fixtures().stream()
                        .map(fixture -> new RunReport.FixtureReport(
                                fixture.ticket(), fixture.title(), fixture.rows(), fixture.expectations()))
                        .toList(),
                manifest.orphans(),
                findings,
                manifest.millis(),
                past);
        return report.withItself(TREND);
    }

    /** A report of before that nobody can read is no reason to publish nothing. */
    private List<RunReport.PastRun> past(List<Finding> findings) {
        try {
            return reports.trend(manifest.database());
        } catch (UncheckedIOException e) {
            findings.add(Finding.note(
                    "trend-lost",
                    manifest.database(),
                    "the newest report in the folder of runs cannot be read, so that the trend begins anew.",
                    "If another version of Understudy wrote it, nothing is to be done."));
            return List.of();
        }
    }

    private RunReport.TableReport table(TablePlan planned, Manifest.TableEntry entry) {
        Optional<TableFidelity> found = fidelity.tables().stream()
                .filter(table -> table.table().equals(planned.table().name()))
                .findFirst();
        Optional<TableReadBack> held = readBack.stream()
                .filter(table -> table.table().equals(planned.table().name()))
                .findFirst();
        boolean counted = found.map(table -> table.sampling().isMeasured()).orElse(false);
        Map<String, Long> rows = new LinkedHashMap<>();
        rows.put("cohort", entry.cohort());
        rows.put("closure", entry.closure());
        rows.put("cover", entry.cover());
        rows.put("fixture", entry.fixture());
        List<RunReport.ColumnReport> columns = new ArrayList<>();
        List<Column> stored = planned.table().stored();
        for (int i = 0; i < stored.size(); i++) {
            int position = i;
            columns.add(column(
                    stored.get(i),
                    entry.columns().get(i),
                    found.map(table -> table.columns().get(position)).orElse(null),
                    held.map(table -> table.columns().get(position)).orElse(null)));
        }
        return new RunReport.TableReport(
                entry.table(),
                entry.role(),
                entry.because(),
                found.map(TableFidelity::rows).orElse(entry.productionRows()),
                counted,
                rows,
                hundredths(percent(found.map(TableFidelity::score).orElse(OptionalDouble.empty()))),
                columns,
                found.map(table -> table.sampling().edges()).orElse(List.of()).stream()
                        .map(edge -> fanOut(edge, held.orElse(null)))
                        .toList(),
                found.map(table -> table.sampling().orphans()).orElse(List.of()),
                entry.thinned() == null
                        ? null
                        : new RunReport.Thinned(
                                entry.thinned().most(),
                                entry.thinned().families(),
                                entry.thinned().rows()),
                coverage(entry.coverage()));
    }

    private static RunReport.FanOut fanOut(EdgeSampling edge, @Nullable TableReadBack held) {
        return new RunReport.FanOut(
                edge.reference(),
                edge.owned(),
                edge.facet(),
                edge.notComparable(),
                edge.largest(),
                edge.largestKept(),
                edge.production(),
                edge.sample(),
                held == null ? List.of() : held.fanOuts().getOrDefault(edge.reference(), List.of()));
    }

    private static RunReport.Coverage coverage(Manifest.CoverEntry entry) {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (List<Integer> reasons : entry.rows())
            for (int reason : reasons) rows.merge(entry.reasons().get(reason), 1L, Long::sum);
        return new RunReport.Coverage(
                entry.looked(),
                entry.strata(),
                entry.absent(),
                entry.scarce(),
                entry.missing(),
                entry.dropped(),
                entry.statistics(),
                rows.entrySet().stream()
                        .map(reason -> new RunReport.Reason(reason.getKey(), reason.getValue()))
                        .sorted(Comparator.comparingLong(RunReport.Reason::rows).reversed())
                        .toList());
    }

    private static RunReport.ColumnReport column(
            Column column, Manifest.ColumnEntry entry, @Nullable ColumnFidelity found, @Nullable Summary held) {
        ColumnSampling sampling = found == null ? null : found.sampling();
        return new RunReport.ColumnReport(
                column.name(),
                column.type().toString(),
                entry.decision(),
                entry.masker(),
                entry.domain(),
                entry.because(),
                found == null
                        ? null
                        : hundredths(percent(found.worst().stream()
                                .mapToDouble(facet -> facet.score())
                                .min())),
                found == null ? List.of() : found.facets(),
                found == null ? "" : found.notComparable(),
                sampling == null ? List.of() : sampling.edges(),
                sampling == null ? null : sampling.production(),
                sampling == null ? null : sampling.sample(),
                held,
                found == null ? null : found.masking());
    }

    private static OptionalDouble percent(OptionalDouble share) {
        return share.isEmpty() ? share : OptionalDouble.of(100 * share.getAsDouble());
    }

    static @Nullable Double hundredths(OptionalDouble number) {
        return number.isEmpty() ? null : Math.round(number.getAsDouble() * 100) / 100.0;
    }

    private List<String> proves(boolean transport) {
        List<String> statements = new ArrayList<>();
        statements.add(
                "Every value of a masked column went through its mask. But for masks that make null or '' on purpose, null stayed null and '' stayed ''; equal values masked alike"
                        + (plan.decisions().columns().values().stream().anyMatch(ReportWriter::looksAround)
                                ? ", except by masks that look at other columns of the row."
                                : "."));
        statements.add("Every foreign key that production holds valid is valid here.");
        if (transport) statements.add("Staging held exactly the rows that were sent, when it was published.");
        if (fidelity.isSamplingMeasured())
            statements.add(
                    "Of tables whose rows were all seen, nulls, distributions, frequent values and fan-out of the chosen rows were held against production's before masks, and "
                            + (fidelity.worst().isEmpty()
                                    ? "none differs by more than is allowed."
                                    : "the findings name what differs by more than is allowed."));
        long strata = sum(Manifest.CoverEntry::strata);
        if (strata > 0)
            statements.add(String.format(
                    Locale.ROOT,
                    plan.sampling().scan().whole()
                            ? "%,d of %,d kinds of rows that are rare in production are here."
                            : "%,d of %,d kinds of rows that were met in production are here.",
                    strata - sum(Manifest.CoverEntry::absent),
                    strata));
        return statements;
    }

    private static boolean looksAround(Decision decision) {
        return decision instanceof Decision.Masked masked
                && !masked.masker().siblings().isEmpty();
    }

    private long sum(ToLongFunction<Manifest.CoverEntry> number) {
        return manifest.tables().stream()
                .map(Manifest.TableEntry::coverage)
                .mapToLong(number)
                .sum();
    }

    private List<String> doesNotProve() {
        List<String> statements = new ArrayList<>();
        long absent = sum(Manifest.CoverEntry::absent);
        long strata = sum(Manifest.CoverEntry::strata);
        if (absent > 0)
            statements.add(String.format(
                    Locale.ROOT, "What happens to %,d kinds of rare rows: staging has none of them.", absent));
        if (strata > 0 && !plan.sampling().scan().whole())
            statements.add(
                    "That what is rare was found: production was not read whole (scan: light). It was looked for among the chosen rows, in all of small tables, at some rows of large ones, where indexes lead, and in parts of large ones for what production's statistics name; what was found by statistics and what was not looked for is named with each table.");
        if (fidelity.tables().stream().anyMatch(table -> !table.sampling().isMeasured()))
            statements.add(
                    "How the cohort compares with production in tables of which only the cohort was read: their score is about masks alone.");
        plan.sampling().tables().stream()
                .filter(table -> table.where() != null)
                .forEach(table -> statements.add("How rows of " + table.table()
                        + " outside its `where` would fare: they were neither chosen nor compared."));
        manifest.tables().forEach(table -> {
            Manifest.ThinnedEntry thinned = table.thinned();
            if (thinned != null && thinned.families() > 0)
                statements.add(String.format(
                        Locale.ROOT,
                        "What happens to owners of very many rows of %s: %,d of them have %,d rows less here, because they are thinned to %,d each.",
                        table.table(),
                        thinned.families(),
                        thinned.rows(),
                        thinned.most()));
        });
        statements.add("Query plans and speed: there are fewer rows here, and indexes are smaller.");
        statements.add("That nobody can be recognised: the result is pseudonymised, not anonymous.");
        statements.add("Distributions and order of values that masks replace: they are not comparable by design.");
        return statements;
    }
}
