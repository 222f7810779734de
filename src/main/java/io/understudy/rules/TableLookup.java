package io.understudy.rules;

import io.understudy.config.Suggestion;
import io.understudy.config.TableText;
import io.understudy.config.Where;
import io.understudy.finding.Finding;
import io.understudy.schema.Column;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the table that a person named; where there is none, or more than one, the finding says what to write. */
public record TableLookup(Schema schema, List<Finding> findings) {
    /**
     * The table; empty if there is not exactly one, which is then among the findings.
     *
     * @param at where it is named
     */
    public Optional<Table> table(TableText text, Where at) {
        List<Table> found = schema.tables().stream()
                .filter(table -> text.names(table.name().schema(), table.name().name()))
                .toList();
        if (found.size() == 1) return Optional.of(found.getFirst());
        findings.add(found.isEmpty() ? unknown(text, at) : ambiguous(text, at, found));
        return Optional.empty();
    }

    /** The column of a table; empty if there is none, which is then among the findings. */
    public Optional<Column> column(Table table, String name, Where at) {
        Optional<Column> column = table.column(name);
        if (column.isEmpty()) {
            List<String> names = table.columns().stream().map(Column::name).toList();
            findings.add(Finding.error(
                    "unknown-column",
                    at.toString(),
                    "table " + table.name() + " has no column '" + name + "'" + Suggestion.didYouMean(name, names),
                    Suggestion.nearest(name, names)
                            .map(near -> "write " + near)
                            .orElse("remove it, or name one of " + String.join(", ", names))));
        }
        return column;
    }

    private Finding unknown(TableText text, Where at) {
        List<String> names = schema.tables().stream()
                .flatMap(table -> Stream.of(table.name().name(), table.name().toString()))
                .distinct()
                .toList();
        return Finding.error(
                "unknown-table",
                at.toString(),
                "the source has no table '" + text + "'" + Suggestion.didYouMean(text.toString(), names),
                Suggestion.nearest(text.toString(), names)
                        .map(near -> "write " + near)
                        .orElse("remove it, or let the user see the table"));
    }

    private static Finding ambiguous(TableText text, Where at, List<Table> found) {
        String names = found.stream().map(table -> table.name().toString()).collect(Collectors.joining(" or "));
        return Finding.error(
                "ambiguous-table",
                at.toString(),
                "'" + text + "' is the name of " + found.size() + " tables in different schemas",
                "write " + names);
    }
}
