package io.understudy.discover;

import io.understudy.config.ReferenceText;
import io.understudy.db.Glance;
import io.understudy.db.Source;
import io.understudy.schema.ColumnName;
import io.understudy.schema.DataType;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The search through one database: table by table, then across them. Reads a few rows of each table and keeps none. */
public final class Discovery {
    private static final int SHORTEST_KEY = 5;
    private static final int MOST_ATTRIBUTES = 1000;

    private final Source source;
    private final int rows;
    private final Watcher watcher;
    private final Map<ColumnName, Found> found = new LinkedHashMap<>();
    private final Copies copies = new Copies();
    private final List<String> complaints = new ArrayList<>();

    /** Is told how far the search is. */
    @FunctionalInterface
    public interface Watcher {
        /** A table is looked at. */
        void table(TableName table, int number, int of);
    }

    /** @param rows about how many rows of each table are looked at; 0 for names and types alone */
    public Discovery(Source source, int rows, Watcher watcher) {
        this.source = source;
        this.rows = rows;
        this.watcher = watcher;
    }

    /**
     * Every column of every table, in the schema's order.
     *
     * @param references those that the schema does not declare
     */
    public List<Found> run(List<ReferenceText> references) {
        Schema schema = source.schema();
        Links links = new Links(schema, references);
        int thisYear = Year.now(ZoneOffset.UTC).getValue();
        int number = 0;
        for (Table table : schema.tables()) {
            watcher.table(table.name(), ++number, schema.tables().size());
            Glance glance = rows == 0 ? new Glance(table.columns(), List.of(), "") : source.glance(table, rows);
            if (!glance.complaint().isEmpty()) complaints.add(glance.complaint());
            TableJudge judge = new TableJudge(table, glance, thisYear);
            List<Found> ofTable = judge.judge();
            Optional<Found> attributes = Attributes.judge(
                    table,
                    glance,
                    schema,
                    Subject.ofTable(table.name().name()),
                    other -> source.glance(other, MOST_ATTRIBUTES));
            for (Found each :
                    attributes.map(value -> withAttributes(ofTable, value)).orElse(ofTable)) remember(each, judge);
        }
        copies.found().forEach((name, verdict) -> found.computeIfPresent(name, (same, each) -> each.with(verdict)));
        unmarkNumbers(schema);
        int steps = 0;
        while (steps < schema.tables().size() && follow(links)) steps++;
        return List.copyOf(found.values());
    }

    private void remember(Found each, TableJudge judge) {
        ColumnName name = new ColumnName(each.table().name(), each.column().name());
        found.put(name, each);
        boolean plain = each.inside().form() == Inside.Form.NOTHING;
        if (plain && each.column().type().isText()) copies.add(name, each.verdict(), judge.values(name.column()));
    }

    /** The value column as its attributes show it, unless it holds documents or one thing only, which its own judge knows better. */
    private static List<Found> withAttributes(List<Found> ofTable, Found value) {
        return ofTable.stream()
                .map(each ->
                        each.column().equals(value.column()) && each.verdict().kind() != DataClass.JSON ? value : each)
                .toList();
    }

    /** Why values of some tables could not be looked at, each as a sentence. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** A number called like another table's own number refers to it, declared or not, and says no more about anybody than that one. */
    private void unmarkNumbers(Schema schema) {
        Set<String> keys = new HashSet<>();
        for (Table table : schema.tables()) {
            if (table.primaryKey() != null && table.primaryKey().columns().size() == 1)
                keys.add(Lexicon.joined(table.primaryKey().columns().getFirst()));
        }
        keys.removeIf(key -> key.length() < SHORTEST_KEY);
        found.replaceAll((name, each) -> {
            boolean number = each.verdict().kind() == DataClass.EMPLOYEE_ID
                    || each.verdict().kind() == DataClass.IDENTIFIER;
            String joined = Lexicon.joined(name.column());
            boolean refers = each.column().type().kind() == DataType.Kind.INTEGER
                    && keys.stream().anyMatch(joined::endsWith);
            return number && refers
                    ? each.with(new Verdict(DataClass.NONE, 0.7, List.of("reference: another table's number")))
                    : each;
        });
    }

    /** A column that refers to another holds what that one holds. Whether anything changed. */
    private boolean follow(Links links) {
        boolean changed = false;
        for (ColumnName child : links.parents().keySet()) {
            Optional<ColumnName> leader = links.leader(child);
            Found own = found.get(child);
            Found key = leader.map(found::get).orElse(null);
            if (own == null
                    || key == null
                    || own.verdict().kind() == key.verdict().kind()) continue;
            found.put(
                    child,
                    own.with(new Verdict(
                            key.verdict().kind(), key.verdict().confidence(), List.of("reference: " + leader.get()))));
            changed = true;
        }
        return changed;
    }
}
