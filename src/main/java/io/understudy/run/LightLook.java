package io.understudy.run;

import io.understudy.cover.TableCover;
import io.understudy.db.Lookup;
import io.understudy.db.RowReader;
import io.understudy.db.Source;
import io.understudy.plan.Plan;
import io.understudy.sample.Closure;
import io.understudy.sample.Cohort;
import io.understudy.sample.Onlooker;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Spread;
import io.understudy.schema.Table;
import io.understudy.wire.Cell;
import io.understudy.wire.Codec;
import io.understudy.wire.Row;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Looks for what is rare where not every row streams past: at the rows that are chosen, at all of a small table, and of a large one at some rows from its parts and at those to which indexes lead. A large table is
 * never read whole; what is therefore not looked for is told.
 */
final class LightLook {
    /** A table of no more rows is read whole. */
    static final long SMALL = 20_000;

    /** So many rows of a large table are looked at. */
    private static final int SOME = 20_000;

    /** A column with no more different values is looked up value by value. */
    private static final int FEW = 100;

    private static final int MOST_STEPS = 150;
    private static final int MOST_COLUMNS = 60;
    private static final int MOST_YEARS = 60;
    private static final List<String> SENTINELS = List.of("1900-01-01", "1970-01-01");

    private final Plan plan;
    private final Source source;
    private final Binding binding;
    private final Closure closure;
    private final int each;
    private final Map<ColumnName, Spread> spreads;

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

    /** Looks at others, after those. */
    void look(Table table, TableCover cover, Onlooker besides) {
        Predicate<Row> kept = closure.kept(table.name(), binding::probe);
        Consumer<Row> see = kept == null
                ? cover::seeAsked
                : row -> {
                    if (!kept.test(row)) cover.seeAsked(row);
                };
        if (isSmall(table)) all(table, see, besides);
        else new Large(table, cover, see).look();
        plan.unenforced().stream()
                .filter(reference -> reference.child().equals(table.name()))
                .forEach(reference -> cover.leaveOut("orphan of " + reference, 1));
        if (plan.sampling().of(table.name()).cohort() instanceof Cohort.WithOwner owned)
            cover.leaveOut("family of " + owned.owner() + ": " + (isSmall(table) ? "0 rows" : "any number of rows"), 1);
    }

    private void all(Table table, Consumer<Row> see, Onlooker besides) {
        Row row = new Row(table.stored().size());
        try (RowReader reader = source.readAll(table, binding.format(table.name()), plan.sampling())) {
            while (reader.next(row)) {
                besides.see(row, false);
                see.accept(row);
            }
        }
    }

    /** A table that is not read whole. */
    private final class Large {
        private final Table table;
        private final TableCover cover;
        private final Consumer<Row> see;
        private final String where;

        Large(Table table, TableCover cover, Consumer<Row> see) {
            this.table = table;
            this.cover = cover;
            this.see = see;
            String condition = plan.sampling().of(table.name()).where();
            where = condition == null ? "" : condition;
        }

        void look() {
            // To look for rows under a condition can mean to read all.
            if (where.isEmpty()) source.showSome(table, binding.format(table.name()), SOME, see);
            Set<String> ordered = source.ordered(table.name());
            int asked = 0;
            for (Column column : table.stored()) {
                if (!ordered.contains(column.name()) || !hasOrder(column) || asked++ >= MOST_COLUMNS) continue;
                if (!lookUp(column))
                    cover.leaveOut(column.name() + ": the server did not tell what its index leads to", 1);
            }
            List<String> others = table.stored().stream()
                    .filter(column -> !ordered.contains(column.name()) || !hasOrder(column))
                    .map(Column::name)
                    .toList();
            if (!others.isEmpty())
                cover.leaveOut(
                        String.format(
                                Locale.ROOT,
                                "beyond the rows that were looked at, no index leads to what is rare in %s",
                                String.join(", ", others)),
                        others.size());
            table.checks().stream()
                    .filter(check -> !check.validated())
                    .forEach(check -> cover.leaveOut("violates " + check.name(), 1));
        }

