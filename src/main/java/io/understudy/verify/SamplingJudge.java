package io.understudy.verify;

import static io.understudy.verify.Facet.Hop.SAMPLING;

import io.understudy.profile.ColumnProfile;
import io.understudy.profile.Frequencies;
import io.understudy.profile.Multiplicities;
import io.understudy.profile.Quantiles;
import io.understudy.profile.TableProfile;
import io.understudy.rules.Decision;
import io.understudy.rules.Decisions;
import io.understudy.sample.Cohort;
import io.understudy.sample.Orphans;
import io.understudy.sample.TableSample;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds a cohort against all of production, both before any mask. Rows that come with an owner are no independent draws: what chance does is reckoned with the number of owners, which is on the safe side.
 */
public final class SamplingJudge {
    private static final double NULLS = 0.005;
    private static final double DISTRIBUTION = 0.02;
    private static final double CATEGORIES = 0.03;
    private static final double TOP_MASS = 0.02;
    private static final double DISTINCT = 0.03;
    /** Of production's rate. */
    private static final double DUPLICATES = 0.1;
    /** Of the share of orphans. */
    private static final double DEVIATIONS = 3;
    /** The standard error of a CPC sketch of 2^12. */
    private static final double DISTINCT_ERROR = 0.011;

    private static final int MOST_CATEGORIES = 500;

    private final Table table;
    private final TableSample how;
    private final Decisions decisions;
    private final double most;

    /**
     * A judge of one table.
     *
     * @param most no more draws than so many can the rows be worth: those of the table that owns them
     */
    public SamplingJudge(Table table, TableSample how, Decisions decisions, double most) {
        this.most = most;
        this.table = table;
        this.how = how;
        this.decisions = decisions;
    }

    /**
     * Judges.
     *
     * @param production of all rows that could have been chosen; null if not all of them were seen
     * @param orphans of the references that may dangle, counted among the same rows
     */
    public TableSampling judge(@Nullable TableProfile production, TableProfile sample, List<Orphans> orphans) {
        double draws = draws(production, sample);
        List<ColumnSampling> columns = new ArrayList<>();
        List<Column> stored = table.stored();
        for (int i = 0; i < stored.size(); i++) {
            String name = stored.get(i).name();
            ColumnProfile drawn = sample.column(i);
            ColumnProfile whole = production == null ? null : production.column(i);
            boolean kept = decisions.of(new ColumnName(table.name(), name)) instanceof Decision.Kept;
            List<Double> edges = Summary.edges(whole == null ? drawn : whole, kept);
            columns.add(new ColumnSampling(
                    name,
                    whole == null ? List.of() : facets(name, whole, drawn, draws),
                    edges,
                    whole == null ? null : Summary.of(whole, drawn, kept, edges),
                    Summary.of(drawn, drawn, kept, edges)));
        }
        return new TableSampling(
                table.name(),
                production == null ? -1 : production.rows(),
                sample.rows(),
                draws,
                columns,
                new EdgeJudge(table, owner(), thinned(), most, draws).judge(production, sample),
                production == null
                        ? List.of()
                        : orphans.stream()
                                .filter(counted -> counted.keptRows() > 0)
                                .map(counted -> orphans(counted, draws / Math.max(1, sample.rows())))
                                .toList());
    }

    /** @param independent how many draws a row is worth */
    private static OrphanSampling orphans(Orphans counted, double independent) {
        double whole = (double) counted.orphans() / counted.rows();
        double drawn = (double) counted.keptOrphans() / counted.keptRows();
        double draws = Math.max(1, independent * counted.keptRows());
        double deviation = Math.sqrt(whole * (1 - whole) / draws);
        return new OrphanSampling(
                counted.reference().toString(),
                Facet.of("orphans", SAMPLING, Math.abs(whole - drawn), 0, DEVIATIONS * deviation),
                counted.rows(),
                counted.orphans(),
                counted.keptRows(),
                counted.keptOrphans());
    }

    private @Nullable Reference owner() {
        return how.cohort() instanceof Cohort.WithOwner owned ? owned.owner() : null;
    }

    /** A family that was thinned is not as large as production's, which nobody is to take for a fault or a proof. */
    private String thinned() {
        return how.cohort() instanceof Cohort.WithOwner owned && owned.most() != null
                ? String.format(
                        Locale.ROOT,
                        "rows of one owner are thinned to %,d (sample.tables: most), so that larger families are not as in production",
                        owned.most())
                : "";
    }

    /** How many independent draws the rows of the cohort are worth. */
    private double draws(@Nullable TableProfile production, TableProfile sample) {
        Reference owner = owner();
        double own = owner == null ? sample.rows() : new Clusters(table, owner, production, sample).draws();
        return Math.min(own, most);
    }

