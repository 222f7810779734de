package io.understudy.run;

import io.understudy.finding.Finding;
import io.understudy.plan.Plan;
import io.understudy.plan.TablePlan;
import io.understudy.sample.Cohort;
import io.understudy.sample.KeyText;
import io.understudy.schema.Column;
import io.understudy.schema.ForeignKey;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds rows of fixtures whose parents nothing brings along, where the server will insist on them: the sample cannot be counted on, because it has what the rate chooses. */
final class FixtureParents {
    private final Map<TableName, TablePlan> refreshed;
    private final Map<TableName, FixtureRows> rows = new HashMap<>();

    FixtureParents(Plan plan, List<FixtureRows> fixtures) {
        refreshed = plan.tables().stream()
                .collect(Collectors.toMap(planned -> planned.table().name(), planned -> planned));
        fixtures.forEach(found -> rows.put(found.table().name(), found));
    }

    List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        for (FixtureRows found : rows.values()) {
            if (!refreshed.containsKey(found.table().name())) continue;
            for (ForeignKey key : found.table().foreignKeys())
                if (key.proven() && !key.temporal()) check(found, key, findings);
        }
        return findings;
    }

    private void check(FixtureRows found, ForeignKey key, List<Finding> findings) {
        Reference reference = key.reference();
        TablePlan parent = refreshed.get(reference.parent());
        // All of production's rows are there, or those that staging has already: the server looks.
        if (parent == null || parent.sample().cohort() instanceof Cohort.Whole) return;
        FixtureRows parents = rows.get(reference.parent());
        Set<String> there = new HashSet<>();
        if (parents != null)
            for (FixtureRow row : parents.rows()) {
                String name = name(parents.table(), reference.parentColumns(), row.values());
                if (name != null) there.add(name);
            }
        Map<String, Long> lacking = new TreeMap<>();
        for (FixtureRow row : found.rows()) {
            String name = name(found.table(), reference.columns(), row.values());
            if (name != null && !there.contains(name))
                lacking.merge(String.join(", ", new TreeSet<>(row.tickets())), 1L, Long::sum);
        }
        lacking.forEach((tickets, count) -> findings.add(Finding.error(
                "fixture-parent",
                tickets + "/" + found.table().name(),
                count + (count == 1 ? " row" : " rows") + " of fixture " + tickets + " in "
                        + found.table().name()
                        + (count == 1 ? " refers" : " refer") + " by " + String.join(", ", reference.columns())
                        + " to " + reference.parent() + ", and no fixture has the row referred to.",
                "Add it to the fixture, or capture the fixture again.")));
    }

    /** What a row is called by some of its columns, so that it can be found by what refers to it; null if a part of it is null, or not among the stored columns. */
    static @Nullable String name(Table table, List<String> columns, List<@Nullable String> values) {
        List<String> stored = table.stored().stream().map(Column::name).toList();
        StringBuilder name = new StringBuilder();
        for (String column : columns) {
            int at = stored.indexOf(column);
            String value = at < 0 ? null : values.get(at);
            if (value == null) return null;
            var type = table.column(column).orElseThrow().type();
            String part = KeyText.of(value, type.kind(), type.collation());
            name.append(part.length()).append(':').append(part);
        }
        return name.toString();
    }
}