        /** Whether what comes first or last in it is worth a look. */
        private static boolean hasOrder(Column column) {
            return switch (column.type().kind()) {
                case INTEGER,
                        DECIMAL,
                        FLOAT,
                        TEXT,
                        PADDED_TEXT,
                        BOOLEAN,
                        ENUM,
                        DATE,
                        TIME,
                        TIMESTAMP,
                        TIMESTAMP_WITH_ZONE -> true;
                case UUID, INET, JSON, JSONB, BYTES, ARRAY, OTHER -> false;
            };
        }

        private boolean lookUp(Column column) {
            boolean hasDays = column.type().kind() == Kind.DATE || column.type().kind() == Kind.TIMESTAMP;
            List<String> ends = hasDays ? new ArrayList<>() : List.of();
            if (column.nullable() && !ask(column, Lookup.Kind.NULL, "", List.of())) return false;
            if (!ask(column, Lookup.Kind.LEAST, "", ends)) return false;
            if (!ask(column, Lookup.Kind.GREATEST, "", ends)) return false;
            boolean found = switch (column.type().kind()) {
                case INTEGER, DECIMAL -> ask(column, Lookup.Kind.EQUAL, "0", List.of());
                case DATE, TIMESTAMP -> days(column, ends);
                case ENUM -> labels(column);
                default -> true;
            };
            return found && (!hasFew(column) || ladder(column));
        }

        private boolean labels(Column column) {
            return column.type().labels().stream()
                    .limit(FEW)
                    .allMatch(label -> ask(column, Lookup.Kind.EQUAL, label, List.of()));
        }

        /** What stands for no day, and the beginning of each year. */
        private boolean days(Column column, List<String> ends) {
            String midnight = column.type().kind() == Kind.DATE ? "" : " 00:00:00";
            for (String sentinel : SENTINELS)
                if (!ask(column, Lookup.Kind.EQUAL, sentinel + midnight, List.of())) return false;
            int now = Year.now(java.time.ZoneOffset.UTC).getValue();
            for (int year = now + 1; year > now - MOST_YEARS; year--) {
                String first = year + "-01-01" + midnight;
                if (ends.stream().allMatch(end -> end.compareTo(first) > 0)) break;
                if (!ask(column, Lookup.Kind.FROM, first, List.of())) return false;
            }
            return true;
        }

        private boolean hasFew(Column column) {
            boolean told = switch (column.type().kind()) {
                case INTEGER, TEXT, PADDED_TEXT, DATE, BOOLEAN -> true;
                default -> false;
            };
            Spread spread = spreads.get(new ColumnName(table.name(), column.name()));
            return told && spread != null && spread.distinct() <= FEW && !table.isKey(List.of(column.name()));
        }

        /** From each value to the next. */
        private boolean ladder(Column column) {
            Lookup.Kind kind = Lookup.Kind.LEAST;
            String from = "";
            for (int step = 0; step < MOST_STEPS; step++) {
                List<String> values = new ArrayList<>();
                if (!ask(column, kind, from, values)) return false;
                if (values.size() < each) return true;
                boolean same = values.getFirst().equals(values.getLast())
                        || (kind == Lookup.Kind.FROM && values.getLast().equals(from));
                kind = same ? Lookup.Kind.ABOVE : Lookup.Kind.FROM;
                from = values.getLast();
            }
            return true;
        }

        /** @param values takes the texts of the column, if it is a list that can be added to */
        private boolean ask(Column column, Lookup.Kind kind, String value, List<String> values) {
            boolean told = values instanceof ArrayList;
            int position = table.stored().indexOf(column);
            Cell cell = new Cell();
            return source.lookUp(
                    table, binding.format(table.name()), new Lookup(column.name(), kind, value, where, each), row -> {
                        if (told) values.add(text(column, row.original(position, cell)));
                        see.accept(row);
                    });
        }

        private String text(Column column, Cell cell) {
            Codec codec = binding.codec(table, column.name());
            return codec.decode(cell);
        }
    }
}
