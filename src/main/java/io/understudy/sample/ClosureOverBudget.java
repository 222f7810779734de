package io.understudy.sample;

import io.understudy.schema.Reference;

/** The closure wants more rows than the budget allows. */
public final class ClosureOverBudget extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClosureOverBudget(Reference edge, long wanted, long budget) {
        super(
                "the closure grew over its budget of %,d rows; most were asked for by %s (%,d rows): keep %s whole (all), or raise sample.closure-budget, or sample %s less"
                        .formatted(budget, edge, wanted, edge.parent(), edge.child()));
    }
}
