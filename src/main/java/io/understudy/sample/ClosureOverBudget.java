package io.understudy.sample;

import io.understudy.schema.Reference;
import java.util.Locale;

/** The closure wants more rows than the budget allows. */
public final class ClosureOverBudget extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClosureOverBudget(Reference edge, long wanted, long budget) {
        super(String.format(
                Locale.ROOT,
                "The closure grew over its budget of %,d rows, and nothing was published; most were asked for by %s (%,d rows). Under sample, keep that table whole (tables: { %s: all }), or raise the budget (budget: %d), or take less of %s.",
                budget,
                edge,
                wanted,
                edge.parent(),
                Math.max(2 * budget, budget + wanted),
                edge.child()));
    }
}
