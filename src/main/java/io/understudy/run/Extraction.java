package io.understudy.run;

import io.understudy.cover.CoverReport;
import io.understudy.cover.TableCover;
import io.understudy.db.Publication;
import io.understudy.db.RowReader;
import io.understudy.db.RowWriter;
import io.understudy.db.Source;
import io.understudy.plan.Plan;
import io.understudy.plan.TablePlan;
import io.understudy.sample.Census;
import io.understudy.sample.Choice;
import io.understudy.sample.Choices;
import io.understudy.sample.Closure;
import io.understudy.sample.Cohort;
import io.understudy.sample.Families;
import io.understudy.sample.Onlooker;
import io.understudy.sample.Selection;
import io.understudy.sample.TableSample;
import io.understudy.schema.Check;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.verify.Integrity;
import io.understudy.wire.Checksum;
import io.understudy.wire.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Moves the rows of one database: first each table's cohort, parents before children; then what kept rows refer to, until nothing is missing; then rows of which something is rare, and what they refer to.
 */
final class Extraction {
    /** The cover adds no more rows than one for so many of the cohort, closure included. */
    private static final int COHORT_A_COVER_ROW = 4;

    /** How many rows are added to a table before it is looked again what is still lacking: what they refer to may have met it. */
    private static final int COVER_BATCH = 500;

    /** Towards the end of what may be added, no more rows are added at a time than this part of it. */
    private static final int ROWS_A_COVER_ROW_MAY_BRING = 4;

    private final Plan plan;
    private final Source source;
    private final Publication publication;
    private final Binding binding;
    private final Closure closure;
    private final Census census;
    private final Choices choices;
    private final Covering covering;
    private final LightLook light;
    private final Profiling profiling;
    private final Map<TableName, FixtureLoad> fixtures;
    private final Progress progress;
    private final Map<TableName, TableCount> counts = new LinkedHashMap<>();

    Extraction(
            Plan plan,
            Source source,
            Publication publication,
            Binding binding,
            Profiling profiling,
            Map<TableName, FixtureLoad> fixtures,
            Progress progress) {
        this.profiling = profiling;
        this.fixtures = fixtures;
        this.plan = plan;
        this.source = source;
        this.publication = publication;
        this.binding = binding;
        this.progress = progress;
        closure = new Closure(plan.sampling(), plan.schema());
        census = new Census(Covering.mayDangle(plan, profiling), plan.schema());
        choices = new Choices(plan.sampling(), plan.schema(), closure, binding::probe, census);
        covering = new Covering(plan, binding, census);
        light = new LightLook(plan, source, binding, closure);
    }

    Map<TableName, TableCount> counts() {
        return counts;
    }

    /** Of all rows that were sent to a table. */
    Checksum checksum(TableName table) {
        return counts.getOrDefault(table, new TableCount()).checksum;
    }

    CoverReport cover(TableName table) {
        return covering.report(table);
    }

    void cohorts() {
        for (TablePlan planned : plan.tables()) {
            counts.put(planned.table().name(), new TableCount());
            if (planned.sample().cohort() instanceof Cohort.Nothing) continue;
            Table table = planned.table();
            count(table).thinned = source.taken(table, plan.sampling());
            Selection selection = closure.ofCohort(table.name(), binding::probe);
            Profiling.Watch watch = profiling.begin(table);
            TableCover cover = covering.begin(table);
            if (plan.sampling().scan().whole()) scan(planned, selection, watch, cover);
            else if (cover != null) lookLightly(planned, selection, watch, cover);
            else chosenByServer(planned, new Pump.Gate(Choice.ALL, selection, watch.chosen()));
            watch.settle();
        }
    }

    private void chosenByServer(TablePlan planned, Pump.Gate gate) {
        Table table = planned.table();
        RowReader reader = source.readCohort(table, binding.format(table.name()), plan.sampling());
        count(table).cohort += pump(table, reader, gate, planned.estimatedRows());
    }

    /** Every row streams past once; where only the server can choose, those that it chooses come first. */
    private void scan(TablePlan planned, Selection selection, Profiling.Watch watch, @Nullable TableCover cover) {
        Table table = planned.table();
        Choice choice = choices.of(table.name());
        watch.countOrphans(census);
        Families families = cover == null ? null : choices.families(table.name());
        Onlooker names =
                census.of(table.name(), binding::probe).and(families == null ? Onlooker.NONE : families.counting());
        if (choice == null) {
            Onlooker chosen = cover == null ? watch.chosen() : watch.chosen().and(cover.chosen());
            chosenByServer(planned, new Pump.Gate(Choice.ALL, selection, chosen));
            Onlooker all = names.and(watch.afterChosen());
            look(table, cover == null ? all : all.and((row, kept) -> cover.seeAfterChosen(row)));
        } else {
            Onlooker all = names.and(watch.whole());
            try (Beside beside = beside(table, cover == null ? all : all.and(cover.whole()))) {
                Pump.Gate gate = new Pump.Gate(
                        binding.choice(table.name(), choice), selection, beside.isIdle() ? Onlooker.NONE : beside);
                RowReader reader = source.readAll(table, binding.format(table.name()), plan.sampling());
                count(table).cohort += pump(table, reader, gate, planned.estimatedRows());
                beside.finish();
            }
        }
        choices.streamed(table.name());
        if (planned.sample().where() == null) census.streamed(table.name());
        if (cover != null) cover.settle();
        if (cover != null && families != null) cover.settle(families);
    }

