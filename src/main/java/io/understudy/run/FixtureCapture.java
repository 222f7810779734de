package io.understudy.run;

import io.understudy.config.ConditionText;
import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.config.Engine;
import io.understudy.config.Suggestion;
import io.understudy.config.TableText;
import io.understudy.db.Dialect;
import io.understudy.db.Source;
import io.understudy.finding.Finding;
import io.understudy.fixture.Fixture;
import io.understudy.fixture.FixtureFolder;
import io.understudy.fixture.Seed;
import io.understudy.fixture.Ticket;
import io.understudy.mask.Keyring;
import io.understudy.plan.ColumnPlan;
import io.understudy.plan.PlanRefused;
import io.understudy.sample.Closure;
import io.understudy.schema.Column;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.wire.Format;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes the rows behind an incident out of production, masked as a refresh masks them, and writes them as a fixture. Production is read in one read-only snapshot, by key, and staging not at all. */
public final class FixtureCapture {
    private final Configuration configuration;
    private final Database database;
    private final CaptureOptions options;
    private final FixtureFolder folder;
    private final Consumer<Located> told;

    /** @param told is told what a ticket mentions before a row is read */
    public FixtureCapture(
            Configuration configuration, Database database, CaptureOptions options, Consumer<Located> told) {
        this.configuration = configuration;
        this.database = database;
        this.options = options;
        this.told = told;
        this.folder = new FixtureFolder(configuration.fixtures());
    }

    /**
     * Captures.
     *
     * @throws CaptureRefused if what was asked for is not there, or too much
     * @throws PlanRefused if a column that would be taken is undecided, or a rule on it cannot be followed
     */
    public CaptureOutcome run() {
        // 1. What is there already is not lost by accident.
        if (options.write() && folder.has(options.ticket()) && !options.replace())
            throw new CaptureRefused("There is a fixture of " + options.ticket() + " in "
                    + folder.place(options.ticket())
                    + "; add --replace to capture it anew, which keeps its expect: and rename:.");
        Keyring keyring = KeyringReader.read(configuration);
        try (Source source = Dialect.of(database).openSource(database.source(), database.timeouts())) {
            // 2. Every column of every table that rows may come from is decided, before any row is read.
            ColumnPlan plan = ColumnPlan.of(database, source);
            Located located = located(plan, source);
            List<Seeding> seedings = seedings(plan, source, located);
            List<Table> reachable = reachable(plan, seedings);
            refuseErrors(plan, reachable);
            refuseShuffled(plan, reachable);
            // 3. The rows that were asked for, 4. what they refer to, and what refers to them.
            Binding binding = Binding.of(plan, reachable, source, keyring);
            Gathering gathering = new Gathering(plan, source, binding, options);
            List<Seed> seeds = new ArrayList<>();
            for (Seeding seeding : seedings) seeds.addAll(seed(seeding, gathering, source, binding));
            if (seeds.isEmpty())
                throw new CaptureRefused(
                        "--ticket: production has no row of what the ticket mentions; name one with --row. Nothing was written.");
            gathering.complete();
            // 5. Values are masked as they are read; here they become a fixture, and 6. files.
            Fixture fixture = new FixtureBuilder(configuration, database, options, plan, gathering)
                    .build(source.snapshot(), keyring.fingerprint(), seeds, earlier());
            Path place = options.write() ? folder.write(fixture) : null;
            return new CaptureOutcome(fixture, located, brought(gathering), List.copyOf(gathering.remarks()), place);
        }
    }

    /**
     * Rows to begin with: by key, or by a condition where the key has no columns.
     *
     * @param places in the ticket, where there need be no such row, and may be several; empty if a person named the row
     */
    private record Seeding(Table table, Map<String, String> key, String where, String because, String places) {
        private Seeding(Table table, Map<String, String> key, String where, String because) {
            this(table, key, where, because, "");
        }
    }

