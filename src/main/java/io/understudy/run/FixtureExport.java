package io.understudy.run;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.db.Dialect;
import io.understudy.db.Staging;
import io.understudy.finding.Finding;
import io.understudy.fixture.ExportedTable;
import io.understudy.fixture.Fixture;
import io.understudy.plan.PlanRefused;
import java.util.ArrayList;
import java.util.List;

/** The rows of a fixture for another tool, as staging spells them: staging's catalog says of which types they are and what has to come first. Its rows are not read. */
public final class FixtureExport {
    private final Configuration configuration;
    private final Database database;

    public FixtureExport(Configuration configuration, Database database) {
        this.configuration = configuration;
        this.database = database;
    }

    /**
     * Parents before children.
     *
     * @throws PlanRefused if there is no such fixture of this database, or it does not fit staging
     */
    public List<ExportedTable> of(String ticket) {
        List<Finding> findings = new ArrayList<>();
        List<Fixture> fixtures = Fixtures.of(configuration, database, findings).stream()
                .filter(fixture -> fixture.ticket().equals(ticket))
                .toList();
        findings.removeIf(finding -> !finding.where().equals(ticket));
        if (!findings.isEmpty()) throw new PlanRefused(findings);
        try (Staging staging = Dialect.of(database).openStaging(database.staging(), database.timeouts())) {
            staging.lockShared();
            FixturePlan plan = FixturePlan.of(fixtures, staging, null, database.engine());
            if (!plan.findings().isEmpty()) throw new PlanRefused(plan.findings());
            return ExportedTable.inOrder(plan.rows().stream()
                    .map(found -> new ExportedTable(
                            found.table(),
                            found.rows().stream().map(FixtureRow::values).toList()))
                    .toList());
        }
    }
}
