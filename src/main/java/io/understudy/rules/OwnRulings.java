package io.understudy.rules;

import io.understudy.config.Where;
import io.understudy.finding.Finding;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the rules say about each column by itself, before references carry anything. A column's own name counts most, then its table's {@code *}, then patterns; a table's own name counts more than a wildcard. */
final class OwnRulings {
    /** A ruling and the rule that made it. */
    record Ruled(Ruling ruling, String because, Where at, SignOff signOff) {
        static Ruled by(ColumnRule rule) {
            String others = rule.isForAllOthers() ? " (*)" : "";
            return new Ruled(rule.ruling(), rule.at().fileAndLine() + others, rule.at(), rule.signOff());
        }
    }

    private final List<RuleFile> files;
    private final Schema schema;
    private final List<Finding> findings;
    private final TableLookup lookup;
    private final Map<ColumnName, Ruled> named = new HashMap<>();
    private final Map<TableName, ColumnRule> defaults = new HashMap<>();
    private final WildcardRules wildcards;

    OwnRulings(List<RuleFile> files, Schema schema, List<Finding> findings) {
        this.files = files;
        this.schema = schema;
        this.findings = findings;
        this.lookup = new TableLookup(schema, findings);
        for (RuleFile file : files) {
            for (TableRules rules : file.tables()) {
                if (rules.tables() instanceof TableHeading.One(var name))
                    lookup.table(name, rules.at()).ifPresent(table -> apply(rules, table));
            }
        }
        wildcards = new WildcardRules(files, schema, findings);
        reportIdleDefaults();
    }

    private void apply(TableRules rules, Table table) {
        for (ColumnRule rule : rules.columns()) {
            if (rule.isForAllOthers()) defaults.put(table.name(), rule);
            else lookup.column(table, rule.column(), rule.at()).ifPresent(column -> apply(rule, table, column));
        }
    }

    private void apply(ColumnRule rule, Table table, Column column) {
        ColumnName name = new ColumnName(table.name(), column.name());
        if (column.generated()) {
            findings.add(Finding.warning(
                    "idle-rule",
                    rule.at().toString(),
                    "the rule on " + name + " does nothing: the server computes that column from others",
                    "remove the rule, and mask the columns it is computed from"));
        } else {
            named.put(name, Ruled.by(rule));
        }
    }

    private void reportIdleDefaults() {
        defaults.forEach((tableName, rule) -> {
            Table table = schema.table(tableName).orElseThrow();
            Set<String> left = new HashSet<>();
            table.stored().forEach(column -> left.add(column.name()));
            left.removeIf(column -> named.containsKey(new ColumnName(table.name(), column)));
            if (!left.isEmpty()) return;
            findings.add(Finding.warning(
                    "idle-rule",
                    rule.at().toString(),
                    "the rule on \"*\" of " + table.name() + " does nothing: every column is named",
                    "remove it, so that a new column stops the run and is decided"));
        });
    }

    /** What a rule says that names this very column, of this table or of all tables that are called alike; a reference may not contradict it. */
    Optional<Ruled> named(ColumnName column) {
        return Optional.ofNullable(named.get(column)).or(() -> wildcards.named(column));
    }

    /** What the table's {@code *} or a pattern says. */
    Optional<Ruled> general(Table table, Column column) {
        Optional<Ruled> pattern = pattern(table, column);
        ColumnRule others = defaults.get(table.name());
        if (others == null) others = wildcards.others(table.name());
        if (others == null) return pattern;
        if (others.ruling() instanceof Ruling.Keep
                && pattern.isPresent()
                && pattern.get().ruling instanceof Ruling.Mask) {
            reportKeptAgainst(pattern.get(), others, new ColumnName(table.name(), column.name()));
        }
        return Optional.of(Ruled.by(others));
    }

    /** A sweeping keep is the one way in which a new column of personal data could slip through: it must at least be seen. */
    private void reportKeptAgainst(Ruled pattern, ColumnRule others, ColumnName column) {
        findings.add(Finding.warning(
                "kept-against-pattern",
                column.toString(),
                "\"*\": keep in " + others.at().fileAndLine() + " keeps " + column + ", which the " + pattern.because
                        + " would mask",
                "name it in the rules: " + PasteableRule.keep(column, schema)));
    }

    /** A later file's patterns count before an earlier file's; within a file the first that matches counts. */
    private Optional<Ruled> pattern(Table table, Column column) {
        return files.reversed().stream()
                .flatMap(file -> file.patterns().stream())
                .filter(rule -> rule.matches(table.name(), column.name(), column.type()))
                .findFirst()
                .map(rule -> new Ruled(rule.ruling(), "pattern " + rule.at().fileAndLine(), rule.at(), rule.signOff()));
    }
}
