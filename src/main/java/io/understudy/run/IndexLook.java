package io.understudy.run;

import io.understudy.db.Lookup;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Spread;
import io.understudy.schema.Table;
import io.understudy.wire.Cell;
import io.understudy.wire.Codec;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Looks at the rows of a large table to which its ordered indexes lead. */
final class IndexLook {
    /** What stands for no day. */
    static final List<String> SENTINELS = List.of("1900-01-01", "1970-01-01", "9999-12-31");

    /** A column with no more different values is looked up value by value. */
    private static final int FEW = 100;

    private static final int MOST_STEPS = 150;
    private static final int MOST_YEARS = 60;

    private final LightLook light;
    private final LightLook.Subject subject;
    private final Table table;
    private int shown;

    IndexLook(LightLook light, LightLook.Subject subject) {
        this.light = light;
        this.subject = subject;
        table = subject.table();
    }

    /** Whether what comes first or last in it is worth a look. */
    static boolean hasOrder(Column column) {
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

    static String midnight(Column column) {
        return column.type().kind() == Kind.DATE ? "" : " 00:00:00";
    }

    /** Looks a column up; false if the server does not tell all that was asked. */
    boolean lookUp(Column column) {
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
        return found && (!isClimbed(column) || ladder(column));
    }

    private boolean labels(Column column) {
        return column.type().labels().stream()
                .limit(FEW)
                .allMatch(label -> ask(column, Lookup.Kind.EQUAL, label, List.of()));
    }

    /** What stands for no day, and the beginning of each year. */
    private boolean days(Column column, List<String> ends) {
        for (String sentinel : SENTINELS)
            if (!ask(column, Lookup.Kind.EQUAL, sentinel + midnight(column), List.of())) return false;
        int now = Year.now(ZoneOffset.UTC).getValue();
        for (int year = now + 1; year > now - MOST_YEARS; year--) {
            String first = year + "-01-01" + midnight(column);
            if (ends.stream().allMatch(end -> end.compareTo(first) > 0)) break;
            if (!ask(column, Lookup.Kind.FROM, first, List.of())) return false;
        }
        return true;
    }

    /** Whether every value of a column is looked up. */
    boolean isClimbed(Column column) {
        boolean told = switch (column.type().kind()) {
            case INTEGER, TEXT, PADDED_TEXT, DATE, BOOLEAN -> true;
            default -> false;
        };
        Spread spread = light.spreads().get(new ColumnName(table.name(), column.name()));
        return told && spread != null && spread.distinct() <= FEW && !table.isKey(List.of(column.name()));
    }

    /** From each value to the next. */
    private boolean ladder(Column column) {
        Lookup.Kind kind = Lookup.Kind.LEAST;
        String from = "";
        for (int step = 0; step < MOST_STEPS; step++) {
            List<String> values = new ArrayList<>();
            if (!ask(column, kind, from, values)) return false;
            if (values.size() < light.each()) return true;
            boolean same = values.getFirst().equals(values.getLast())
                    || (kind == Lookup.Kind.FROM && values.getLast().equals(from));
            kind = same ? Lookup.Kind.ABOVE : Lookup.Kind.FROM;
            from = values.getLast();
        }
        return true;
    }

    /** Looks up one value; says whether a row has it. */
    boolean has(Column column, String value) {
        int before = shown;
        return ask(column, Lookup.Kind.EQUAL, value, List.of()) && shown > before;
    }

    /** @param values takes the texts of the column, if it is a list that can be added to */
    private boolean ask(Column column, Lookup.Kind kind, String value, List<String> values) {
        if (light.time().isOver()) return false;
        boolean told = values instanceof ArrayList;
        int position = table.stored().indexOf(column);
        Cell cell = new Cell();
        Lookup lookup = new Lookup(column.name(), kind, value, light.where(table.name()), light.each());
        return light.source().lookUp(table, light.format(table), lookup, row -> {
            if (told) values.add(text(column, row.original(position, cell)));
            shown++;
            subject.see(row);
        });
    }

    private String text(Column column, Cell cell) {
        Codec codec = light.binding().codec(table, column.name());
        return codec.decode(cell);
    }
}