    private @Nullable Located located(ColumnPlan plan, Source source) {
        Ticket ticket = options.ticketText();
        if (ticket == null) return null;
        Located located = new TicketRows(plan, source).locate(ticket, configuration.locators());
        told.accept(located);
        if (located.found().isEmpty()
                && options.rows().isEmpty()
                && options.conditions().isEmpty())
            throw new CaptureRefused(
                    "--ticket: nothing in " + ticket.file()
                            + " names a row; name one with --row, or write how tickets name rows under locators: in the configuration. Nothing was written.");
        return located;
    }

    private List<Seeding> seedings(ColumnPlan plan, Source source, @Nullable Located located) {
        List<Seeding> seedings = new ArrayList<>();
        for (CaptureOptions.Wanted wanted : options.rows()) {
            Table table = table(plan, wanted.row().table(), wanted.because());
            seedings.add(new Seeding(table, SeedKey.of(table, wanted, source), "", wanted.because()));
        }
        for (ConditionText condition : options.conditions()) {
            Table table = table(plan, condition.table(), "--where");
            String complaint = source.complaintAbout(table.name(), condition.where());
            if (!complaint.isEmpty())
                throw new CaptureRefused(
                        "--where: the condition on " + table.name() + " cannot be followed: " + complaint);
            seedings.add(new Seeding(table, Map.of(), condition.where(), "--where"));
        }
        if (located != null) {
            for (Located.Found one : located.found())
                seedings.add(new Seeding(
                        one.table(),
                        Map.of(one.column(), one.value()),
                        "",
                        "--ticket, by " + one.by(),
                        String.join("; ", one.places())));
        }
        options.follow().forEach(name -> table(plan, name, "--follow"));
        return seedings;
    }

    private static Table table(ColumnPlan plan, TableText name, String option) {
        List<Table> found = plan.schema().tables().stream()
                .filter(table -> name.names(table.name().schema(), table.name().name()))
                .toList();
        if (found.size() == 1) return found.getFirst();
        if (found.size() > 1)
            throw new CaptureRefused(option + ": there are several tables " + name
                    + "; write the schema before it, as in " + found.getFirst().name());
        List<String> names = plan.schema().tables().stream()
                .map(table -> table.name().name())
                .toList();
        throw new CaptureRefused(
                option + ": there is no table " + name + " in the source" + Suggestion.didYouMean(name.name(), names));
    }

    /** The tables of the seeds, what rows of them refer to, and what refers to them as far as was asked. */
    private List<Table> reachable(ColumnPlan plan, List<Seeding> seedings) {
        Map<TableName, Integer> levels = new LinkedHashMap<>();
        ArrayDeque<TableName> pending = new ArrayDeque<>();
        for (Seeding seeding : seedings) {
            levels.put(seeding.table().name(), options.children());
            pending.add(seeding.table().name());
        }
        while (!pending.isEmpty()) {
            TableName table = pending.remove();
            int left = levels.getOrDefault(table, 0);
            for (Reference reference : plan.references()) {
                if (reference.child().equals(table) && levels.putIfAbsent(reference.parent(), 0) == null)
                    pending.add(reference.parent());
                if (!reference.parent().equals(table) || left == 0 || !isFollowed(reference.child())) continue;
                Integer before = levels.get(reference.child());
                if (before != null && before >= left - 1) continue;
                levels.put(reference.child(), left - 1);
                pending.add(reference.child());
            }
        }
        return plan.schema().tables().stream()
                .filter(table -> levels.containsKey(table.name()))
                .toList();
    }

    private boolean isFollowed(TableName child) {
        return options.follow().isEmpty()
                || options.follow().stream().anyMatch(name -> name.names(child.schema(), child.name()));
    }

