package io.understudy.run;

import io.understudy.config.Engine;
import io.understudy.db.GivenRows;
import io.understudy.db.Settled;
import io.understudy.db.Staging;
import io.understudy.finding.Finding;
import io.understudy.fixture.Fixture;
import io.understudy.fixture.FixtureTable;
import io.understudy.sample.Closure;
import io.understudy.schema.Column;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.schema.UniqueIndex;
import io.understudy.wire.Cell;
import io.understudy.wire.Codec;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the rows of fixtures are in staging, found before anything is written: each in its place, spelled by the server, once however many tickets want it; and everything that stands in the way. */
final class FixturePlan {
    private final List<Fixture> fixtures;
    private final Staging staging;
    private final @Nullable Schema production;
    private final Format format;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<TableName, List<FixtureRow>> rows = new TreeMap<>();

    private FixturePlan(List<Fixture> fixtures, Staging staging, @Nullable Schema production, Engine engine) {
        this.fixtures = fixtures;
        this.production = production;
        this.staging = staging;
        format = switch (engine) {
            case POSTGRESQL -> new Format.Text();
            case MYSQL, MARIADB -> new Format.Lines();
        };
    }

    /**
     * Finds out.
     *
     * @param production where the rows go along with production's, and so in its columns; null where they go alone, in staging's
     * @param engine of staging
     */
    static FixturePlan of(List<Fixture> fixtures, Staging staging, @Nullable Schema production, Engine engine) {
        FixturePlan plan = new FixturePlan(fixtures, staging, production, engine);
        Placement placement = new Placement(staging, production, plan.findings);
        for (Fixture fixture : fixtures) {
            for (FixtureTable given : fixture.tables())
                placement.of(fixture, given).ifPresent(place -> plan.settle(fixture, given, place));
        }
        plan.rows.forEach((name, found) -> plan.checkUnique(plan.table(name), found));
        return plan;
    }

    List<Fixture> fixtures() {
        return fixtures;
    }

    List<Finding> findings() {
        return findings;
    }

