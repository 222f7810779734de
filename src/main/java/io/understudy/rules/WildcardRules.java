package io.understudy.rules;

import io.understudy.config.Suggestion;
import io.understudy.finding.Finding;
import io.understudy.rules.OwnRulings.Ruled;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What rules say about tables that are called alike. A later file counts before an earlier one; within a file the first that matches counts, as with patterns. */
final class WildcardRules {
    private final Map<ColumnName, Ruled> named = new HashMap<>();
    private final Map<TableName, ColumnRule> others = new HashMap<>();
    private final Schema schema;
    private final List<Finding> findings;

    WildcardRules(List<RuleFile> files, Schema schema, List<Finding> findings) {
        this.schema = schema;
        this.findings = findings;
        for (RuleFile file : files.reversed()) {
            for (TableRules rules : file.tables()) {
                if (rules.tables() instanceof TableHeading.Alike heading) apply(heading, rules);
            }
        }
    }

    Optional<Ruled> named(ColumnName column) {
        return Optional.ofNullable(named.get(column));
    }

    @Nullable
    ColumnRule others(TableName table) {
        return others.get(table);
    }

    private void apply(TableHeading.Alike heading, TableRules rules) {
        List<Table> tables = schema.tables().stream()
                .filter(table -> heading.matches(table.name()))
                .toList();
        if (tables.isEmpty()) {
            findings.add(Finding.warning(
                    "idle-rule",
                    rules.at().toString(),
                    "the rules on " + heading.written() + " do nothing: no table is called so",
                    "remove them, or correct the name"));
            return;
        }
        for (ColumnRule rule : rules.columns()) {
            if (rule.isForAllOthers()) tables.forEach(table -> others.putIfAbsent(table.name(), rule));
            else apply(heading, rule, tables);
        }
    }

    private void apply(TableHeading.Alike heading, ColumnRule rule, List<Table> tables) {
        boolean known = false;
        for (Table table : tables) {
            Optional<Column> column = table.column(rule.column());
            known |= column.isPresent();
            if (column.isPresent() && !column.get().generated())
                named.putIfAbsent(new ColumnName(table.name(), rule.column()), Ruled.by(rule));
        }
        if (known) return;
        List<String> names = tables.stream()
                .flatMap(table -> table.columns().stream())
                .map(Column::name)
                .distinct()
                .toList();
        findings.add(Finding.error(
                "unknown-column",
                rule.at().toString(),
                "no table that " + heading.written() + " stands for has a column '" + rule.column() + "'"
                        + Suggestion.didYouMean(rule.column(), names),
                Suggestion.nearest(rule.column(), names)
                        .map(near -> "write " + near)
                        .orElse("remove it")));
    }
}
