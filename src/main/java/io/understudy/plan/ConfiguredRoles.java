package io.understudy.plan;

import io.understudy.config.Sample;
import io.understudy.config.Suggestion;
import io.understudy.config.TableSample;
import io.understudy.config.TableText;
import io.understudy.finding.Finding;
import io.understudy.sample.Role;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the configuration says about single tables, found in the schema. */
final class ConfiguredRoles {
    private final Schema schema;
    private final List<Reference> references;
    private final List<Finding> findings;
    private final Map<TableName, TableSample> samples = new LinkedHashMap<>();
    private final Map<TableName, Ownership> ownerships = new LinkedHashMap<>();

    ConfiguredRoles(Schema schema, Sample sample, List<Reference> references, List<Finding> findings) {
        this.schema = schema;
        this.references = references;
        this.findings = findings;
        sample.tables()
                .forEach((name, table) -> Tables.find(schema, name, table.at().toString(), findings)
                        .ifPresent(found -> samples.put(found.name(), table)));
        samples.forEach(this::configure);
        ownerships.keySet().forEach(this::refuseCycle);
    }

    Map<TableName, TableSample> samples() {
        return samples;
    }

    /** The tables whose role is configured, and not only their rows. */
    Map<TableName, Ownership> ownerships() {
        return ownerships;
    }

    private void configure(TableName name, TableSample sample) {
        switch (sample) {
            case TableSample.All all ->
                ownerships.put(name, new Ownership(name, Role.REFERENCE, null, all.at() + " says all"));
            case TableSample.None none ->
                ownerships.put(name, new Ownership(name, Role.NONE, null, none.at() + " says none"));
            case TableSample.Part part -> configure(name, part);
        }
    }

    private void configure(TableName name, TableSample.Part part) {
        Table table = schema.table(name).orElseThrow();
        part.by().forEach(column -> requireColumn(table, column, part));
        if (part.with() != null) {
            owner(table, part, part.with())
                    .ifPresent(reference -> ownerships.put(
                            name,
                            new Ownership(
                                    name, Role.OWNED, reference, part.at() + " says with " + reference.parent())));
        } else if (part.rate() != null || part.rows() != null || !part.by().isEmpty()) {
            ownerships.put(name, new Ownership(name, Role.ROOT, null, part.at() + " " + whatItSays(part)));
        }
    }

    private static String whatItSays(TableSample.Part part) {
        String together = part.by().isEmpty() ? "" : "keeps rows of one " + String.join(", ", part.by()) + " together";
        if (part.rate() == null && part.rows() == null) return together;
        String amount = part.rate() == null ? "takes " + part.rows() + " rows" : "takes " + part.rate();
        return together.isEmpty() ? amount : amount + " and " + together;
    }

    private void requireColumn(Table table, String column, TableSample.Part part) {
        if (table.column(column).isPresent()) return;
        findings.add(Finding.error(
                "unknown-column",
                part.at().toString(),
                "there is no column " + column + " in " + table.name()
                        + Suggestion.didYouMean(column, Tables.columnNames(table)),
                "Write one of " + String.join(", ", Tables.columnNames(table)) + "."));
    }

    private Optional<Reference> owner(Table table, TableSample.Part part, TableSample.Owner owner) {
        Optional<Table> parent = Tables.find(schema, owner.table(), part.at().toString(), findings);
        if (parent.isEmpty()) return Optional.empty();
        List<Reference> edges = references.stream()
                .filter(reference -> reference.child().equals(table.name())
                        && reference.parent().equals(parent.get().name()))
                .filter(reference -> owner.on().isEmpty() || reference.columns().equals(owner.on()))
                .toList();
        if (edges.size() == 1) return Optional.of(edges.getFirst());
        TableText name = owner.table();
        findings.add(Finding.error(
                "unknown-owner",
                part.at().toString(),
                edges.isEmpty()
                        ? table.name() + " has no reference to " + name + " that could make it the owner."
                        : table.name() + " has " + edges.size() + " references to " + name
                                + ", and it is not said which makes it the owner.",
                edges.isEmpty()
                        ? "Declare one under sample.references: " + table.name().name() + ".column -> " + name
                                + ".column"
                        : "Write with: { table: " + name + ", on: ["
                                + String.join(", ", edges.getFirst().columns()) + "] }"));
        return Optional.empty();
    }

    /** Each circle is told once, by the first of its tables. */
    private void refuseCycle(TableName start) {
        Set<TableName> circle = new LinkedHashSet<>();
        TableName at = start;
        while (circle.add(at)) {
            Ownership ownership = ownerships.get(at);
            if (ownership == null || ownership.owner() == null) return;
            at = ownership.owner().parent();
        }
        boolean isFirst =
                circle.stream().min(TableName::compareTo).orElseThrow().equals(start);
        if (!at.equals(start) || !isFirst) return;
        String names = circle.stream().map(TableName::toString).collect(Collectors.joining(" with "));
        findings.add(Finding.error(
                "ownership-cycle",
                start.toString(),
                names + " with " + start + " is a circle, so nothing says which rows to take.",
                "Under sample.tables, give one of them a rate instead of with: " + start.name() + ": 5%"));
    }
}
