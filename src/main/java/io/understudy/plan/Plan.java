package io.understudy.plan;

import io.understudy.db.ServerIdentity;
import io.understudy.finding.Finding;
import io.understudy.rules.Decisions;
import io.understudy.sample.Sampling;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Everything decided about one database before a row is read.
 *
 * @param database its name in the configuration
 * @param source which server is read
 * @param staging which server is written
 * @param schema production's
 * @param sampling which rows
 * @param decisions what happens to each column
 * @param tables the same by table, in the order in which they are read, with estimates
 * @param unenforced references that staging's server will not check, and whose orphans are counted
 * @param fixtures that come along, with their rows
 * @param findings all of them, errors first
 */
public record Plan(
        String database,
        ServerIdentity source,
        ServerIdentity staging,
        Schema schema,
        Sampling sampling,
        Decisions decisions,
        List<TablePlan> tables,
        List<Reference> unenforced,
        List<PlannedFixture> fixtures,
        List<Finding> findings) {
    public Plan {
        tables = List.copyOf(tables);
        unenforced = List.copyOf(unenforced);
        fixtures = List.copyOf(fixtures);
        findings = List.copyOf(findings);
    }

    /** The same with fixtures, and with what was found besides. */
    public Plan with(List<PlannedFixture> more, List<Finding> besides) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(besides);
        all.sort(Comparator.comparing(Finding::severity)
                .thenComparing(Finding::where)
                .thenComparing(Finding::id));
        return new Plan(database, source, staging, schema, sampling, decisions, tables, unenforced, more, all);
    }

    /** Whether nothing stands in the way of running it. */
    public boolean isSound() {
        return findings.stream().noneMatch(Finding::isError);
    }
}
