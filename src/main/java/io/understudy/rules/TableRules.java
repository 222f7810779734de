package io.understudy.rules;

import io.understudy.config.Where;
import java.util.List;

/** What one rule file says about one table, or about all whose names look alike. */
record TableRules(Where at, TableHeading tables, List<ColumnRule> columns) {
    TableRules {
        columns = List.copyOf(columns);
    }
}
