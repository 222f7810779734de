package io.understudy.sample;

/**
 * What is left of a family that is too large: always the same rows, wherever they lie, and with a higher number a superset of them.
 *
 * @param most how many rows an owner keeps, at least 1
 * @param by those with the lowest u of this key
 * @param seed of the cohort
 */
public record Thinning(long most, Cohort.UnitKey by, String seed) {
    public Thinning {
        if (most < 1) throw new IllegalArgumentException("a family keeps a row at least");
    }

    /**
     * What it took away.
     *
     * @param families how many were too large
     * @param rows how many of theirs are not kept
     */
    public record Taken(long families, long rows) {
        /** Nothing. */
        public static final Taken NONE = new Taken(0, 0);

        public Taken plus(Taken other) {
            return new Taken(families + other.families, rows + other.rows);
        }
    }
}
