package io.understudy.run;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.db.AnotherRunHoldsTheLock;
import io.understudy.db.DatabaseFailed;
import io.understudy.db.Dialect;
import io.understudy.db.Publication;
import io.understudy.db.SnapshotInvalid;
import io.understudy.db.Source;
import io.understudy.db.Staging;
import io.understudy.db.TargetRefused;
import io.understudy.finding.Finding;
import io.understudy.mask.Keyring;
import io.understudy.plan.Plan;
import io.understudy.plan.PlanRefused;
import io.understudy.plan.Planner;
import io.understudy.report.Json;
import io.understudy.report.ReportPage;
import io.understudy.report.RunReport;
import io.understudy.schema.Column;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Sequence;
import io.understudy.schema.TableName;
import io.understudy.verify.Expected;
import io.understudy.verify.Fidelity;
import io.understudy.verify.Integrity;
import io.understudy.verify.Transport;
import io.understudy.verify.VerificationFailed;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The main job on one database: a sanitized sample of production, published into staging at once. Until the commit, whatever happens, staging shows what it showed before. */
public final class Refresh {
    private final Configuration configuration;
    private final Database database;
    private final Options options;
    private final Progress progress;
    private final Steps steps;
    private final RunName name = RunName.now();
    private final Tampering tampering;
    private volatile @Nullable Source source;
    private volatile @Nullable Staging staging;
    private volatile boolean committing;

    public Refresh(Configuration configuration, Database database, Options options, Progress progress) {
        this(configuration, database, options, progress, Tampering.NONE);
    }

    Refresh(Configuration configuration, Database database, Options options, Progress progress, Tampering tampering) {
        this.tampering = tampering;
        this.configuration = configuration;
        this.database = database;
        this.options = options;
        this.progress = progress;
        this.steps = new Steps(progress);
    }

    /**
     * Runs it.
     *
     * @throws PlanRefused if the plan has errors
     * @throws TargetRefused if staging may be production
     * @throws AnotherRunHoldsTheLock if staging is being refreshed
     * @throws DatabaseFailed if a server fails
     */
    public Outcome run() {
        // 1. The key comes first: without it nothing may be read.
        Keyring keyring = KeyringReader.read(configuration);
        if (options.publish()) new RunFolder(configuration.runs(), name.text()).requireWritable();
        // 2. Open staging, and be the only run there.
        progress.step("Planning");
        try (Staging target = Dialect.of(database).openStaging(database.staging(), database.timeouts())) {
            staging = target;
            target.lock();
            // 3. Open production in a read-only snapshot.
            try (Source origin = Dialect.of(database).openSource(database.source(), database.timeouts())) {
                source = origin;
                // 4. Decide everything; refuse here or never.
                Plan planned =
                        Only.of(new Planner(database, configuration.seed(), origin, target).make(), options.only());
                Incidents incidents = Incidents.of(configuration, database, planned, target);
                Plan plan = incidents.in(planned);
                refuseUnenrolled(target);
                if (!plan.isSound()) throw new PlanRefused(plan.findings());
                Binding binding = Binding.of(plan, origin, keyring, tampering, incidents.looked(target));
                Map<TableName, FixtureLoad> fixtures = incidents.load(binding, target);
                // 5. Do it, in one transaction or one RENAME.
                try (Publication publication = target.publish()) {
                    return publish(plan, keyring, origin, target.schema(), publication, binding, incidents, fixtures);
                }
            }
        } finally {
            source = null;
            staging = null;
        }
    }

    private void refuseUnenrolled(Staging target) {
        if (target.isEnrolled()) return;
        List<TableName> full = target.tablesWithData();
        if (full.isEmpty()) return;
        throw new TargetRefused("Staging of " + database.name() + " ("
                + database.staging().describe() + ") holds data (in " + full.getFirst()
                + ") and was never enrolled; nothing was written. If it may be overwritten, run: understudy enroll "
                + database.name());
    }

    private Outcome publish(
            Plan plan,
            Keyring keyring,
            Source origin,
            Schema stagingSchema,
            Publication publication,
            Binding binding,
            Incidents incidents,
            Map<TableName, FixtureLoad> fixtures) {
        Profiling profiling = new Profiling(plan, binding, database.verify().profile());
        Delivery delivery = new Delivery(plan, publication, binding, fixtures, progress);
        Extraction extraction = new Extraction(plan, origin, binding, profiling, delivery);
        List<TableName> tables =
                plan.tables().stream().map(planned -> planned.table().name()).toList();
        steps.run("Preparing staging", () -> publication.prepare(plan.schema(), tables));
        steps.run("Loading each table's cohort", extraction::cohorts);
        steps.run("Fetching what kept rows refer to", extraction::closure);
        if (plan.sampling().scan().cover() > 0) steps.run("Adding rows of what is rare", extraction::cover);
        if (delivery.shuffles()) steps.run("Shuffling", delivery::sendShuffled);
        if (!fixtures.isEmpty()) steps.run("Adding fixtures", delivery::sendFixtures);
        Fidelity fidelity = Fidelity.of(plan, profiling.verdicts(), binding.profiles());
        List<Finding> unlike =
                fidelity.errors(database.name(), database.verify().fidelity());
        if (!unlike.isEmpty())
            throw new VerificationFailed(unlike, refusal(plan, keyring, binding, extraction, origin, fidelity));
        // Production is needed no longer than this.
        Map<TableName, Source.SequencePosition> positions = positions(plan, origin);
        Set<TableName> filledViews = origin.filledViews();
        origin.close();
        steps.run("Rebuilding indexes and constraints", publication::rebuild);
        steps.run("Moving sequences", () -> publication.moveSequences(positions));
        List<TableName> views = refreshViews(publication, filledViews);
        steps.run("Gathering statistics", publication::analyze);
        Map<String, Long> orphans = countOrphans(plan, publication, extraction);
        if (!incidents.expecting().isEmpty())
            steps.run(
                    "Asking what fixtures expect",
                    () -> refuse(new Expectations(publication::ask).check(incidents.expecting())));
        if (database.verify().transport())
            steps.run(
                    "Reading staging back",
                    () -> requireWhatWasSent(
                            sent(plan, binding, delivery),
                            new Integrity(stagingSchema, publication::read, delivery.withoutFixtures(profiling))));
        Manifest manifest = new ManifestWriter(configuration, database, name, plan, binding)
                .write(origin.snapshot(), keyring.fingerprint(), extraction, orphans, views, steps.millis());
        RunReport report = new ReportWriter(
                        plan, manifest, fidelity, profiling.readBack(), new Reports(configuration.runs()))
                .write(database.verify().fidelity(), database.verify().transport());
        Path file = options.publish() ? commit(manifest, report, publication) : null;
        return new Outcome(
                manifest,
                options.publish(),
                report.verdict().fidelity(),
                report.verdict().leastAlike(),
                file);
    }

