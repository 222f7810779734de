package io.understudy.plan;

import io.understudy.finding.Finding;
import io.understudy.mask.DateMasker;
import io.understudy.mask.GenericMasker;
import io.understudy.mask.Masker;
import io.understudy.mask.PersonMasker;
import io.understudy.rules.Decision;
import io.understudy.rules.Decisions;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.Spread;
import io.understudy.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Holds masks against what the server's statistics say about the values: do frequencies give them away, and are there as many masked values as there are values to be kept apart. Statistics of frequencies
 * are read, and never the values that they are about.
 */
final class SpreadCheck {
    /** Recovered values above this share are worth a warning. */
    private static final double RECOVERY_MAX = 0.05;

    /** Below so many bits the best single guess is right too often. */
    private static final double BITS_MIN = 10;

    /** A mask that will have too few values once there are so many times as many is told of today. */
    private static final double GROWTH = 10;

    /** A value that comes less often is one of many that do. */
    private static final double OFTEN = 10;

    private final Decisions decisions;
    private final Map<ColumnName, Spread> spreads;
    private final List<Finding> findings = new ArrayList<>();

    SpreadCheck(Decisions decisions, Map<ColumnName, Spread> spreads) {
        this.decisions = decisions;
        this.spreads = spreads;
    }

    /** Checks a table of which so many rows will probably be kept. */
    void check(TablePlan planned) {
        for (Column column : planned.table().stored()) {
            ColumnName name = new ColumnName(planned.table().name(), column.name());
            Spread spread = spreads.get(name);
            if (spread == null || !(decisions.columns().get(name) instanceof Decision.Masked masked)) continue;
            double values = planned.estimatedRows() * (1 - spread.nullShare());
            if (values < 1) continue;
            boolean repeats = !isUnique(planned.table(), column.name())
                    && repeats(spread, planned.table().rows());
            if (repeats && followsTheValue(masked.masker())) checkFrequencies(name, masked, spread, values);
            if (isUnique(planned.table(), column.name())) checkCapacity(name, masked, spread, values);
        }
    }

    List<Finding> findings() {
        return findings;
    }

    /** Whether equal values mask alike and others do not: what makes nothing of the value gives nothing of it away, and what moves with an entity differs from row to row. */
    private static boolean followsTheValue(Masker masker) {
        if (masker instanceof GenericMasker.Null
                || masker instanceof GenericMasker.Constant
                || masker instanceof GenericMasker.Shuffle) return false;
        // Whoever shares a name with others has another one than they have.
        if (masker instanceof PersonMasker.Person person && person.of() != null) return false;
        return !(masker instanceof DateMasker) || masker.siblings().isEmpty();
    }

    /** Whether values come often enough to be told by how often they come: a column of names that all differ has no frequencies, however short it is. */
    private static boolean repeats(Spread spread, long rows) {
        double notNull = rows * (1 - spread.nullShare());
        double most = spread.commonest().isEmpty()
                ? notNull / Math.max(1, spread.distinct())
                : rows * spread.commonest().getFirst();
        return most >= OFTEN;
    }

    private static boolean isOne(Spread spread) {
        return spread.distinct() < 1.5;
    }

    private void checkFrequencies(ColumnName name, Decision.Masked masked, Spread spread, double values) {
        // A column that says the same of everybody tells nothing about anybody.
        if (isOne(spread)) return;
        double notNull = 1 - spread.nullShare();
        List<Double> shares =
                spread.commonest().stream().map(share -> share / notNull).toList();
        double commonest = shares.isEmpty() ? 1 / Math.max(1, spread.distinct()) : shares.getFirst();
        double recovery = FrequencyAttack.recovery(shares, spread.distinct(), values);
        double bits = FrequencyAttack.minEntropyBits(Math.min(1, commonest));
        if (recovery <= RECOVERY_MAX && bits >= BITS_MIN) return;
        String given = shares.isEmpty()
                ? "has only about " + count(spread.distinct()) + " different values"
                : recovery > RECOVERY_MAX
                        ? "gives away about " + percent(recovery)
                                + " of its values to whoever knows how common each of them is"
                        : "has a value that stands in " + percent(commonest) + " of its rows";
        findings.add(
                Finding.warning(
                        "frequency-attack",
                        name.toString(),
                        masked.masker().name() + " masks equal values alike, and " + name + " " + given
                                + String.format(Locale.ROOT, " (min-entropy %.1f bits).", bits),
                        "Use null or constant, or a mask that makes values coarser, where nobody needs to tell them apart; else acknowledge that this column is pseudonymised and never anonymous."));
    }

    private void checkCapacity(ColumnName name, Decision.Masked masked, Spread spread, double values) {
        OptionalLong capacity = masked.masker().capacity(masked.type());
        if (capacity.isEmpty()) return;
        double distinct = Math.min(spread.distinct(), values);
        double growth = (double) capacity.getAsLong() / Math.max(1, distinct);
        if (growth >= GROWTH) return;
        String sizes = "staging will hold about " + count(distinct) + " different values of " + name + ", and "
                + masked.masker().name() + " can make " + count((double) capacity.getAsLong());
        String remedy =
                "Use a masker that keeps more values apart, such as digits, hash-token or uuid, or keep the column.";
        findings.add(
                growth < 1
                        ? Finding.error("capacity-exceeded", name.toString(), sizes + ": no two may be alike.", remedy)
                        : Finding.warning(
                                "capacity-near",
                                name.toString(),
                                sizes + String.format(Locale.ROOT, ": fails at %.1f times as many.", growth),
                                remedy));
    }

    private static boolean isUnique(Table table, String column) {
        return table.uniqueIndexes().stream().anyMatch(index -> index.columns().equals(List.of(column)));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share < 0.1 ? "%.1f %%" : "%.0f %%", 100 * share);
    }

    private static String count(double number) {
        return String.format(Locale.ROOT, "%,d", Math.round(number));
    }
}
