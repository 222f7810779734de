package io.understudy.run;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.db.Dialect;
import io.understudy.db.Source;
import io.understudy.db.Staging;
import io.understudy.finding.Finding;
import io.understudy.plan.Plan;
import io.understudy.plan.PlanRefused;
import io.understudy.plan.Planner;
import io.understudy.schema.TableName;
import java.util.List;

/** Everything that a refresh would decide, and nothing that it would do. */
public final class DryRun {
    private final Configuration configuration;
    private final Database database;
    private final Options options;

    public DryRun(Configuration configuration, Database database) {
        this(configuration, database, Options.ALL);
    }

    /** @param options of which only the tables matter */
    public DryRun(Configuration configuration, Database database, Options options) {
        this.configuration = configuration;
        this.database = database;
        this.options = options;
    }

    /**
     * The plan, errors included.
     *
     * @throws PlanRefused if the errors are such that the rest of the plan would mean nothing
     */
    public Plan plan() {
        KeyringReader.read(configuration);
        try (Staging staging = Dialect.of(database).openStaging(database.staging(), database.timeouts())) {
            staging.lockShared();
            try (Source source = Dialect.of(database).openSource(database.source(), database.timeouts())) {
                Plan plan =
                        Only.of(new Planner(database, configuration.seed(), source, staging).make(), options.only());
                return withEnrolment(
                        Incidents.of(configuration, database, plan, staging).in(plan), staging);
            }
        }
    }

    private Plan withEnrolment(Plan plan, Staging staging) {
        if (staging.isEnrolled()) return plan;
        List<TableName> full = staging.tablesWithData();
        if (full.isEmpty()) return plan;
        return plan.with(
                plan.fixtures(),
                List.of(Finding.warning(
                        "not-enrolled",
                        database.name(),
                        "staging holds data (in " + full.getFirst()
                                + ") and was never enrolled, so refresh will refuse it (exit 5).",
                        "If it may be overwritten, run: understudy enroll " + database.name())));
    }
}
