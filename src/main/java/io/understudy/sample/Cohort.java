package io.understudy.sample;

import io.understudy.schema.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the rows of one table are chosen before anything refers to them. Pure values: the {@code db} room turns them into SQL, so that the server does the choosing. */
public sealed interface Cohort {
    /** Every row. */
    record Whole() implements Cohort {}

    /** No row: the table's structure only. */
    record Nothing() implements Cohort {}

    /**
     * The rows whose unit key falls under a rate.
     *
     * @param unit what lives or dies together
     * @param rate in (0, 1]
     * @param where SQL that a row must also satisfy, or null
     */
    record ByUnit(UnitKey unit, double rate, @Nullable String where) implements Cohort {
        public ByUnit {
            Unit.threshold(rate);
        }
    }

    /**
     * So many rows: those with the lowest u(unit key), so that more rows are always a superset.
     *
     * @param rows at least 1
     * @param where SQL that a row must also satisfy, or null
     */
    record Lowest(UnitKey unit, long rows, @Nullable String where) implements Cohort {
        public Lowest {
            if (rows < 1) throw new IllegalArgumentException("rows must be at least 1");
        }
    }

    /**
     * The rows whose owner is in its cohort. Rows that name an owner which does not exist are chosen by that dangling name, rows that name none by their own unit key.
     *
     * @param owner from this table to the owner's
     * @param own the unit key of rows that have no owner
     * @param rate for rows that have no owner, in (0, 1]
     * @param orphansPossible whether such rows can exist at all
     * @param where SQL that a row must also satisfy, or null
     * @param most of an owner that has more rows, only so many, those with the lowest u(own unit key); null for all
     */
    record WithOwner(
            Reference owner,
            UnitKey own,
            double rate,
            boolean orphansPossible,
            @Nullable String where,
            @Nullable Long most)
            implements Cohort {
        public WithOwner {
            Unit.threshold(rate);
            if (most != null && most < 1) throw new IllegalArgumentException("most must be at least 1");
        }

        /** How large families are thinned; null where they are whole. */
        public @Nullable Thinning thinning(String seed) {
            return most == null ? null : new Thinning(most, own, seed);
        }
    }

    /**
     * The value whose rows live or die together.
     *
     * @param natural columns of a natural key, compared {@linkplain Unit#folded folded}; empty where there is none
     * @param columns of the primary key, used where there is no natural key or a part of it is null; empty means the whole row
     */
    record UnitKey(List<String> natural, List<String> columns) {
        public UnitKey {
            natural = List.copyOf(natural);
            columns = List.copyOf(columns);
        }
    }
}
