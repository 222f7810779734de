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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.LongPredicate;

/**
 * Adds rows of which something is rare to a sample that lacks them, and what they refer to. Where no more may be added than would be needed, no table and no large family takes what many single rows could be
 * had for.
 */
final class Supplement {
    /** The cover adds no more rows than one for so many of the cohort, closure included. */
    private static final int COHORT_A_COVER_ROW = 4;

    /** Families may take one of so many rows that may be added without a look at what single rows need, more if that leaves enough for them, and afterwards what they leave. */
    private static final int ROWS_A_FAMILY_ROW = 2;

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

    /** A family whose size no kept one has. */
    private record Wanted(TableCover.Absent absent, TableCover cover, TableCover home, Cohort.WithOwner owned) {
        int rows() {
            return absent.family().rows();
        }
    }

    /** First one row for every stratum, then another. */
    void add() {
        long limit = delivery.rows() + delivery.cohortRows() / COHORT_A_COVER_ROW;
        for (TablePlan planned : plan.tables())
            if (plan.sampling().scan().whole() || LightLook.isSmall(planned.table())) violations(planned.table());
        for (int each = 1; each <= covering.each(); each++) {
            long share = delivery.rows() + left(limit) / ROWS_A_FAMILY_ROW;
            int copies = each;
            families(each, rows -> rows < share || rows + needed(copies) < limit);
            singles(each, limit);
            families(each, rows -> rows < limit);
        }
    }

    private long left(long limit) {
        return Math.max(0, limit - delivery.rows());
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

    /** How many single rows are lacking. */
    private long needed(int each) {
        return plan.tables().stream()
                .map(planned -> covering.of(planned.table().name()))
                .filter(Objects::nonNull)
                .mapToLong(cover -> cover.needed(each))
                .sum();
    }

    /**
     * Owners with as many rows as no kept one has, and these rows: small families first. One that has more than may still be added stays away.
     *
     * @param fits whether so many rows in all are not too many
     */
    private void families(int each, LongPredicate fits) {
        for (Wanted wanted : wanted(each)) {
            if (!fits.test(delivery.rows() + wanted.rows())) return;
            Reference owner = wanted.owned().owner();
            TableCover.Absent absent = wanted.absent();
            List<String[]> name = List.<String[]>of(absent.family().name());
            fetching.bring(
                    new Closure.Request(owner.parent(), owner.parentColumns(), name, null, null),
                    wanted.cover().bringing(absent, wanted.home()));
            fetching.bring(
                    Closure.Request.ofOwners(
                            wanted.owned(), name, plan.sampling().seed()),
                    wanted.cover().bringing(absent, wanted.cover()));
            wanted.cover().brought(absent);
            fetching.closure();
        }
    }

    private List<Wanted> wanted(int each) {
        List<Wanted> result = new ArrayList<>();
        for (TablePlan planned : plan.tables().reversed()) {
            TableCover cover = covering.of(planned.table().name());
            if (cover == null || !(planned.sample().cohort() instanceof Cohort.WithOwner owned)) continue;
            TableCover home = covering.of(owned.owner().parent());
            if (home != null)
                cover.families(each).forEach(absent -> result.add(new Wanted(absent, cover, home, owned)));
        }
        result.sort(Comparator.comparingInt(Wanted::rows));
        return result;
    }

    /**
     * Tables that refer come before those referred to, because what they bring along may be what is lacking there. Each has its share of what may be added and what those before it left of theirs; the rest
     * goes to whoever needs more.
     */
    private void singles(int each, long limit) {
        List<Table> tables = plan.tables().reversed().stream()
                .map(TablePlan::table)
                .filter(table -> covering.of(table.name()) != null)
                .toList();
        int waiting = tables.size();
        for (Table table : tables) singles(table, each, delivery.rows() + Math.ceilDiv(left(limit), waiting--));
        for (Table table : tables) singles(table, each, limit);
    }

    private void singles(Table table, int each, long limit) {
        TableCover cover = covering.of(table.name());
        if (cover == null) return;
        twins(table, cover, each, limit);
        while (delivery.rows() < limit) {
            long most = Math.min(COVER_BATCH, Math.ceilDiv(left(limit), ROWS_A_COVER_ROW_MAY_BRING));
            List<TableCover.Pick> picks = cover.choose(each, (int) most);
            if (picks.isEmpty()) return;
            delivery.count(table).cover += add(table, cover, picks);
            cover.arrived();
            fetching.closure();
        }
    }

    /** Rows that share a value, as many as no chosen ones do. */
    private void twins(Table table, TableCover cover, int each, long limit) {
        for (TableCover.Twins twins : cover.twins(each)) {
            List<String[]> names = twins.names();
            if (delivery.rows() + names.size() >= limit) continue;
            fetching.bring(
                    new Closure.Request(table.name(), Closure.identityOf(table), names, null, null),
                    cover.bringing(twins));
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
