package io.understudy.run;

import io.understudy.config.Engine;
import io.understudy.db.GivenRows;
import io.understudy.db.Staging;
import io.understudy.fixture.Fixture;
import io.understudy.fixture.FixtureTable;
import io.understudy.plan.PlanRefused;
import io.understudy.schema.Column;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of a fixture by number, from 0 and over all tables: as its files have them, and as a server spells them. */
final class NumberedRows {
    private final List<Part> parts;

    /**
     * The rows of one file.
     *
     * @param first the number of the first
     * @param table where they go
     * @param values of all stored columns of that, by row
     */
    private record Part(FixtureTable file, int first, Table table, List<List<@Nullable String>> values) {
        @Override
        public String toString() {
            return "Part[" + file + "]";
        }
    }

    private NumberedRows(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Asks the server.
     *
     * @throws PlanRefused if the fixture does not fit its schema
     * @throws ShrinkRefused if a row is there twice, so that it cannot be told which one goes
     */
    static NumberedRows of(Fixture fixture, Staging server, Engine engine) {
        FixturePlan whole = FixturePlan.of(List.of(fixture), server, null, engine);
        if (!whole.findings().isEmpty()) throw new PlanRefused(whole.findings());
        List<Part> parts = new ArrayList<>();
        int first = 0;
        for (FixtureTable file : fixture.tables()) {
            if (file.rows().isEmpty()) continue;
            FixtureRows found = FixturePlan.of(List.of(with(fixture, List.of(file))), server, null, engine)
                    .rows()
                    .getFirst();
            if (found.rows().size() != file.rows().size())
                throw new ShrinkRefused("Fixture " + fixture.ticket() + " has a row of "
                        + found.table().name() + " twice; remove one of them from its file.");
            parts.add(new Part(
                    file,
                    first,
                    found.table(),
                    found.rows().stream().map(FixtureRow::values).toList()));
            first += file.rows().size();
        }
        return new NumberedRows(parts);
    }

    private static Fixture with(Fixture fixture, List<FixtureTable> tables) {
        return new Fixture(
                fixture.ticket(),
                fixture.title(),
                fixture.database(),
                fixture.captured(),
                fixture.seeds(),
                tables,
                fixture.properties(),
                fixture.expectations(),
                fixture.renames());
    }

    int count() {
        return parts.stream().mapToInt(part -> part.values.size()).sum();
    }

    Set<TableName> tables() {
        return parts.stream().map(part -> part.table.name()).collect(Collectors.toSet());
    }

    /** The rows of each file. */
    List<BitSet> byTable() {
        return parts.stream()
                .map(part -> {
                    BitSet rows = new BitSet();
                    rows.set(part.first, part.first + part.values.size());
                    return rows;
                })
                .toList();
    }

    /** For each row those that it refers to. What it refers to and the fixture does not have was missing before. */
    List<Set<Integer>> parents(List<Reference> references) {
        List<Set<Integer>> parents = new ArrayList<>();
        for (int i = 0; i < count(); i++) parents.add(new TreeSet<>());
        for (Reference reference : references) {
            Map<String, List<Integer>> named = named(reference);
            for (Part part : parts) {
                if (!part.table.name().equals(reference.child())) continue;
                for (int i = 0; i < part.values.size(); i++) {
                    String name = refersTo(reference, part.table, part.values.get(i));
                    if (name != null) parents.get(part.first + i).addAll(named.getOrDefault(name, List.of()));
                }
            }
        }
        for (int i = 0; i < parents.size(); i++) parents.get(i).remove(i);
        return parents;
    }

    private Map<String, List<Integer>> named(Reference reference) {
        Map<String, List<Integer>> named = new HashMap<>();
        for (Part part : parts) {
            if (!part.table.name().equals(reference.parent())) continue;
            for (int i = 0; i < part.values.size(); i++) {
                String name = FixtureParents.name(part.table, reference.parentColumns(), part.values.get(i));
                if (name != null)
                    named.computeIfAbsent(name, absent -> new ArrayList<>()).add(part.first + i);
            }
        }
        return named;
    }

    /** The name of the row that a row refers to; null if it refers to none. */
    private static @Nullable String refersTo(Reference reference, Table table, List<@Nullable String> values) {
        Reference.Discriminator discriminator = reference.discriminator();
        if (discriminator != null) {
            List<String> columns = table.stored().stream().map(Column::name).toList();
            int at = columns.indexOf(discriminator.column());
            if (at < 0 || !discriminator.value().equals(values.get(at))) return null;
        }
        return FixtureParents.name(table, reference.columns(), values);
    }

    /** How many different rows are referred to by some, and are not among them. */
    long dangling(Reference reference, BitSet rows) {
        Map<String, List<Integer>> named = named(reference);
        Set<String> missing = new HashSet<>();
        for (Part part : parts) {
            if (!part.table.name().equals(reference.child())) continue;
            for (int i = 0; i < part.values.size(); i++) {
                String name = rows.get(part.first + i) ? refersTo(reference, part.table, part.values.get(i)) : null;
                if (name != null && !named.containsKey(name)) missing.add(name);
            }
        }
        return missing.size();
    }

    /** Some of the rows, by table, in the server's spelling. */
    Map<Table, List<List<@Nullable String>>> values(BitSet rows) {
        Map<Table, List<List<@Nullable String>>> values = new LinkedHashMap<>();
        for (Part part : parts)
            for (int i = 0; i < part.values.size(); i++)
                if (rows.get(part.first + i))
                    values.computeIfAbsent(part.table, absent -> new ArrayList<>())
                            .add(part.values.get(i));
        return values;
    }

    /** Some of the rows, to be written. */
    List<GivenRows> given(BitSet rows) {
        List<GivenRows> given = new ArrayList<>();
        for (Map.Entry<Table, List<List<@Nullable String>>> one : values(rows).entrySet())
            given.add(new GivenRows(
                    one.getKey(),
                    one.getKey().stored().stream().map(Column::name).toList(),
                    one.getValue()));
        return given;
    }

    /** Some of the rows, as the files have them, in the same order. */
    List<FixtureTable> files(BitSet rows) {
        List<FixtureTable> files = new ArrayList<>();
        for (Part part : parts) {
            List<List<@Nullable String>> kept = new ArrayList<>();
            for (int i = 0; i < part.values.size(); i++)
                if (rows.get(part.first + i)) kept.add(part.file.rows().get(i));
            if (!kept.isEmpty()) files.add(new FixtureTable(part.file.table(), part.file.columns(), kept));
        }
        return files;
    }
}
