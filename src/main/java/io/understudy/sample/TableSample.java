package io.understudy.sample;

import io.understudy.schema.TableName;

/**
 * What is taken from one table.
 *
 * @param table the table
 * @param role what it is to the sample
 * @param cohort which rows are chosen before anything refers to them
 * @param because why, for a person who wonders
 */
public record TableSample(TableName table, Role role, Cohort cohort, String because) {
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
