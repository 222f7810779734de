package io.understudy.rules;

import io.understudy.config.Where;

/**
 * A rule on one column of a table, or on all columns of the table that no rule names.
 *
 * @param at where it is written
 * @param column the column's name, or {@code *}
 */
record ColumnRule(Where at, String column, Ruling ruling, SignOff signOff) {
    static final String ALL_OTHERS = "*";

    boolean isForAllOthers() {
        return column.equals(ALL_OTHERS);
    }
}
