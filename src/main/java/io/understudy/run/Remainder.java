package io.understudy.run;

import io.understudy.fixture.Capture;
import io.understudy.fixture.Fixture;
import io.understudy.fixture.FixtureTable;
import io.understudy.fixture.Observed;
import io.understudy.fixture.Properties;
import io.understudy.fixture.Property;
import io.understudy.fixture.Seed;
import io.understudy.fixture.Sums;
import io.understudy.profile.Validity;
import io.understudy.sample.Closure;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fixture that is left when some of the rows are: what people wrote stays; of what was found out, that which is so of these rows. */
final class Remainder {
    private final NumberedRows rows;
    private final List<Reference> references;

    Remainder(NumberedRows rows, List<Reference> references) {
        this.rows = rows;
        this.references = references;
    }

    Fixture of(Fixture whole, String ticket, BitSet left) {
        List<FixtureTable> tables = rows.files(left);
        return new Fixture(
                ticket,
                whole.title(),
                whole.database(),
                captured(whole.captured(), tables),
                whole.seeds().stream().filter(seed -> isThere(seed, tables)).toList(),
                tables,
                properties(whole.properties(), left),
                whole.expectations(),
                whole.renames());
    }

    private static @Nullable Capture captured(@Nullable Capture whole, List<FixtureTable> tables) {
        if (whole == null) return null;
        Map<String, String> schema = new HashMap<>(whole.schema());
        schema.keySet()
                .retainAll(
                        tables.stream().map(table -> table.table().toString()).collect(Collectors.toSet()));
        return new Capture(whole.at(), whole.snapshot(), whole.understudy(), whole.key(), schema);
    }

    private static boolean isThere(Seed seed, List<FixtureTable> tables) {
        return tables.stream()
                .filter(table -> table.table().equals(seed.table()))
                .anyMatch(table -> table.rows().stream()
                        .anyMatch(row -> seed.row().entrySet().stream()
                                .allMatch(key -> table.columns().contains(key.getKey())
                                        && key.getValue()
                                                .equals(row.get(table.columns().indexOf(key.getKey()))))));
    }

    /** Those that are still so. What masking took away had no part in a condition that holds of masked rows. */
    private List<Property> properties(List<Property> before, BitSet left) {
        Map<String, Long> now = found(left);
        List<Property> properties = new ArrayList<>();
        for (Property one : before) {
            Long count = now.get(named(one));
            if (one.survived() && count != null) properties.add(new Property(one.at(), one.what(), count, true, null));
        }
        return properties;
    }

    private static String named(Property property) {
        return property.at() + " " + property.what();
    }

    /** Everything that may be said of these rows, and of how many. Which values ought to be valid in what way nobody says here: so everything is looked for that was found before. */
    private Map<String, Long> found(BitSet left) {
        Map<String, Long> found = new HashMap<>();
        for (Validity validity : Validity.values()) {
            Map<TableName, Observed> observed = observed(left, validity);
            observed.values().forEach(table -> Properties.of(table).forEach(one -> found.put(named(one), one.rows())));
            for (Reference reference : references) {
                Observed parent = observed.get(reference.parent());
                Observed child = observed.get(reference.child());
                if (parent != null && child != null)
                    Sums.of(reference, parent, child).forEach(one -> found.put(named(one), one.rows()));
            }
        }
        for (Reference reference : references) {
            long names = rows.dangling(reference, left);
            if (names > 0) found.put(reference + " " + FixtureBuilder.DANGLING, names);
        }
        return found;
    }

    private Map<TableName, Observed> observed(BitSet left, Validity validity) {
        Map<TableName, Observed> observed = new HashMap<>();
        for (Map.Entry<Table, List<List<@Nullable String>>> one :
                rows.values(left).entrySet())
            observed.put(one.getKey().name(), observed(one.getKey(), one.getValue(), validity));
        return observed;
    }

    private static Observed observed(Table table, List<List<@Nullable String>> values, Validity validity) {
        return new Observed(
                table.name(),
                table.stored().stream()
                        .map(column -> new Observed.Watched(column, validity, "a mask"))
                        .toList(),
                Closure.identityOf(table),
                values.stream().map(row -> new Observed.Pair(row, row)).toList());
    }
}
