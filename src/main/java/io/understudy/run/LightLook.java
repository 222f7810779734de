package io.understudy.run;

import io.understudy.cover.TableCover;
import io.understudy.db.Inquiry;
import io.understudy.db.RowReader;
import io.understudy.db.Source;
import io.understudy.plan.Plan;
import io.understudy.sample.Closure;
import io.understudy.sample.Onlooker;
import io.understudy.schema.ColumnName;
import io.understudy.schema.Spread;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Looks for what is rare where not every row streams past: at the rows that are chosen, at all of a small table, and of a large one at some rows from its parts, at those to which indexes lead, and at those that the server's
 * statistics name. A large table is never read whole; what is therefore not looked for is told.
 */
final class LightLook {
    /** A table of no more rows is read whole. */
    static final long SMALL = 20_000;

    private final Plan plan;
    private final Source source;
    private final Binding binding;
    private final Closure closure;
    private final int each;
    private final Map<ColumnName, Spread> spreads;
    private final LookTime time = new LookTime(System::nanoTime);

    LightLook(Plan plan, Source source, Binding binding, Closure closure) {
        this.plan = plan;
        this.source = source;
        this.binding = binding;
        this.closure = closure;
        each = plan.sampling().scan().cover();
        spreads = each > 0 && !plan.sampling().scan().whole() ? source.spreads() : Map.of();
    }

    static boolean isSmall(Table table) {
        return table.rows() <= SMALL;
    }

    /** Looks at the rows that production has chosen, as they stream past. */
    Onlooker chosen(Table table, TableCover cover) {
        Onlooker known = closure.kept(table.name(), binding::probe) == null ? cover.chosen() : Onlooker.NONE;
        Onlooker whole = cover.whole();
        return known.and((row, kept) -> {
            if (kept) whole.see(row, true);
        });
    }

    /**
     * Looks at others, after those.
     *
     * @param families counts those of a small table; {@link Onlooker#NONE} where they are not counted
     */
    void look(Table table, TableCover cover, Onlooker families) {
        Predicate<Row> named = closure.kept(table.name(), binding::probe);
        Subject subject = new Subject(table, cover, named == null ? row -> false : named);
        KinLook kin = new KinLook(this, subject);
        time.begin();
        kin.orphans();
        if (isSmall(table)) {
            // All of it, however long that takes.
            time.end();
            all(subject, families);
            time.begin();
        }
        kin.families(!families.equals(Onlooker.NONE));
        if (!isSmall(table)) new LargeLook(this, subject).look();
        time.end();
    }

    private void all(Subject subject, Onlooker families) {
        Table table = subject.table();
        Row row = new Row(table.stored().size());
        try (RowReader reader = source.readAll(table, format(table), plan.sampling())) {
            while (reader.next(row)) {
                families.see(row, false);
                subject.see(row);
            }
        }
    }

    /**
     * A table that is looked at.
     *
     * @param kept whether a row is; false of all rows that have no name
     */
    record Subject(Table table, TableCover cover, Predicate<Row> kept) {
        void see(Row row) {
            if (!kept.test(row)) cover.seeAsked(row);
        }
    }

    // What its parts share

    Plan plan() {
        return plan;
    }

    Source source() {
        return source;
    }

    Inquiry inquiry() {
        return source.inquiry();
    }

    Closure closure() {
        return closure;
    }

    Binding binding() {
        return binding;
    }

    Format format(Table table) {
        return binding.format(table.name());
    }

    /** How many rows of each kind are wanted. */
    int each() {
        return each;
    }

    Map<ColumnName, Spread> spreads() {
        return spreads;
    }

    LookTime time() {
        return time;
    }

    /** The condition of a table's cohort; empty if it has none. */
    String where(TableName table) {
        String condition = plan.sampling().of(table).where();
        return condition == null ? "" : condition;
    }

    static Consumer<Row> telling(Onlooker onlooker, Subject subject) {
        return row -> onlooker.see(row, subject.kept().test(row));
    }
}
