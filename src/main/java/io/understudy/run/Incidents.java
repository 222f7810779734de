package io.understudy.run;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.db.Staging;
import io.understudy.finding.Finding;
import io.understudy.fixture.Fixture;
import io.understudy.plan.Plan;
import io.understudy.plan.PlannedFixture;
import io.understudy.sample.Closure;
import io.understudy.schema.Column;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The fixtures that come along with a refresh: planned with it, and then on their way with its tables. */
final class Incidents {
    private final List<Fixture> fixtures;
    private final List<FixtureRows> rows;
    private final Set<TableName> refreshed;
    private final List<Finding> findings;

    private Incidents(
            List<Fixture> fixtures, List<FixtureRows> rows, Set<TableName> refreshed, List<Finding> findings) {
        this.fixtures = fixtures;
        this.rows = rows;
        this.refreshed = refreshed;
        this.findings = findings;
    }

    /**
     * Those of a database. Where the plan has errors already, a table may not be what it has to be, and nobody looks whether their rows fit.
     *
     * @throws io.understudy.config.ConfigurationException if their files are not what they should be
     */
    static Incidents of(Configuration configuration, Database database, Plan plan, Staging staging) {
        List<Finding> findings = new ArrayList<>();
        List<Fixture> fixtures = Fixtures.of(configuration, database, findings);
        Set<TableName> refreshed =
                plan.tables().stream().map(planned -> planned.table().name()).collect(Collectors.toSet());
        if (!plan.isSound()) return new Incidents(fixtures, List.of(), refreshed, findings);
        FixturePlan placed = FixturePlan.of(fixtures, staging, plan.schema(), database.engine());
        findings.addAll(placed.findings());
        List<FixtureRows> rows = placed.rows();
        if (placed.findings().isEmpty()) findings.addAll(new FixtureParents(plan, rows).check());
        return new Incidents(
                fixtures,
                rows.stream()
                        .filter(found -> refreshed.contains(found.table().name()))
                        .toList(),
                refreshed,
                findings);
    }

    /** The plan with them in it. */
    Plan in(Plan plan) {
        return plan.with(fixtures.stream().map(this::planned).toList(), findings);
    }

    private PlannedFixture planned(Fixture fixture) {
        Map<String, Long> counts = new TreeMap<>();
        for (FixtureRows found : rows) {
            long count = found.of(fixture.ticket());
            if (count > 0) counts.put(found.table().name().toString(), count);
        }
        return new PlannedFixture(
                fixture.ticket(),
                fixture.title(),
                counts,
                isWhole(fixture) ? fixture.expectations().size() : 0);
    }

    /** Whether all of its tables are refreshed: only then is everything there that its expectations are about. */
    private boolean isWhole(Fixture fixture) {
        return fixture.tables().stream()
                .map(table -> fixture.renames().of(table.table()))
                .allMatch(wanted -> refreshed.stream().anyMatch(table -> wanted.names(table.schema(), table.name())));
    }

    /** Those whose expectations are asked about before the commit. */
    List<Fixture> expecting() {
        return fixtures.stream().filter(this::isWhole).toList();
    }

    /** The columns by whose values their rows are told from those of the sample. */
    Map<TableName, Set<String>> looked(Staging staging) {
        Map<TableName, Set<String>> looked = new HashMap<>();
        for (FixtureRows found : rows) {
            List<String> stored =
                    found.table().stored().stream().map(Column::name).toList();
            Set<String> columns = new HashSet<>(Closure.identityOf(found.table()));
            staging.schema()
                    .table(found.table().name())
                    .ifPresent(twin ->
                            FixturePlan.secondary(twin, stored).forEach(index -> columns.addAll(index.columns())));
            looked.put(found.table().name(), columns);
        }
        return looked;
    }

    /** Their rows in the bytes in which each table travels. */
    Map<TableName, FixtureLoad> load(Binding binding, Staging staging) {
        Map<TableName, FixtureLoad> loads = new LinkedHashMap<>();
        rows.forEach(found -> loads.put(found.table().name(), new FixtureLoad(found, binding, staging)));
        return loads;
    }
}
