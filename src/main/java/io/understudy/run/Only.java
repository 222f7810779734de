package io.understudy.run;

import io.understudy.config.Suggestion;
import io.understudy.config.TableText;
import io.understudy.finding.Finding;
import io.understudy.plan.Plan;
import io.understudy.plan.PlanRefused;
import io.understudy.sample.Sampling;
import io.understudy.schema.Reference;
import io.understudy.schema.TableName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A plan cut down to some of its tables. The rows are those that a whole run chooses, without those that it adds; the other tables stay as staging has them, and keys between both are checked when they are rebuilt. */
final class Only {
    private Only() {}

    static Plan of(Plan plan, List<TableText> only) {
        if (only.isEmpty()) return plan;
        only.forEach(name -> requireKnown(plan, name));
        Set<TableName> kept = plan.schema().tables().stream()
                .map(table -> table.name())
                .filter(table -> only.stream().anyMatch(name -> name.names(table.schema(), table.name())))
                .collect(Collectors.toSet());
        List<Reference> references = plan.sampling().references().stream()
                .filter(reference -> kept.contains(reference.child()) && kept.contains(reference.parent()))
                .toList();
        Sampling sampling = new Sampling(
                plan.sampling().seed(),
                plan.sampling().tables(),
                references,
                plan.sampling().closureBudget(),
                // A row of the cover refers to rows that staging has only if they come with it.
                Sampling.Scan.NONE);
        return new Plan(
                plan.database(),
                plan.source(),
                plan.staging(),
                plan.schema(),
                sampling,
                plan.decisions(),
                plan.tables().stream()
                        .filter(table -> kept.contains(table.table().name()))
                        .toList(),
                plan.unenforced().stream().filter(references::contains).toList(),
                plan.fixtures(),
                plan.findings());
    }

    private static void requireKnown(Plan plan, TableText name) {
        boolean known = plan.schema().tables().stream()
                .anyMatch(
                        table -> name.names(table.name().schema(), table.name().name()));
        if (known) return;
        List<String> names = plan.schema().tables().stream()
                .map(table -> table.name().name())
                .toList();
        throw new PlanRefused(List.of(Finding.error(
                "unknown-table",
                "--only",
                "there is no table " + name + " in the source" + Suggestion.didYouMean(name.toString(), names),
                "Correct the name.")));
    }
}
