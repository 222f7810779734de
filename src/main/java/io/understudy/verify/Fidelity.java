package io.understudy.verify;

import io.understudy.finding.Finding;
import io.understudy.mask.Masker;
import io.understudy.plan.Plan;
import io.understudy.profile.MaskProfile;
import io.understudy.rules.Decision;
import io.understudy.schema.ColumnName;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How alike production the new snapshot is, in two hops: what the sample makes of production, and what masks make of the sample.
 *
 * @param tables those whose rows were looked at
 * @param findings violations as errors, facets out of their tolerance as warnings
 */
public record Fidelity(List<TableFidelity> tables, List<Finding> findings) {
    private static final int WORST = 3;
    /** An owner with this share of the rows is told of if it is not there. */
    private static final double WHALE = 0.05;

    /** Something that is not as alike as it should be. */
    private record Weak(String where, Facet facet) {}

    /** Puts both hops together. */
    public static Fidelity of(Plan plan, List<TableSampling> samplings, Map<ColumnName, MaskProfile> masks) {
        List<TableFidelity> tables = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        masks.forEach((name, mask) -> {
            if (plan.decisions().of(name) instanceof Decision.Masked masked)
                findings.addAll(MaskJudge.violations(plan.database() + "." + name, masked.masker(), mask));
        });
        for (TableSampling sampling : samplings) {
            List<ColumnFidelity> columns = new ArrayList<>();
            for (ColumnSampling column : sampling.columns()) {
                ColumnName name = new ColumnName(sampling.table(), column.column());
                MaskProfile mask = masks.get(name);
                Masker masker = plan.decisions().of(name) instanceof Decision.Masked masked ? masked.masker() : null;
                if (mask == null || masker == null) {
                    columns.add(ColumnFidelity.of(column, null, List.of(), ""));
                    continue;
                }
                columns.add(ColumnFidelity.of(
                        column,
                        Masking.of(mask),
                        MaskJudge.facets(masker, mask),
                        "values are replaced by " + masker.name()
                                + ": their distribution and order in staging are not comparable"));
            }
            tables.add(new TableFidelity(
                    sampling.table(), rows(plan, sampling), sampling, columns, TableFidelity.presence(plan, sampling)));
        }
        Fidelity fidelity = new Fidelity(tables, findings);
        for (Weak weak : fidelity.weak()) findings.add(fidelity.warning(plan.database(), weak));
        for (TableFidelity table : tables) whales(plan.database(), table, findings);
        return new Fidelity(List.copyOf(tables), List.copyOf(findings));
    }

    private static void whales(String database, TableFidelity table, List<Finding> findings) {
        for (EdgeSampling edge : table.sampling().edges()) {
            if (!edge.owned() || edge.largestKept() || edge.largest() < WHALE) continue;
            findings.add(Finding.warning(
                    "whale",
                    database + "." + table.table(),
                    String.format(
                            Locale.ROOT,
                            "%.0f %% of the rows of %s have one owner, which is not among those chosen: what hangs on these rows is not seen here.",
                            100 * edge.largest(),
                            edge.reference()),
                    "Choose other owners by another seed, or more of them by sample.rate, if that owner matters."));
        }
    }

    private static long rows(Plan plan, TableSampling sampling) {
        if (sampling.isMeasured()) return sampling.production();
        TableName name = sampling.table();
        return plan.schema().table(name).map(table -> table.rows()).orElse(0L);
    }

    /** 0 to 100: the mean of the tables' scores, each with the logarithm of its rows as weight; empty if nothing could be judged. */
    public OptionalDouble score() {
        double weights = 0;
        double sum = 0;
        for (TableFidelity table : tables) {
            OptionalDouble score = table.score();
            if (score.isEmpty()) continue;
            double weight = Math.log10(Math.max(0, table.rows()) + 10.0);
            weights += weight;
            sum += weight * score.getAsDouble();
        }
        return weights == 0 ? OptionalDouble.empty() : OptionalDouble.of(100 * sum / weights);
    }

    /** Whether the hop from production to the sample was measured anywhere. */
    public boolean isSamplingMeasured() {
        return tables.stream().anyMatch(table -> table.sampling().isMeasured());
    }

    private List<Weak> weak() {
        List<Weak> result = new ArrayList<>();
        for (TableFidelity table : tables) {
            add(table.table().toString(), table.presence(), result);
            for (ColumnFidelity column : table.columns())
                column.worst().ifPresent(facet -> add(table.table() + "." + column.column(), facet, result));
            for (EdgeSampling edge : table.sampling().edges()) add(edge.reference(), edge.facet(), result);
            for (OrphanSampling orphans : table.sampling().orphans()) add(orphans.reference(), orphans.facet(), result);
        }
        result.sort(Comparator.comparingDouble(weak -> weak.facet().score()));
        return result;
    }

    private static void add(String where, @Nullable Facet facet, List<Weak> weak) {
        if (facet != null && facet.score() < 1) weak.add(new Weak(where, facet));
    }

    private Finding warning(String database, Weak weak) {
        return Finding.warning(
                "fidelity",
                database + "." + weak.where(),
                String.format(
                        Locale.ROOT,
                        "%s %s by %.3f where %.3f is allowed (of which %.3f is chance), a score of %.0f.",
                        weak.facet().name(),
                        weak.facet().hop() == Facet.Hop.SAMPLING
                                ? "in the sample differ from production's"
                                : "after masking differ from those before",
                        weak.facet().value(),
                        weak.facet().tolerance(),
                        weak.facet().noise(),
                        100 * weak.facet().score()),
                weak.facet().name().equals("rows")
                        ? "None of its rows were chosen: choose them by a column of more different values (sample.tables: by), or by none."
                        : "");
    }

    /** The columns and references that are least alike, as {@code where (facet score)}. */
    public List<String> worst() {
        return weak().stream()
                .limit(WORST)
                .map(weak -> String.format(
                        Locale.ROOT,
                        "%s (%s %.0f)",
                        weak.where(),
                        weak.facet().name(),
                        Math.floor(100 * weak.facet().score())))
                .toList();
    }

    /**
     * What forbids to publish the snapshot: violations, and a score below what is demanded.
     *
     * @param demanded 0 to 100; null to judge nothing
     */
    public List<Finding> errors(String database, @Nullable Integer demanded) {
        List<Finding> errors =
                new ArrayList<>(findings.stream().filter(Finding::isError).toList());
        OptionalDouble score = score();
        if (demanded == null || (score.isPresent() && score.getAsDouble() >= demanded)) return errors;
        if (score.isEmpty()) {
            errors.add(
                    Finding.error(
                            "fidelity-unknown",
                            database,
                            "no fidelity could be measured, and " + demanded + " is demanded.",
                            "Let all of production stream past (sample.scan: full, and no --only), or take verify.fidelity out."));
            return errors;
        }
        errors.add(Finding.error(
                "fidelity-below",
                database,
                String.format(
                        Locale.ROOT,
                        "fidelity is %.1f where %d is demanded; least alike are %s.",
                        // What is not reached is not rounded to it.
                        Math.floor(score.getAsDouble() * 10) / 10,
                        demanded,
                        String.join(", ", worst())),
                "Raise sample.rate or look at these columns; or lower verify.fidelity."));
        return errors;
    }
}
