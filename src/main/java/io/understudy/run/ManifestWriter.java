package io.understudy.run;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.db.ServerIdentity;
import io.understudy.plan.Plan;
import io.understudy.plan.TablePlan;
import io.understudy.rules.Decision;
import io.understudy.schema.ColumnName;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts together what a run has to say about itself. */
final class ManifestWriter {
    private final Configuration configuration;
    private final Database database;
    private final RunName name;
    private final Plan plan;
    private final Binding binding;

    ManifestWriter(Configuration configuration, Database database, RunName name, Plan plan, Binding binding) {
        this.configuration = configuration;
        this.database = database;
        this.name = name;
        this.plan = plan;
        this.binding = binding;
    }

    Manifest write(
            String snapshot,
            String keyFingerprint,
            Extraction extraction,
            Map<String, Long> orphans,
            List<TableName> views,
            Map<String, Long> millis) {
        List<Manifest.TableEntry> tables = plan.tables().stream()
                .map(planned -> entry(planned, extraction))
                .toList();
        return new Manifest(
                name.text(),
                Version.text(),
                database.name(),
                name.startedAt(),
                server(plan.source()),
                server(plan.staging()),
                snapshot,
                configuration.seed(),
                database.sample().rate().toString(),
                keyFingerprint,
                tables.stream().mapToLong(Manifest.TableEntry::rows).sum(),
                tables,
                plan.fixtures().stream()
                        .map(fixture ->
                                new Manifest.FixtureEntry(fixture.ticket(), fixture.rows(), fixture.expectations()))
                        .toList(),
                orphans,
                views.stream().map(TableName::toString).toList(),
                plan.findings(),
                new LinkedHashMap<>(millis));
    }

    private static Manifest.Server server(ServerIdentity identity) {
        return new Manifest.Server(identity.version(), identity.system(), identity.database());
    }

    private Manifest.TableEntry entry(TablePlan planned, Extraction extraction) {
        Table table = planned.table();
        TableCount count = extraction.delivery().count(table);
        return new Manifest.TableEntry(
                table.name().toString(),
                planned.sample().role().name().toLowerCase(Locale.ROOT),
                planned.sample().because(),
                table.rows(),
                count.cohort,
                count.closure,
                count.cover,
                count.fixture,
                binding.format(table.name()).title(),
                count.checksum.toString(),
                count.bytesRead,
                count.millis,
                table.stored().stream()
                        .map(column -> column(new ColumnName(table.name(), column.name())))
                        .toList(),
                thinned(planned, count),
                Manifest.CoverEntry.of(extraction.cover(table.name())));
    }

    private static Manifest.@Nullable ThinnedEntry thinned(TablePlan planned, TableCount count) {
        Long most = planned.sample().most();
        return most == null ? null : new Manifest.ThinnedEntry(most, count.thinned.families(), count.thinned.rows());
    }

    private Manifest.ColumnEntry column(ColumnName column) {
        Decision decision = plan.decisions().of(column);
        return switch (decision) {
            case Decision.Masked masked ->
                new Manifest.ColumnEntry(
                        column.column(), "masked", masked.masker().name(), masked.domain(), masked.because());
            case Decision.Kept kept -> new Manifest.ColumnEntry(column.column(), "kept", null, null, kept.because());
            case Decision.Undecided undecided ->
                new Manifest.ColumnEntry(column.column(), "undecided", null, null, undecided.because());
        };
    }
}
