package io.understudy.run;

import io.understudy.cover.TableCover;
import io.understudy.db.RowReader;
import io.understudy.db.Source;
import io.understudy.plan.Plan;
import io.understudy.plan.TablePlan;
import io.understudy.sample.Closure;
import io.understudy.sample.Cohort;
import io.understudy.sample.Onlooker;
import io.understudy.schema.Check;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import java.util.List;

/** Adds rows of which something is rare to a sample that lacks them, and what they refer to. */
final class Supplement {
    /** The cover adds no more rows than one for so many of the cohort, closure included. */
    private static final int COHORT_A_COVER_ROW = 4;

    /** How many rows are added to a table before it is looked again what is still lacking: what they refer to may have met it. */
    private static final int COVER_BATCH = 500;

    /** Towards the end of what may be added, no more rows are added at a time than this part of it. */
    private static final int ROWS_A_COVER_ROW_MAY_BRING = 4;

    private final Plan plan;
    private final Source source;
    private final Binding binding;
    private final Covering covering;
    private final Fetching fetching;
    private final Delivery delivery;

    Supplement(Plan plan, Source source, Binding binding, Covering covering, Fetching fetching, Delivery delivery) {
        this.plan = plan;
        this.source = source;
        this.binding = binding;
        this.covering = covering;
        this.fetching = fetching;
        this.delivery = delivery;
    }

    /** First one row for every stratum, then another: of tables that refer before those referred to, because what they bring along may be what is lacking there. */
    void add() {
        long before = delivery.rows();
        long most = delivery.cohortRows() / COHORT_A_COVER_ROW;
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
            Pump.Gate gate = fetching.fetched(table);
            RowReader reader =
                    source.readViolations(table, binding.format(table.name()), plan.sampling(), check, covering.each());
            Onlooker counted = gate.onlooker().and(cover.violations(check.name()));
            delivery.count(table).cover += delivery.send(
                    table, reader, new Pump.Gate(gate.choice(), gate.selection(), counted), covering.each());
            fetching.closure();
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
            if (delivery.rows() + absent.family().rows() >= most) continue;
            List<String[]> name = List.<String[]>of(absent.family().name());
            fetching.bring(
                    new Closure.Request(parent.name(), owner.parentColumns(), name, null, null),
                    cover.bringing(absent, home));
            fetching.bring(
                    Closure.Request.ofOwners(owned, name, plan.sampling().seed()), cover.bringing(absent, cover));
            cover.brought(absent);
            fetching.closure();
        }
    }

    /** Rows that share a value, as many as no chosen ones do. */
    private void twins(Table table, TableCover cover, int each, long most) {
        for (TableCover.Twins twins : cover.twins(each)) {
            List<String[]> names = twins.names();
            if (delivery.rows() + names.size() >= most) continue;
            fetching.bring(
                    new Closure.Request(table.name(), Closure.identityOf(table), names, null, null),
                    cover.bringing(twins));
            fetching.closure();
        }
    }

    private void cover(Table table, TableCover cover, int each, long most) {
        while (delivery.rows() < most) {
            List<TableCover.Pick> picks = cover.choose(each, (int)
                    Math.min(COVER_BATCH, Math.ceilDiv(most - delivery.rows(), ROWS_A_COVER_ROW_MAY_BRING)));
            if (picks.isEmpty()) return;
            delivery.count(table).cover += add(table, cover, picks);
            cover.arrived();
            fetching.closure();
        }
    }

    private long add(Table table, TableCover cover, List<TableCover.Pick> picks) {
        if (cover.isNamed()) {
            List<String[]> names = picks.stream().map(TableCover.Pick::names).toList();
            return fetching.fetch(new Closure.Request(table.name(), Closure.identityOf(table), names, null, null));
        }
        List<byte[]> rows = picks.stream().map(TableCover.Pick::row).toList();
        return delivery.send(
                table, new KeptRows(rows, binding.format(table.name())), fetching.fetched(table), rows.size());
    }
}
