package io.understudy.discover;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What speaks for and against each class, as the logarithm of odds, which add up where hints are independent. Without any hint a column is rather nobody's. For one column; holds no values.
 */
final class Guess {
    /** One column in twenty would be personal if nothing were known about it. */
    private static final double PRIOR = -3;

    /** Where confidence begins that needs no person to look. */
    static final double SURE = 0.8;

    /** Below this a column counts as nobody's. */
    static final double UNSURE = 0.33;

    /** No hint of one sort may outweigh all others. */
    private static final double MOST = 9;

    private final Map<DataClass, Double> odds = new EnumMap<>(DataClass.class);
    private final Map<DataClass, Set<String>> reasons = new EnumMap<>(DataClass.class);
    private double againstAll;
    private final Set<String> reasonsAgainst = new LinkedHashSet<>();

    /** @param reason a kind of evidence, such as {@code name: first name}; never a value */
    void speaksFor(DataClass kind, double logOdds, String reason) {
        odds.merge(kind, Math.min(logOdds, MOST), Double::sum);
        reasons.computeIfAbsent(kind, absent -> new LinkedHashSet<>()).add(reason);
    }

    void speaksAgainst(DataClass kind, double logOdds, String reason) {
        odds.merge(kind, -logOdds, Double::sum);
        reasons.computeIfAbsent(kind, absent -> new LinkedHashSet<>()).add(reason);
    }

    void speaksAgainstAll(double logOdds, String reason) {
        againstAll = Math.max(againstAll, logOdds);
        reasonsAgainst.add(reason);
    }

    /** What has been said for a class so far. */
    double of(DataClass kind) {
        return odds.getOrDefault(kind, 0.0);
    }

    /** Whether a reason has been given for, or against, a class. */
    boolean saysOf(DataClass kind, String reason) {
        return reasons.getOrDefault(kind, Set.of()).contains(reason);
    }

    void forbid(DataClass kind) {
        odds.remove(kind);
    }

    Set<DataClass> considered() {
        return Set.copyOf(odds.keySet());
    }

    /** The likeliest class; {@link DataClass#NONE} where even that is unlikely. */
    Verdict verdict() {
        DataClass best = DataClass.NONE;
        double bestOdds = Double.NEGATIVE_INFINITY;
        for (Map.Entry<DataClass, Double> entry : odds.entrySet()) {
            if (entry.getValue() > bestOdds) {
                best = entry.getKey();
                bestOdds = entry.getValue();
            }
        }
        double probability = best == DataClass.NONE ? 0.02 : 1 / (1 + Math.exp(-(PRIOR + bestOdds - againstAll)));
        if (probability >= UNSURE) {
            List<String> why = new ArrayList<>(reasons.getOrDefault(best, Set.of()));
            return new Verdict(best, probability, why);
        }
        List<String> why = new ArrayList<>(reasonsAgainst);
        return new Verdict(DataClass.NONE, 1 - Math.max(probability, 0.02), why);
    }
}
