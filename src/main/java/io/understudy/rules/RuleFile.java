package io.understudy.rules;

import java.util.List;

/** What one rule file says, in the order written, without what it includes. */
record RuleFile(List<TableRules> tables, List<PatternRule> patterns) {
    RuleFile {
        tables = List.copyOf(tables);
        patterns = List.copyOf(patterns);
    }
}