    /** Production chooses, and is asked for a few other rows besides. */
    private void lookLightly(TablePlan planned, Selection selection, Profiling.Watch watch, TableCover cover) {
        Table table = planned.table();
        Onlooker chosen = watch.chosen().and(light.chosen(table, cover));
        chosenByServer(planned, new Pump.Gate(Choice.ALL, selection, chosen));
        boolean counted = LightLook.isSmall(table) && !mayDangle(planned.sample());
        Families families = counted ? choices.families(table.name()) : null;
        light.look(table, cover, families == null ? Onlooker.NONE : families.counting());
        choices.streamed(table.name());
        cover.settle();
        if (families != null) cover.settle(families);
    }

    private static boolean mayDangle(TableSample sample) {
        return sample.cohort() instanceof Cohort.WithOwner owned && owned.orphansPossible();
    }

    private void look(Table table, Onlooker onlooker) {
        if (onlooker.equals(Onlooker.NONE)) return;
        Row row = new Row(table.stored().size());
        try (RowReader reader = source.readAll(table, binding.format(table.name()), plan.sampling());
                Beside beside = beside(table, onlooker)) {
            while (reader.next(row)) beside.see(row, false);
            beside.finish();
            count(table).bytesRead += reader.bytes();
        }
    }

    private Beside beside(Table table, Onlooker onlooker) {
        return new Beside(onlooker, binding.format(table.name()), table.stored().size());
    }

    void closure() {
        Closure.Request request = closure.next();
        while (request != null) {
            long rows = fetch(request);
            count(request.table()).closure += rows;
            closure.count(rows);
            request = closure.next();
        }
    }

    private long fetch(Closure.Request request) {
        Table table = plan.schema().table(request.table()).orElseThrow();
        RowReader reader = readKeys(table, request);
        return pump(table, reader, fetched(table), request.keys().size());
    }

    private RowReader readKeys(Table table, Closure.Request request) {
        TableCount count = count(table);
        count.thinned = count.thinned.plus(source.taken(table, request));
        return source.readKeys(table, binding.format(table.name()), request);
    }

    private Pump.Gate fetched(Table table) {
        TableCover cover = covering.of(table.name());
        Selection selection = closure.ofFetched(table.name(), binding::probe);
        return new Pump.Gate(Choice.ALL, selection, cover == null ? Onlooker.NONE : cover.kept());
    }

    /** First one row for every stratum, then another: of tables that refer before those referred to, because what they bring along may be what is lacking there. */
    void cover() {
        long before = rows();
        long most = counts.values().stream().mapToLong(count -> count.cohort).sum() / COHORT_A_COVER_ROW;
        for (TablePlan planned : plan.tables())
            if (plan.sampling().scan().whole() || LightLook.isSmall(planned.table())) violations(planned.table());
        for (int each = 1; each <= covering.each(); each++) {
            for (TablePlan planned : plan.tables().reversed()) {
                TableCover cover = covering.of(planned.table().name());
                if (cover == null) continue;
                families(planned, cover, each, before + most);
                twins(planned.table(), cover, each, before + most);
                cover(planned.table(), cover, each, before + most);
            }
        }
    }

    /** Only the server knows what a check says. */
    private void violations(Table table) {
        TableCover cover = covering.of(table.name());
        if (cover == null || !cover.isNamed()) return;
        for (Check check : table.checks()) {
            if (check.validated()) continue;
            Pump.Gate gate = fetched(table);
            RowReader reader =
                    source.readViolations(table, binding.format(table.name()), plan.sampling(), check, covering.each());
            Onlooker counted = gate.onlooker().and(cover.violations(check.name()));
            count(table).cover +=
                    pump(table, reader, new Pump.Gate(gate.choice(), gate.selection(), counted), covering.each());
            closure();
        }
    }

    /** Owners with as many rows as no kept one has, and these rows. One that has more than may still be added stays away. */
    private void families(TablePlan planned, TableCover cover, int each, long most) {
        if (!(planned.sample().cohort() instanceof Cohort.WithOwner owned)) return;
        Reference owner = owned.owner();
        Table parent = plan.schema().table(owner.parent()).orElseThrow();
        TableCover home = covering.of(parent.name());
        if (home == null) return;
        for (TableCover.Absent absent : cover.families(each)) {
            if (rows() + absent.family().rows() >= most) continue;
            List<String[]> name = List.<String[]>of(absent.family().name());
            bring(
                    new Closure.Request(parent.name(), owner.parentColumns(), name, null, null),
                    cover.bringing(absent, home));
            bring(Closure.Request.ofOwners(owned, name, plan.sampling().seed()), cover.bringing(absent, cover));
            cover.brought(absent);
            closure();
        }
    }

