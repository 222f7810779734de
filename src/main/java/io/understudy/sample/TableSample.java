package io.understudy.sample;

import io.understudy.schema.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is taken from one table.
 *
 * @param table the table
 * @param role what it is to the sample
 * @param cohort which rows are chosen before anything refers to them
 * @param because why, for a person who wonders
 */
public record TableSample(TableName table, Role role, Cohort cohort, String because) {
    /** The same with every row that could be in the cohort. */
    TableSample whole() {
        String where = where();
        return new TableSample(
                table,
                role,
                where == null
                        ? new Cohort.Whole()
                        : new Cohort.ByUnit(new Cohort.UnitKey(List.of(), List.of()), 1, where),
                because);
    }

    /** The condition that its rows must meet, or null. */
    public @Nullable String where() {
        return switch (cohort) {
            case Cohort.Whole whole -> null;
            case Cohort.Nothing nothing -> null;
            case Cohort.ByUnit byUnit -> byUnit.where();
            case Cohort.Lowest lowest -> lowest.where();
            case Cohort.WithOwner owned -> owned.where();
        };
    }

    /** How many rows an owner keeps at most, or null. */
    public @Nullable Long most() {
        return cohort instanceof Cohort.WithOwner owned ? owned.most() : null;
    }

    /** Whether rows that others refer to have to be fetched one by one, because not all are there anyway. */
    public boolean needsClosure() {
        return switch (cohort) {
            case Cohort.Whole whole -> false;
            case Cohort.Nothing nothing -> false;
            case Cohort.ByUnit byUnit -> byUnit.rate() < 1 || byUnit.where() != null;
            case Cohort.Lowest lowest -> true;
            case Cohort.WithOwner withOwner -> true;
        };
    }
}