    /** Errors that are about other tables can wait. */
    private static void refuseErrors(ColumnPlan plan, List<Table> tables) {
        Set<String> others = plan.schema().tables().stream()
                .filter(table -> !tables.contains(table))
                .map(table -> table.name().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        List<Finding> errors = plan.findings().stream()
                .filter(Finding::isError)
                .filter(finding ->
                        others.stream().noneMatch(other -> finding.where().startsWith(other + ".")))
                .toList();
        if (!errors.isEmpty()) throw new PlanRefused(errors);
    }

    private static void refuseShuffled(ColumnPlan plan, List<Table> tables) {
        List<Finding> errors = new ArrayList<>();
        for (Table table : tables) {
            for (Column column : table.stored()) {
                if (column.nullable() || !CapturedTable.isShuffled(table, column.name(), plan.decisions())) continue;
                errors.add(Finding.error(
                        "fixture-shuffle",
                        table.name() + "." + column.name(),
                        "a shuffled value is that of another row, which a fixture does not know, and the column may not be null.",
                        "Choose another mask for it, or leave its table out with --follow."));
            }
        }
        if (!errors.isEmpty()) throw new PlanRefused(errors);
    }

    private List<Seed> seed(Seeding seeding, Gathering gathering, Source source, Binding binding) {
        CapturedTable table = gathering.table(seeding.table().name());
        List<CapturedRow> rows = seeding.key().isEmpty() || !seeding.places().isEmpty()
                ? matching(seeding, table, gathering, source, binding)
                : table.read(source.readKeys(
                        table.table(), binding.format(table.table().name()), request(seeding)));
        if (rows.isEmpty() && !seeding.places().isEmpty()) {
            gathering
                    .remarks()
                    .add("Production has no row of " + table.table().name() + " whose "
                            + String.join(", ", seeding.key().keySet()) + " is what the ticket says in "
                            + seeding.places() + ".");
            return List.of();
        }
        if (rows.isEmpty())
            throw new CaptureRefused(seeding.because() + ": production has no such row of "
                    + table.table().name() + "; nothing was written.");
        gathering.seed(table, rows, seeding.because());
        return rows.stream()
                .map(row -> new Seed(text(table.table()), FixtureBuilder.key(table, row), seeding.because()))
                .toList();
    }

    private static Closure.Request request(Seeding seeding) {
        return new Closure.Request(
                seeding.table().name(),
                List.copyOf(seeding.key().keySet()),
                List.<String[]>of(seeding.key().values().toArray(String[]::new)),
                null,
                null);
    }

    private List<CapturedRow> matching(
            Seeding seeding, CapturedTable table, Gathering gathering, Source source, Binding binding) {
        int[] read = {0};
        Format format = binding.format(table.table().name());
        List<CapturedRow> rows = table.read(
                seeding.key().isEmpty()
                        ? source.readWhere(table.table(), format, seeding.where(), options.most() + 1)
                        : source.readKeys(table.table(), format, request(seeding), options.most() + 1),
                row -> ++read[0] <= options.most());
        if (read[0] > options.most())
            gathering
                    .remarks()
                    .add(String.format(
                            Locale.ROOT,
                            "More than %,d rows of %s meet %s, and only so many were taken; raise --most to take more.",
                            options.most(),
                            table.table().name(),
                            seeding.places().isEmpty()
                                    ? "the condition of --where"
                                    : "what the ticket says in " + seeding.places()));
        return rows;
    }

    /** As the fixture names a table: on MySQL without the database, which is called otherwise elsewhere. */
    private TableText text(Table table) {
        return text(database, table);
    }

    static TableText text(Database database, Table table) {
        boolean hasSchemas = database.engine() == Engine.POSTGRESQL;
        return new TableText(
                hasSchemas ? table.name().schema() : null, table.name().name());
    }

    private List<Fixture> earlier() {
        return folder.has(options.ticket()) ? List.of(folder.read(options.ticket())) : List.of();
    }

    private static List<CaptureOutcome.Brought> brought(Gathering gathering) {
        return gathering.brought().entrySet().stream()
                .map(entry -> new CaptureOutcome.Brought(
                        entry.getKey().table().toString(), entry.getKey().because(), entry.getValue()))
                .toList();
    }
}
