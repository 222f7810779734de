package io.understudy.plan;

import io.understudy.config.Database;
import io.understudy.db.Source;
import io.understudy.finding.Finding;
import io.understudy.rules.Decisions;
import io.understudy.rules.Rulebook;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a plan that needs production and nothing else: what happens to each column.
 *
 * @param findings about rules and references, in no order
 */
public record ColumnPlan(Schema schema, List<Reference> references, Decisions decisions, List<Finding> findings) {
    public ColumnPlan {
        references = List.copyOf(references);
        findings = List.copyOf(findings);
    }

    /** Decides the columns of a source as the plan of a refresh does. */
    public static ColumnPlan of(Database database, Source source) {
        List<Finding> findings = new ArrayList<>();
        References references =
                new References(source.schema(), database.sample().references(), findings);
        Decisions decisions = Rulebook.of(database.rules()).decide(source.schema(), references.configured());
        findings.addAll(decisions.findings());
        return new ColumnPlan(source.schema(), references.all(), decisions, findings);
    }
}
