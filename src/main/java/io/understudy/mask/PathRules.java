package io.understudy.mask;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which of the maskers that a rule names for paths into a document counts where. */
final class PathRules<L> {
    /** What stands for all that no path names. */
    static final String REST = "*";

    private record Rule<L>(DocumentPath path, L leaf) {}

    private final List<Rule<L>> rules = new ArrayList<>();
    private final L rest;

    /**
     * @param paths with an entry for {@link #REST}
     * @param bound what a masker is for one column
     */
    PathRules(Map<String, Masker> paths, Function<Masker, L> bound) {
        Masker others = paths.get(REST);
        if (others == null) throw new IllegalArgumentException("paths need an entry for the rest");
        rest = bound.apply(others);
        paths.forEach((path, masker) -> {
            if (!path.equals(REST)) rules.add(new Rule<>(DocumentPath.parse(path), bound.apply(masker)));
        });
    }

    /**
     * The maskers of a rule, in its order.
     *
     * @param parameter what the rule calls them
     * @throws IllegalArgumentException if nothing is said about the rest, or if all is kept; says what to write
     */
    static Map<String, Masker> checked(Map<String, Masker> maskers, String parameter) {
        return checked(maskers, parameter, false);
    }

    /** @param mayKeepAll whether there is something else that is masked */
    static Map<String, Masker> checked(Map<String, Masker> maskers, String parameter, boolean mayKeepAll) {
        if (!maskers.containsKey(REST))
            throw new IllegalArgumentException(
                    parameter + " do not say what happens to the rest: add \"*\": keep, or \"*\": text");
        if (!mayKeepAll && maskers.values().stream().allMatch(GenericMasker.Keep.class::isInstance))
            throw new IllegalArgumentException("all " + parameter + " say keep: write keep for the whole column");
        return Collections.unmodifiableMap(new LinkedHashMap<>(maskers));
    }

    /** The columns beside that any of the maskers wants to see. */
    static List<String> siblings(Map<String, Masker> maskers) {
        return maskers.values().stream()
                .flatMap(masker -> masker.siblings().stream())
                .distinct()
                .toList();
    }

    /** That of the path that reaches furthest towards a place; of several that of the most exact one, then of the first. */
    L at(DocumentPath.Position position) {
        L best = rest;
        int furthest = -1;
        int exactness = -1;
        for (Rule<L> rule : rules) {
            int covered = rule.path.covers(position);
            if (covered > furthest || (covered >= 0 && covered == furthest && rule.path.exactness() > exactness)) {
                best = rule.leaf;
                furthest = covered;
                exactness = rule.path.exactness();
            }
        }
        return best;
    }
}
