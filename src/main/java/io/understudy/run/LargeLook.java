package io.understudy.run;

import io.understudy.cover.Stratum;
import io.understudy.cover.TableCover;
import io.understudy.db.Hint;
import io.understudy.db.Inquiry;
import io.understudy.schema.Check;
import io.understudy.schema.Column;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Table;
import io.understudy.wire.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks at a table that is not read whole: at some rows of it, at those to which indexes lead, and then, in parts of it, for what the server's statistics name, for what an odd row often holds, and for rows
 * that break a check.
 */
final class LargeLook {
    /** So many rows are looked at whatever they hold. */
    private static final int SOME = 20_000;

    private static final int MOST_COLUMNS = 60;

    /** What is looked for in parts of a table at the same time. */
    private static final int MOST_HINTS = 200;

    private final LightLook light;
    private final LightLook.Subject subject;
    private final Table table;
    private final TableCover cover;
    private final IndexLook index;
    private final String where;
    private final Set<String> led = new HashSet<>();
    private final Set<Hint> named = new LinkedHashSet<>();
    private final Map<Hint, Integer> found = new HashMap<>();
    private final Map<Check, Consumer<Row>> violators = new LinkedHashMap<>();

    LargeLook(LightLook light, LightLook.Subject subject) {
        this.light = light;
        this.subject = subject;
        table = subject.table();
        cover = subject.cover();
        index = new IndexLook(light, subject);
        where = light.where(table.name());
    }

    void look() {
        if (light.time().isOver()) {
            cover.leaveOut(
                    "nothing but the chosen rows was looked at: the " + LookTime.ALL.toMinutes()
                            + " minutes that looking may take were over",
                    1);
            return;
        }
        // To look for rows under a condition can mean to read all.
        if (where.isEmpty()) light.source().showSome(table, light.format(table), SOME, subject::see);
        byIndexes();
        Inquiry.Statistics statistics = light.inquiry().statistics(table);
        List<Hint> wanted = wanted(statistics);
        if (!wanted.isEmpty()) sweep(wanted);
        tellNamed();
        tellUnled(statistics);
    }

    private void byIndexes() {
        Set<String> ordered = light.source().ordered(table.name());
        int asked = 0;
        for (Column column : table.stored()) {
            if (!ordered.contains(column.name()) || !IndexLook.hasOrder(column) || asked++ >= MOST_COLUMNS) continue;
            if (index.lookUp(column)) led.add(column.name());
            else
                cover.leaveOut(
                        column.name()
                                + (light.time().isOver()
                                        ? ": no time was left to ask what its index leads to"
                                        : ": the server did not tell what its index leads to"),
                        1);
        }
    }

    private List<Hint> wanted(Inquiry.Statistics statistics) {
        Set<Hint> wanted = new LinkedHashSet<>();
        for (Check check : table.checks()) if (!check.validated()) wanted.add(new Hint.Violates(check));
        for (Hint.Held hint : statistics.hints()) {
            Column column = table.column(hint.column()).orElseThrow();
            if (!led.contains(hint.column())) {
                named.add(hint);
                wanted.add(hint);
            } else if (hint.comparison() == Hint.Comparison.EQUAL && !index.isClimbed(column)) {
                named.add(hint);
                if (index.has(column, hint.value())) found.merge(hint, 1, Integer::sum);
            }
        }
        for (Column column : table.stored())
            if (!led.contains(column.name())) guess(column, statistics.known().contains(column.name()), wanted);
        if (wanted.size() <= MOST_HINTS) return List.copyOf(wanted);
        cover.leaveOut("there are too many things to look for in parts of the table", wanted.size() - MOST_HINTS);
        return wanted.stream().limit(MOST_HINTS).toList();
    }

