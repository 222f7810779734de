package io.understudy.run;

import io.understudy.cover.CoverReport;
import io.understudy.cover.TableCover;
import io.understudy.db.RowReader;
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
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.wire.Row;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Chooses the rows of one database: first each table's cohort, parents before children; then what kept rows refer to, until nothing is missing; then rows of which something is rare, and what they refer to. */
final class Extraction {
    private final Plan plan;
    private final Source source;
    private final Binding binding;
    private final Closure closure;
    private final Census census;
    private final Choices choices;
    private final Covering covering;
    private final LightLook light;
    private final Profiling profiling;
    private final Delivery delivery;
    private final Fetching fetching;

    Extraction(Plan plan, Source source, Binding binding, Profiling profiling, Delivery delivery) {
        this.profiling = profiling;
        this.delivery = delivery;
        this.plan = plan;
        this.source = source;
        this.binding = binding;
        closure = new Closure(plan.sampling(), plan.schema());
        census = new Census(Covering.mayDangle(plan, profiling), plan.schema());
        choices = new Choices(plan.sampling(), plan.schema(), closure, binding::probe, census);
        covering = new Covering(plan, binding, census);
        fetching = new Fetching(plan, source, binding, closure, covering, delivery);
        light = new LightLook(plan, source, binding, closure);
    }

    /** Where the rows go. */
    Delivery delivery() {
        return delivery;
    }

    CoverReport cover(TableName table) {
        return covering.report(table);
    }

    void cohorts() {
        for (TablePlan planned : plan.tables()) {
            if (planned.sample().cohort() instanceof Cohort.Nothing) continue;
            Table table = planned.table();
            delivery.count(table).thinned = source.taken(table, plan.sampling());
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
        delivery.count(table).cohort += delivery.send(table, reader, gate, planned.estimatedRows());
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
            look(table, cover == null ? all : all.and(cover.afterChosen()));
        } else {
            Onlooker all = names.and(watch.whole());
            try (Beside beside = beside(table, cover == null ? all : all.and(cover.whole()))) {
                Pump.Gate gate = new Pump.Gate(
                        binding.choice(table.name(), choice), selection, beside.isIdle() ? Onlooker.NONE : beside);
                RowReader reader = source.readAll(table, binding.format(table.name()), plan.sampling());
                delivery.count(table).cohort += delivery.send(table, reader, gate, planned.estimatedRows());
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
            delivery.count(table).bytesRead += reader.bytes();
        }
    }

    private Beside beside(Table table, Onlooker onlooker) {
        return new Beside(onlooker, table.stored().size());
    }

    /** What kept rows refer to, until nothing is missing. */
    void closure() {
        fetching.closure();
    }

    /** Rows of which something is rare, and what they refer to. */
    void cover() {
        new Supplement(plan, source, binding, covering, fetching, delivery).add();
    }

    /** How many different names of a reference may dangle at most; empty where that is not known. */
    OptionalLong dangling(Reference reference) {
        OptionalLong known = closure.dangling(reference);
        return known.isEmpty() ? known : OptionalLong.of(known.getAsLong() + delivery.addedNames(reference));
    }
}
