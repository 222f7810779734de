package io.understudy.run;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.fixture.Capture;
import io.understudy.fixture.Fixture;
import io.understudy.fixture.FixtureTable;
import io.understudy.fixture.Observed;
import io.understudy.fixture.Properties;
import io.understudy.fixture.Property;
import io.understudy.fixture.Renames;
import io.understudy.fixture.SchemaFingerprint;
import io.understudy.fixture.Seed;
import io.understudy.fixture.Sums;
import io.understudy.plan.ColumnPlan;
import io.understudy.profile.Validity;
import io.understudy.rules.Decision;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Reference;
import io.understudy.verify.MaskJudge;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a fixture of the rows that were gathered. */
final class FixtureBuilder {
    /** Said of a reference. */
    static final String DANGLING = "refers to a row that production does not have";

    private final Configuration configuration;
    private final Database database;
    private final CaptureOptions options;
    private final ColumnPlan plan;
    private final Gathering gathering;

    FixtureBuilder(
            Configuration configuration,
            Database database,
            CaptureOptions options,
            ColumnPlan plan,
            Gathering gathering) {
        this.configuration = configuration;
        this.database = database;
        this.options = options;
        this.plan = plan;
        this.gathering = gathering;
    }

    /**
     * The fixture.
     *
     * @param earlier the one that it replaces, of which what people wrote is kept; empty if there is none
     */
    Fixture build(String snapshot, String key, List<Seed> seeds, List<Fixture> earlier) {
        Map<String, String> schema = new TreeMap<>();
        List<FixtureTable> tables = new ArrayList<>();
        for (CapturedTable table : gathering.tables()) {
            if (table.rows().isEmpty()) continue;
            FixtureTable made = table(table);
            tables.add(made);
            schema.put(made.table().toString(), SchemaFingerprint.of(table.table()));
        }
        tables.sort(Comparator.comparing(table -> table.table().toString()));
        String at = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return new Fixture(
                options.ticket(),
                options.title().isEmpty()
                        ? earlier.stream().map(Fixture::title).findFirst().orElse("")
                        : options.title(),
                configuration.databases().size() == 1 ? null : database.name(),
                new Capture(at, snapshot, Version.text(), key, schema),
                seeds,
                tables,
                properties(),
                options.expectations().isEmpty()
                        ? earlier.stream()
                                .flatMap(one -> one.expectations().stream())
                                .toList()
                        : options.expectations(),
                earlier.stream().map(Fixture::renames).findFirst().orElse(Renames.NONE));
    }

    private List<Property> properties() {
        List<Property> properties = new ArrayList<>();
        gathering
                .dangling()
                .forEach((reference, names) ->
                        properties.add(new Property(reference.toString(), DANGLING, names, true, null)));
        gathering.tables().forEach(table -> properties.addAll(Properties.of(observed(table, false))));
        if (options.children() > 0) {
            for (Reference reference : plan.references()) {
                boolean whole = gathering.isWhole(reference);
                if (whole)
                    properties.addAll(Sums.of(
                            reference,
                            observed(gathering.table(reference.parent()), true),
                            observed(gathering.table(reference.child()), false)));
            }
        }
        return properties;
    }

    private Observed observed(CapturedTable table, boolean withChildren) {
        return new Observed(
                table.table().name(),
                table.columns().stream().map(column -> watched(table, column)).toList(),
                table.identity(),
                table.rows().stream()
                        .filter(row -> !withChildren || row.childrenTaken())
                        .map(row -> new Observed.Pair(row.before(), row.after()))
                        .toList());
    }

    private Observed.Watched watched(CapturedTable table, Column column) {
        return plan.decisions().of(new ColumnName(table.table().name(), column.name()))
                        instanceof Decision.Masked masked
                ? new Observed.Watched(
                        column,
                        MaskJudge.validity(masked.masker()),
                        masked.masker().name() + " (" + masked.because() + ")")
                : new Observed.Watched(column, Validity.NONE, null);
    }

    private FixtureTable table(CapturedTable table) {
        List<CapturedRow> rows = new ArrayList<>(table.rows());
        rows.sort(order(table));
        return new FixtureTable(
                FixtureCapture.text(database, table.table()),
                table.columns().stream().map(Column::name).toList(),
                rows.stream().map(CapturedRow::after).toList());
    }

    /** By key, and then by everything, so that the same rows always make the same file. */
    private static Comparator<CapturedRow> order(CapturedTable table) {
        List<String> names = table.columns().stream().map(Column::name).toList();
        List<Integer> positions =
                new ArrayList<>(table.identity().stream().map(names::indexOf).toList());
        for (int i = 0; i < names.size(); i++) if (!positions.contains(i)) positions.add(i);
        Comparator<CapturedRow> order = Comparator.comparingInt(row -> 0);
        for (int position : positions) {
            Kind kind = table.columns().get(position).type().kind();
            order = order.thenComparing(row -> row.after().get(position), Comparator.nullsFirst(comparator(kind)));
        }
        return order;
    }

    private static Comparator<String> comparator(Kind kind) {
        if (kind != Kind.INTEGER) return Comparator.naturalOrder();
        return Comparator.comparing(BigDecimal::new);
    }

    /** What tells a row apart, with staging's values. */
    static Map<String, String> key(CapturedTable table, CapturedRow row) {
        List<String> names = table.columns().stream().map(Column::name).toList();
        Map<String, String> key = new LinkedHashMap<>();
        for (String column : table.identity()) {
            @Nullable String value = row.after().get(names.indexOf(column));
            if (value != null) key.put(column, value);
        }
        return key;
    }
}