    /** Rows that share a value, as many as no chosen ones do. */
    private void twins(Table table, TableCover cover, int each, long most) {
        for (TableCover.Twins twins : cover.twins(each)) {
            List<String[]> names = twins.names();
            if (rows() + names.size() >= most) continue;
            bring(
                    new Closure.Request(table.name(), Closure.identityOf(table), names, null, null),
                    cover.bringing(twins));
            closure();
        }
    }

    private void bring(Closure.Request request, Onlooker onlooker) {
        Table table = plan.schema().table(request.table()).orElseThrow();
        Pump.Gate gate = fetched(table);
        RowReader reader = readKeys(table, request);
        count(table).cover += pump(
                table,
                reader,
                new Pump.Gate(gate.choice(), gate.selection(), gate.onlooker().and(onlooker)),
                1);
    }

    private void cover(Table table, TableCover cover, int each, long most) {
        while (rows() < most) {
            List<TableCover.Pick> picks = cover.choose(
                    each, (int) Math.min(COVER_BATCH, Math.ceilDiv(most - rows(), ROWS_A_COVER_ROW_MAY_BRING)));
            if (picks.isEmpty()) return;
            count(table).cover += add(table, cover, picks);
            cover.arrived();
            closure();
        }
    }

    private long add(Table table, TableCover cover, List<TableCover.Pick> picks) {
        if (cover.isNamed()) {
            List<String[]> names = picks.stream().map(TableCover.Pick::names).toList();
            return fetch(new Closure.Request(table.name(), Closure.identityOf(table), names, null, null));
        }
        List<byte[]> rows = picks.stream().map(TableCover.Pick::row).toList();
        return pump(table, new KeptRows(rows, binding.format(table.name())), fetched(table), rows.size());
    }

    /** Sends the rows that were held back until all of their table were there. */
    void shuffled() {
        for (TablePlan planned : plan.tables()) {
            Table table = planned.table();
            Shuffle shuffle = binding.shuffle(table);
            if (shuffle == null || shuffle.isEmpty()) continue;
            long before = replaced(table);
            try (RowWriter writer = writer(table)) {
                shuffle.rest(writer);
            }
            count(table).cohort -= replaced(table) - before;
        }
    }

    /** The writer of rows of the sample. Nothing stands between them and staging where no fixture has rows. */
    private RowWriter writer(Table table) {
        RowWriter writer = publication.write(table, binding.format(table.name()), count(table).checksum);
        FixtureLoad rows = fixtures.get(table.name());
        return rows == null ? writer : new GivingWay(writer, rows);
    }

    private long replaced(Table table) {
        FixtureLoad rows = fixtures.get(table.name());
        return rows == null ? 0 : rows.replaced();
    }

    /** Sends the rows of fixtures, after those of the sample that may have been the same. */
    void fixtures() {
        for (FixtureLoad rows : fixtures.values()) {
            Table table = rows.table();
            TableCount count = count(table);
            try (RowWriter writer = publication.write(table, binding.format(table.name()), count.checksum)) {
                rows.write(writer);
            }
            count.fixture = rows.rows();
        }
    }

    /** Hides rows that are there only because of a fixture from who looks at what the sample made of staging. */
    Integrity.Onlooker withoutFixtures(Integrity.Onlooker onlooker) {
        return table -> {
            Consumer<Row> looks = onlooker.begin(table);
            FixtureLoad rows = fixtures.get(table);
            if (rows == null) return looks;
            return row -> {
                if (!rows.isAdded(row)) looks.accept(row);
            };
        };
    }

    boolean shuffles() {
        return plan.tables().stream().anyMatch(planned -> binding.shuffle(planned.table()) != null);
    }

    private long rows() {
        return counts.values().stream().mapToLong(TableCount::rows).sum();
    }

    /** How many different names of a reference may dangle at most; empty where that is not known. */
    OptionalLong dangling(Reference reference) {
        OptionalLong known = closure.dangling(reference);
        FixtureLoad rows = fixtures.get(reference.child());
        return known.isEmpty() || rows == null
                ? known
                : OptionalLong.of(known.getAsLong() + rows.names(reference.columns(), binding));
    }

    private TableCount count(Table table) {
        return count(table.name());
    }

    private TableCount count(TableName table) {
        return counts.computeIfAbsent(table, absent -> new TableCount());
    }

    private long pump(Table table, RowReader opened, Pump.Gate gate, long estimatedRows) {
        Meter meter = new Meter();
        long start = System.nanoTime();
        progress.table(table.name(), estimatedRows, meter::rows);
        TableCount count = count(table);
        long before = replaced(table);
        try (RowReader reader = opened;
                RowWriter writer = writer(table)) {
            Shuffle shuffle = binding.shuffle(table);
            // What is shuffled is masked when it is sent.
            List<BoundMask> masks = shuffle == null ? binding.masks(table) : List.of();
            RowWriter next = shuffle == null ? writer : shuffle.before(writer);
            new Pump(reader, gate, masks, next, table.stored().size(), meter).run();
            count.bytesRead += reader.bytes();
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        count.millis += millis;
        progress.tableDone(table.name(), meter.rows(), millis);
        return meter.rows() - (replaced(table) - before);
    }
}
