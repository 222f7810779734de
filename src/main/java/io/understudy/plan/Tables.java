package io.understudy.plan;

import io.understudy.config.Suggestion;
import io.understudy.config.TableText;
import io.understudy.finding.Finding;
import io.understudy.schema.Column;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import java.util.List;
import java.util.Optional;

/** Finds the table that a person has named. */
final class Tables {
    private Tables() {}

    /** The table, or a finding that says why there is not exactly one. */
    static Optional<Table> find(Schema schema, TableText name, String where, List<Finding> findings) {
        List<Table> matches = schema.tables().stream()
                .filter(table -> name.names(table.name().schema(), table.name().name()))
                .toList();
        if (matches.size() == 1) return Optional.of(matches.getFirst());
        if (matches.isEmpty()) {
            List<String> names = schema.tables().stream()
                    .map(table -> name.schema() == null
                            ? table.name().name()
                            : table.name().toString())
                    .toList();
            findings.add(Finding.error(
                    "unknown-table",
                    where,
                    "there is no table " + name + " in the source" + Suggestion.didYouMean(name.toString(), names),
                    "Correct the name, or take the line out."));
        } else {
            findings.add(Finding.error(
                    "ambiguous-table",
                    where,
                    "several schemas have a table " + name + ".",
                    "Write it with its schema, such as " + matches.getFirst().name() + "."));
        }
        return Optional.empty();
    }

    static List<String> columnNames(Table table) {
        return table.columns().stream().map(Column::name).toList();
    }
}