    /** The rows of each table that has any, ordered by table. */
    List<FixtureRows> rows() {
        return rows.entrySet().stream()
                .map(entry -> new FixtureRows(shape(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** The table whose columns are written. */
    private Table shape(TableName name) {
        Schema theirs = production;
        return theirs == null ? table(name) : theirs.table(name).orElseThrow();
    }

    private List<String> written(Table table) {
        return stored(shape(table.name()));
    }

    private Table table(TableName name) {
        return staging.schema().table(name).orElseThrow();
    }

    private static List<String> stored(Table table) {
        return table.stored().stream().map(Column::name).toList();
    }

    private void settle(Fixture fixture, FixtureTable given, Placement.Place place) {
        Table table = place.table();
        List<String> columns = new ArrayList<>();
        for (String column : place.columns()) if (column != null) columns.add(column);
        List<List<@Nullable String>> values = new ArrayList<>();
        for (List<@Nullable String> row : given.rows()) {
            List<@Nullable String> kept = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) if (place.columns().get(i) != null) kept.add(row.get(i));
            values.add(kept);
        }
        int before = findings.size();
        refuseNulls(fixture, given, table, columns, values);
        Settled settled = staging.settle(new GivenRows(table, columns, values), written(table), format);
        for (Settled.Unfit unfit : settled.unfit())
            findings.add(Finding.error(
                    "fixture-value",
                    fixture.ticket() + "/" + given.table() + (unfit.column().isEmpty() ? "" : "." + unfit.column()),
                    "row " + (unfit.row() + 1) + " of fixture " + fixture.ticket() + " does not fit " + staging.noun()
                            + "'s " + table.name() + ": " + unfit.why() + ".",
                    "Correct the value, or capture the fixture again."));
        if (findings.size() == before) merge(fixture, table, read(table, settled.rows()));
    }

    private void refuseNulls(
            Fixture fixture,
            FixtureTable given,
            Table table,
            List<String> columns,
            List<List<@Nullable String>> values) {
        for (int i = 0; i < columns.size(); i++) {
            int at = i;
            String column = columns.get(i);
            if (table.column(column).orElseThrow().nullable()) continue;
            long nulls = values.stream().filter(row -> row.get(at) == null).count();
            if (nulls > 0)
                findings.add(Finding.error(
                        "fixture-value",
                        fixture.ticket() + "/" + given.table() + "." + column,
                        nulls + (nulls == 1 ? " row" : " rows") + " of fixture " + fixture.ticket() + " "
                                + (nulls == 1 ? "has" : "have") + " no value for " + table.name() + "." + column
                                + ", which is NOT NULL.",
                        "Give it a value, or capture the fixture again."));
        }
    }

    private List<List<@Nullable String>> read(Table table, List<byte[]> rows) {
        List<Column> columns = written(table).stream()
                .map(column -> table.column(column).orElseThrow())
                .toList();
        Codec[] codecs =
                columns.stream().map(column -> staging.codec(column, format)).toArray(Codec[]::new);
        Row row = new Row(columns.size());
        Cell cell = new Cell();
        List<List<@Nullable String>> result = new ArrayList<>();
        for (byte[] bytes : rows) {
            if (format.read(bytes, 0, bytes.length, row) < 0)
                throw new IllegalStateException("a row that the server gave is not whole");
            List<@Nullable String> values = new ArrayList<>();
            for (int i = 0; i < codecs.length; i++) {
                row.current(i, cell);
                values.add(cell.isNull() ? null : codecs[i].decode(cell));
            }
            result.add(values);
        }
        return result;
    }

    private RowName name(Table table, List<String> columns) {
        return new RowName(table, columns, written(table), column -> staging.codec(column, format));
    }

    /** Puts rows beside those of other tickets. One that both have is one row; two of one name that differ are a contradiction. */
    private void merge(Fixture fixture, Table table, List<List<@Nullable String>> added) {
        List<FixtureRow> known = rows.computeIfAbsent(table.name(), absent -> new ArrayList<>());
        List<String> identity = Closure.identityOf(shape(table.name()));
        RowName names = name(table, identity);
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < known.size(); i++)
            places.put(String.valueOf(names.of(known.get(i).values())), i);
        for (List<@Nullable String> values : added) {
            FixtureRow row = new FixtureRow(new TreeSet<>(Set.of(fixture.ticket())), values);
            Integer place = identity.isEmpty()
                    ? equalOfAnother(known, row)
                    : places.putIfAbsent(String.valueOf(names.of(values)), known.size());
            if (place == null) known.add(row);
            else if (known.get(place).values().equals(values))
                known.set(place, known.get(place).alsoOf(row.tickets()));
            else contradict(fixture, table, identity, known.get(place));
        }
    }

    /** Where rows have no names, a ticket that has one of them twice wants it twice. */
    private static @Nullable Integer equalOfAnother(List<FixtureRow> known, FixtureRow row) {
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).values().equals(row.values())
                    && !known.get(i).tickets().containsAll(row.tickets())) return i;
        }
        return null;
    }

    private void contradict(Fixture fixture, Table table, List<String> identity, FixtureRow other) {
        String who = other.tickets().contains(fixture.ticket())
                ? "fixture " + fixture.ticket() + " has two rows"
                : "fixtures " + String.join(", ", other.tickets()) + " and " + fixture.ticket() + " have rows";
        findings.add(Finding.error(
                "fixture-conflict",
                fixture.ticket() + "/" + table.name(),
                who + " of " + table.name() + " with the same " + String.join(", ", identity) + " that differ.",
                "Capture them again under the same rules, or make the rows equal."));
    }

    /** Rows that differ by their names may still be the same for another unique index. */
    private void checkUnique(Table table, List<FixtureRow> found) {
        for (UniqueIndex index : secondary(table, written(table))) {
            RowName names = name(table, index.columns());
            Map<String, FixtureRow> taken = new LinkedHashMap<>();
            for (FixtureRow row : found) {
                String name = names.of(row.values());
                FixtureRow other = name == null ? null : taken.putIfAbsent(name, row);
                if (other == null) continue;
                Set<String> tickets = new TreeSet<>(other.tickets());
                tickets.addAll(row.tickets());
                findings.add(Finding.error(
                        "fixture-unique",
                        String.join(", ", tickets) + "/" + table.name(),
                        "two rows of " + table.name() + " in the fixtures " + String.join(", ", tickets)
                                + " have the same " + String.join(", ", index.columns())
                                + ", which the unique index " + index.name() + " forbids.",
                        "Make the values different, or leave one of the rows out."));
            }
        }
    }

    /** The unique indexes that whole columns tell rows apart by, besides the one by which rows are known. */
    static List<UniqueIndex> secondary(Table table, List<String> written) {
        List<String> identity = Closure.identityOf(table);
        return table.uniqueIndexes().stream()
                .filter(index -> index.plain() && !index.partial())
                .filter(index -> !index.columns().isEmpty() && written.containsAll(index.columns()))
                .filter(index -> !Set.copyOf(index.columns()).equals(Set.copyOf(identity)))
                .toList();
    }
}