    private Map<String, Long> countOrphans(Plan plan, Publication publication, Extraction extraction) {
        Map<String, Long> orphans = new LinkedHashMap<>();
        steps.run(
                "Counting orphans",
                () -> plan.unenforced()
                        .forEach(reference ->
                                orphans.put(reference.toString(), orphans(reference, publication, extraction))));
        return orphans;
    }

    private static void refuse(List<Finding> errors) {
        if (!errors.isEmpty()) throw new VerificationFailed(errors);
    }

    private static Map<TableName, Source.SequencePosition> positions(Plan plan, Source origin) {
        List<TableName> tables =
                plan.tables().stream().map(planned -> planned.table().name()).toList();
        List<Sequence> sequences = plan.schema().sequences().stream()
                .filter(sequence -> sequence.owner() == null
                        || tables.contains(sequence.owner().table()))
                .toList();
        return origin.positions(sequences);
    }

    private List<TableName> refreshViews(Publication publication, Set<TableName> filled) {
        List<TableName> views = new java.util.ArrayList<>();
        steps.run("Refreshing materialized views", () -> views.addAll(publication.refreshViews(filled)));
        return views;
    }

    /** What dangles in production dangles here, on purpose; anything more would be our own doing. */
    private static long orphans(Reference reference, Publication publication, Extraction extraction) {
        long rows = publication.orphans(reference);
        OptionalLong allowed = extraction.dangling(reference);
        if (rows == 0 || allowed.isEmpty()) return rows;
        long names = publication.danglingNames(reference);
        if (names > allowed.getAsLong())
            throw new SnapshotInvalid(String.format(
                    Locale.ROOT,
                    "Of %s, rows would refer to %,d rows that are not there, where production lacks no more than %,d; staging is untouched. Look whether both sides are masked alike, and report it if they are.",
                    reference,
                    names,
                    allowed.getAsLong()));
        return rows;
    }

    private static List<Expected> sent(Plan plan, Binding binding, Delivery delivery) {
        return plan.tables().stream()
                .map(planned -> planned.table())
                .map(table -> new Expected(
                        table.name(),
                        table.stored().stream().map(Column::name).toList(),
                        binding.format(table.name()),
                        delivery.count(table).checksum.toString()))
                .toList();
    }

    private void requireWhatWasSent(List<Expected> sent, Integrity integrity) {
        refuse(new Transport(database.name(), integrity).check(sent));
    }

    /** What is left of a snapshot that is not alike enough: its report, so that it can be seen in what it differs. Returns the page. */
    private @Nullable Path refusal(
            Plan plan, Keyring keyring, Binding binding, Extraction extraction, Source origin, Fidelity fidelity) {
        if (!options.publish()) return null;
        Manifest manifest = new ManifestWriter(configuration, database, name, plan, binding)
                .write(origin.snapshot(), keyring.fingerprint(), extraction, Map.of(), List.of(), steps.millis());
        RunReport report = new ReportWriter(plan, manifest, fidelity, List.of(), new Reports(configuration.runs()))
                .refused(database.verify().fidelity());
        return new RunFolder(configuration.runs(), name.text()).writeRefused(Json.text(report), ReportPage.of(report));
    }

    private Path commit(Manifest manifest, RunReport report, Publication publication) {
        String json = Json.text(manifest);
        RunFolder folder = new RunFolder(configuration.runs(), manifest.run());
        folder.write(json, Json.text(report), ReportPage.of(report));
        publication.record(manifest.run(), manifest.startedAt(), manifest.rows(), manifest.snapshot(), json);
        committing = true;
        steps.run("Publishing", publication::commit);
        return folder.keep();
    }

    /** Ends the run from another thread: both servers let go, and staging stays as it was unless the commit is under way. */
    public void abort() {
        Source origin = source;
        Staging target = staging;
        if (origin != null) origin.abort();
        if (target != null) target.abort();
    }

    /** Whether it can no longer be said that staging is as it was. */
    public boolean isCommitting() {
        return committing;
    }
}