    private List<Facet> facets(String name, ColumnProfile whole, ColumnProfile drawn, double units) {
        List<Facet> facets = new ArrayList<>();
        // A table without a row in the sample has nothing to compare.
        if (drawn.rows() == 0) return facets;
        double nulls = (double) whole.nulls() / whole.rows();
        facets.add(share("nulls", nulls, (double) drawn.nulls() / drawn.rows(), NULLS, units));
        if (drawn.values() == 0) return facets;
        double valueUnits = Math.max(1, units * drawn.values() / drawn.rows());
        if (whole.shapes() != null)
            facets.add(share(
                    "empty",
                    (double) whole.empties() / whole.rows(),
                    (double) drawn.empties() / drawn.rows(),
                    NULLS,
                    units));
        Quantiles quantiles = whole.quantiles();
        Quantiles sampled = drawn.quantiles();
        if (quantiles != null && sampled != null && sampled.values() > 0)
            facets.add(Facet.of(
                    "distribution",
                    SAMPLING,
                    quantiles.distance(sampled),
                    DISTRIBUTION,
                    Noise.ofDistributions(valueUnits, (double) quantiles.values()) + 2 * Quantiles.RANK_ERROR));
        if (how.cohort() instanceof Cohort.ByUnit byUnit
                && byUnit.unit().natural().contains(name))
            facets.add(duplicates(whole.multiplicities(), drawn.multiplicities()));
        if (!chosenBy().contains(name) && whole.frequencies().rows() > 0)
            frequencies(
                    whole,
                    drawn,
                    1 / (1 / valueUnits + 1.0 / whole.frequencies().rows()),
                    facets);
        if (how.cohort() instanceof Cohort.ByUnit byUnit
                && byUnit.unit().natural().isEmpty()) facets.add(distinct(whole, drawn));
        return facets;
    }

    private static Facet share(String name, double whole, double drawn, double allowed, double units) {
        return Facet.of(name, SAMPLING, Math.abs(whole - drawn), allowed, Noise.ofShare(whole, units));
    }

    /** Rows that share their value come together, in pairs or more. */
    private static Facet duplicates(Multiplicities whole, Multiplicities drawn) {
        double rate = whole.duplicateRate();
        double noise = Noise.ofShare(rate, drawn.counted() / 2.0) + Noise.ofShare(rate, whole.counted() / 2.0);
        return Facet.of("duplicates", SAMPLING, Math.abs(rate - drawn.duplicateRate()), DUPLICATES * rate, noise);
    }

    /** Columns by whose values rows are chosen: of these values a share is there, and not a share of the rows of each. */
    private Set<String> chosenBy() {
        Set<String> columns = new HashSet<>();
        Reference owner = owner();
        if (owner != null) columns.addAll(owner.columns());
        if (how.cohort() instanceof Cohort.ByUnit byUnit) {
            columns.addAll(byUnit.unit().natural());
            columns.addAll(byUnit.unit().columns());
        }
        return columns;
    }

    private static void frequencies(ColumnProfile whole, ColumnProfile drawn, double units, List<Facet> facets) {
        Frequencies production = whole.frequencies();
        Frequencies sample = drawn.frequencies();
        boolean unique = whole.distinct() > whole.values() * 0.5;
        if (unique) return;
        if (production.error() == 0 && whole.distinct() <= MOST_CATEGORIES) {
            facets.add(categories(production, sample, units));
            return;
        }
        List<Frequencies.Frequency> top = production.top(100);
        for (int most : new int[] {1, 10, 100}) {
            if (top.size() < most) return;
            double inWhole = 0;
            double inDrawn = 0;
            for (Frequencies.Frequency item : top.subList(0, most)) {
                inWhole += (double) item.rows() / production.rows();
                inDrawn += (double) sample.of(item.hash()) / sample.rows();
            }
            double error = (double) most * production.error() / production.rows()
                    + (double) most * sample.error() / sample.rows();
            facets.add(Facet.of(
                    "top " + most,
                    SAMPLING,
                    Math.abs(inWhole - inDrawn),
                    TOP_MASS,
                    Noise.ofShare(Math.min(1, inWhole), units) + error));
        }
    }

    private static Facet categories(Frequencies production, Frequencies sample, double units) {
        Map<Long, Long> drawn = sample.all();
        double distance = 0;
        List<Double> shares = new ArrayList<>();
        for (Map.Entry<Long, Long> entry : production.all().entrySet()) {
            double share = (double) entry.getValue() / production.rows();
            shares.add(share);
            distance += Math.abs(share - (double) drawn.getOrDefault(entry.getKey(), 0L) / sample.rows());
        }
        return Facet.of("categories", SAMPLING, distance / 2, CATEGORIES, Noise.ofCategories(shares, units));
    }

    private static Facet distinct(ColumnProfile whole, ColumnProfile drawn) {
        double rate = (double) drawn.values() / whole.values();
        double expected = FanOut.distinctAt(whole.multiplicities(), rate);
        double noise = Noise.NORMAL * (1 / Math.sqrt(Math.max(1, expected)) + DISTINCT_ERROR);
        if (!whole.multiplicities().isComplete())
            noise += Noise.NORMAL / Math.sqrt(Math.max(1, whole.multiplicities().size()));
        return Facet.of(
                "distinct", SAMPLING, Math.abs(drawn.distinct() - expected) / Math.max(1, expected), DISTINCT, noise);
    }
}