    /** What may well be there although nobody has said so. */
    private static void guess(Column column, boolean known, Set<Hint> wanted) {
        String name = column.name();
        if (column.nullable() && !known) wanted.add(new Hint.Held(name, Hint.Comparison.NULL, ""));
        Kind kind = column.type().kind();
        // A domain may refuse such days.
        boolean isPlain =
                column.type().name().startsWith("date") || column.type().name().startsWith("timestamp");
        if (isPlain && (kind == Kind.DATE || kind == Kind.TIMESTAMP))
            for (String sentinel : IndexLook.SENTINELS)
                wanted.add(new Hint.Held(name, Hint.Comparison.EQUAL, sentinel + IndexLook.midnight(column)));
        if (kind == Kind.ENUM && !known)
            for (String label : column.type().labels()) wanted.add(new Hint.Held(name, Hint.Comparison.EQUAL, label));
    }

    private void sweep(List<Hint> wanted) {
        Inquiry.Sweep sweep = light.inquiry().sweep(table, light.format(table), where);
        List<Hint> rest = wanted;
        Inquiry.Step step = Inquiry.Step.MORE;
        while (step == Inquiry.Step.MORE && !rest.isEmpty()) {
            long millis = light.time().next();
            if (millis == 0) {
                cover.leaveOut("parts of the table that no time was left to look through", 1);
                break;
            }
            step = sweep.next(rest, light.each(), millis, this::found);
            rest = rest.stream().filter(this::isWanted).toList();
        }
        switch (step) {
            case MORE, END -> {}
            case GAVE_UP ->
                cover.leaveOut("parts of the table that the server took too long to look through, or refused", 1);
            case IMPOSSIBLE -> cover.leaveOut("parts of the table: the server cannot read them by themselves", 1);
        }
        for (Hint hint : wanted)
            if (hint instanceof Hint.Violates violates && !found.containsKey(hint))
                cover.leaveOut(
                        "violates " + violates.check().name()
                                + ": no row where it was looked for, which is not everywhere",
                        1);
    }

    /** An end that statistics know is seldom the very end: there may be a better one in each part. */
    private boolean isWanted(Hint hint) {
        boolean isEnd = hint instanceof Hint.Held held
                && (held.comparison() == Hint.Comparison.AT_MOST || held.comparison() == Hint.Comparison.AT_LEAST);
        return isEnd || found.getOrDefault(hint, 0) < light.each();
    }

    private void found(Hint hint, Row row) {
        found.merge(hint, 1, Integer::sum);
        switch (hint) {
            case Hint.Held held -> subject.see(row);
            case Hint.Violates violates ->
                violators
                        .computeIfAbsent(
                                violates.check(),
                                check -> LightLook.telling(cover.told(new Stratum.Violation(check.name())), subject))
                        .accept(row);
        }
    }

    /** What became of that which statistics named. */
    private void tellNamed() {
        for (Hint hint : named) {
            Stratum stratum = stratum((Hint.Held) hint);
            if (found.containsKey(hint)) cover.foundByStatistics(stratum);
            else
                cover.leaveOut(
                        stratum.text()
                                + ": production's statistics name it, no row where it was looked for, which is not everywhere",
                        1);
        }
    }

    private Stratum stratum(Hint.Held hint) {
        Kind kind = table.column(hint.column()).orElseThrow().type().kind();
        boolean isDay = kind == Kind.DATE || kind == Kind.TIMESTAMP || kind == Kind.TIMESTAMP_WITH_ZONE;
        String name = hint.column();
        return switch (hint.comparison()) {
            case NULL -> new Stratum.Null(name, true);
            case EQUAL -> new Stratum.Value(name);
            case AT_MOST -> isDay ? new Stratum.Day(name, "earliest") : new Stratum.Numeric(name, "least");
            case AT_LEAST -> isDay ? new Stratum.Day(name, "latest") : new Stratum.Numeric(name, "greatest");
        };
    }

    private void tellUnled(Inquiry.Statistics statistics) {
        List<String> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (Column column : table.stored())
            if (!led.contains(column.name()))
                (statistics.known().contains(column.name()) ? known : unknown).add(column.name());
        leaveOut(
                "beyond the rows that were looked at, neither an index nor statistics lead to what is rare in ",
                unknown);
        leaveOut(
                "beyond the rows that were looked at and what statistics name, no index leads to what is rare in ",
                known);
    }

    private void leaveOut(String what, List<String> columns) {
        if (!columns.isEmpty()) cover.leaveOut(what + String.join(", ", columns), columns.size());
    }
}
