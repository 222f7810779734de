package io.understudy.run;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.db.Amendment;
import io.understudy.db.Dialect;
import io.understudy.db.GivenRows;
import io.understudy.db.Staging;
import io.understudy.db.TargetRefused;
import io.understudy.finding.Finding;
import io.understudy.fixture.Fixture;
import io.understudy.plan.PlanRefused;
import io.understudy.verify.VerificationFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fixtures without a refresh: put into what staging shows now, or held against it. Production is not asked. */
public final class FixtureApply {
    private final Configuration configuration;
    private final Database database;

    public FixtureApply(Configuration configuration, Database database) {
        this.configuration = configuration;
        this.database = database;
    }

    /** What a fixture has in staging: rows by table, and how many expectations hold. */
    public record Applied(String database, String ticket, Map<String, Long> rows, int expectations) {}

    /** What was found of a fixture; nothing if it can be loaded and everything that it expects is so. */
    public record Checked(String database, String ticket, List<Finding> findings) {
        public boolean isSound() {
            return findings.isEmpty();
        }
    }

    /**
     * Puts fixtures into staging, all of them or none.
     *
     * @param tickets empty for all; those that are of other databases are left alone
     * @throws PlanRefused if they do not fit staging
     * @throws TargetRefused if staging was never enrolled, or cannot be amended
     * @throws VerificationFailed if an expectation would not hold
     */
    public List<Applied> apply(List<String> tickets) {
        List<Finding> findings = new ArrayList<>();
        List<Fixture> fixtures = wanted(tickets, findings);
        try (Staging staging = Dialect.of(database).openStaging(database.staging(), database.timeouts())) {
            staging.lock();
            if (!staging.isEnrolled())
                throw new TargetRefused("Staging of " + database.name() + " ("
                        + database.staging().describe()
                        + ") was never enrolled; nothing was written. If it may be written to, run: understudy enroll "
                        + database.name());
            FixturePlan plan = FixturePlan.of(fixtures, staging, null, database.engine());
            findings.addAll(plan.findings());
            if (!findings.isEmpty()) throw new PlanRefused(findings);
            List<FixtureRows> rows = plan.rows();
            try (Amendment amendment = staging.amend()) {
                amendment.write(rows.stream().map(FixtureApply::given).toList());
                List<Finding> failed = new Expectations(amendment::ask).check(fixtures);
                if (!failed.isEmpty()) throw new VerificationFailed(failed);
                amendment.commit();
            }
            return fixtures.stream().map(fixture -> applied(fixture, rows)).toList();
        }
    }

    private static GivenRows given(FixtureRows found) {
        return new GivenRows(
                found.table(),
                found.table().stored().stream().map(column -> column.name()).toList(),
                found.rows().stream().map(FixtureRow::values).toList());
    }

    private Applied applied(Fixture fixture, List<FixtureRows> rows) {
        Map<String, Long> counts = new TreeMap<>();
        for (FixtureRows found : rows) {
            long count = found.of(fixture.ticket());
            if (count > 0) counts.put(found.table().name().toString(), count);
        }
        return new Applied(
                database.name(),
                fixture.ticket(),
                counts,
                fixture.expectations().size());
    }

    /**
     * Looks whether fixtures could still be loaded, and whether what they expect is so in what staging shows now.
     *
     * @param tickets empty for all
     */
    public List<Checked> check(List<String> tickets) {
        List<Finding> nowhere = new ArrayList<>();
        List<Fixture> fixtures = wanted(tickets, nowhere);
        if (!nowhere.isEmpty()) throw new PlanRefused(nowhere);
        List<Checked> result = new ArrayList<>();
        try (Staging staging = Dialect.of(database).openStaging(database.staging(), database.timeouts())) {
            staging.lockShared();
            for (Fixture fixture : fixtures) {
                List<Finding> findings =
                        new ArrayList<>(FixturePlan.of(List.of(fixture), staging, null, database.engine())
                                .findings());
                try (Amendment none = staging.amend()) {
                    findings.addAll(new Expectations(none::ask).check(List.of(fixture)));
                }
                result.add(new Checked(database.name(), fixture.ticket(), findings));
            }
        }
        return result;
    }

    private List<Fixture> wanted(List<String> tickets, List<Finding> findings) {
        List<Finding> lost = new ArrayList<>();
        List<Fixture> fixtures = Fixtures.of(configuration, database, lost).stream()
                .filter(fixture -> tickets.isEmpty() || tickets.contains(fixture.ticket()))
                .toList();
        lost.stream()
                .filter(finding -> tickets.isEmpty() || tickets.contains(finding.where()))
                .forEach(findings::add);
        return fixtures;
    }
}
