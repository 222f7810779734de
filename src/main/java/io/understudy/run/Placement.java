package io.understudy.run;

import io.understudy.config.Suggestion;
import io.understudy.config.TableText;
import io.understudy.db.Staging;
import io.understudy.finding.Finding;
import io.understudy.fixture.Fixture;
import io.understudy.fixture.FixtureTable;
import io.understudy.schema.Column;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the place of a fixture's tables and columns in a schema that may have moved on since they were written down. What has none is a finding, and so is what would be left without a value. */
final class Placement {
    private final Staging staging;
    private final @Nullable Schema production;
    private final List<Finding> findings;
    private final Map<TableName, Set<String>> defaulted = new HashMap<>();

    /**
     * Looks for places in staging.
     *
     * @param production which has to have them, too; null if that makes no difference
     * @param findings gets what is wrong
     */
    Placement(Staging staging, @Nullable Schema production, List<Finding> findings) {
        this.staging = staging;
        this.production = production;
        this.findings = findings;
    }

    /**
     * Where a file's rows go.
     *
     * @param columns for each value of a row the column it goes to; null for one that goes nowhere, because the server computes it now
     */
    record Place(Table table, List<@Nullable String> columns) {}

    /** Where the rows go; empty if they have no place, which is a finding then. */
    Optional<Place> of(Fixture fixture, FixtureTable given) {
        TableText wanted = fixture.renames().of(given.table());
        List<Table> found = staging.schema().tables().stream()
                .filter(table ->
                        wanted.names(table.name().schema(), table.name().name()))
                .toList();
        String where = fixture.ticket() + "/" + given.table();
        if (found.size() != 1) {
            findings.add(Finding.error(
                    "fixture-table",
                    where,
                    "fixture " + fixture.ticket() + " has rows for " + wanted + ", "
                            + (found.isEmpty()
                                    ? "a table that " + staging.noun() + " does not have" + similar(wanted)
                                    : "of which " + staging.noun() + " has several."),
                    found.isEmpty()
                            ? "If it has another name by now, in its fixture.yml: rename: { tables: { "
                                    + given.table()
                                    + ": NEW } }; if it was split, write its rows anew for the tables that took its place."
                            : "Name the schema in the name of the file."));
            return Optional.empty();
        }
        Schema theirs = production;
        if (theirs != null && theirs.table(found.getFirst().name()).isEmpty()) {
            findings.add(Finding.error(
                    "fixture-table",
                    where,
                    "fixture " + fixture.ticket() + " has rows for "
                            + found.getFirst().name()
                            + ", which production does not have, so that a refresh does not write it.",
                    "Write its rows anew for the tables that took its place, or remove the file."));
            return Optional.empty();
        }
        return columns(fixture, given, found.getFirst());
    }

    private String similar(TableText wanted) {
        return ended(Suggestion.didYouMean(
                wanted.name(),
                staging.schema().tables().stream()
                        .map(table -> table.name().name())
                        .toList()));
    }

    private static String ended(String question) {
        return question.isEmpty() ? "." : question;
    }

    private Optional<Place> columns(Fixture fixture, FixtureTable given, Table table) {
        int before = findings.size();
        Map<String, Integer> taken = new LinkedHashMap<>();
        List<@Nullable String> columns = new ArrayList<>();
        for (String old : given.columns()) {
            String name = fixture.renames().of(given.table(), old);
            Column column = table.column(name).orElse(null);
            if (column == null || !isWritten(table, column)) missing(fixture, given, table, old, name);
            else if (taken.merge(name, 1, Integer::sum) > 1)
                findings.add(Finding.error(
                        "fixture-column",
                        fixture.ticket() + "/" + given.table() + "." + old,
                        "fixture " + fixture.ticket() + " has two columns for " + table.name() + "." + name + ".",
                        "Correct rename: in its fixture.yml."));
            columns.add(column == null || column.generated() ? null : name);
        }
        for (Column column : table.stored()) {
            if (!taken.containsKey(column.name()) && !isFilled(table, column))
                findings.add(Finding.error(
                        "fixture-column",
                        fixture.ticket() + "/" + given.table(),
                        "fixture " + fixture.ticket() + " has no column " + column.name() + ", and " + table.name()
                                + "." + column.name() + " is NOT NULL without a default.",
                        "Add the column to the file, or capture the fixture again."));
        }
        return findings.size() > before ? Optional.empty() : Optional.of(new Place(table, columns));
    }

    private boolean isWritten(Table table, Column column) {
        Schema theirs = production;
        return theirs == null
                || theirs.table(table.name())
                        .orElseThrow()
                        .column(column.name())
                        .isPresent();
    }

    private void missing(Fixture fixture, FixtureTable given, Table table, String old, String name) {
        List<String> names = table.columns().stream().map(Column::name).toList();
        findings.add(Finding.error(
                "fixture-column",
                fixture.ticket() + "/" + given.table() + "." + old,
                "fixture " + fixture.ticket() + " has a column " + name + ", which "
                        + (table.column(name).isEmpty() ? staging.noun() + "'s " : "production's ") + table.name()
                        + " does not have" + ended(Suggestion.didYouMean(name, names)),
                "If it has another name by now, in its fixture.yml: rename: { columns: { "
                        + given.table().name() + "." + old + ": NEW } }; else remove it from the file."));
    }

    private boolean isFilled(Table table, Column column) {
        return column.nullable()
                || defaulted
                        .computeIfAbsent(table.name(), absent -> staging.defaulted(table))
                        .contains(column.name());
    }
}
