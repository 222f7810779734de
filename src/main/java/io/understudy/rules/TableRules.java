package io.understudy.rules;

import io.understudy.config.TableText;
import io.understudy.config.Where;
import java.util.List;

/** What one rule file says about one table. */
record TableRules(Where at, TableText table, List<ColumnRule> columns) {
    TableRules {
        columns = List.copyOf(columns);
    }
}
