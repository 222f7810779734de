package io.understudy.run;

import io.understudy.config.ColumnText;
import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.config.Suggestion;
import io.understudy.db.Dialect;
import io.understudy.db.RowReader;
import io.understudy.db.Source;
import io.understudy.db.Staging;
import io.understudy.db.TargetRefused;
import io.understudy.finding.Finding;
import io.understudy.mask.GenericMasker;
import io.understudy.mask.Keyring;
import io.understudy.plan.ColumnPlan;
import io.understudy.plan.PlanRefused;
import io.understudy.rules.Decision;
import io.understudy.sample.Closure;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.Table;
import io.understudy.wire.Buffer;
import io.understudy.wire.Cell;
import io.understudy.wire.Codec;
import io.understudy.wire.Row;
import io.understudy.wire.UnfitValue;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds what a value of production is in staging, by the rules and the key of a refresh. A mask that looks at other columns of the row needs the rows that hold the value; else production's rows are not read. Who asked
 * for which column is written into staging's ledger first, and never the value.
 */
public final class Locate {
    /** A value of more rows than this is no name of anything. */
    private static final int MOST = 1_000;

    private final Configuration configuration;
    private final Database database;

    public Locate(Configuration configuration, Database database) {
        this.configuration = configuration;
        this.database = database;
    }

    /**
     * What a value is in staging.
     *
     * @param kept whether it is there as it is
     * @param values more than one where rows that share it are masked apart; empty where production has no such row and the mask would have to see it
     */
    public record Located(String column, boolean kept, List<String> values) {}

    /**
     * Looks one value up.
     *
     * @param user who asks, for the ledger
     * @throws LocateRefused if it cannot be told
     * @throws PlanRefused if nobody decided the column, or a rule on it cannot be followed
     * @throws TargetRefused if staging keeps no ledger yet
     */
    public Located find(ColumnText name, String value, String user) {
        Keyring keyring = KeyringReader.read(configuration);
        try (Source source = Dialect.of(database).openSource(database.source(), database.timeouts())) {
            ColumnPlan plan = ColumnPlan.of(database, source);
            Table table = table(plan, name);
            Column column = column(table, name);
            ColumnName full = new ColumnName(table.name(), column.name());
            List<Finding> errors = plan.findings().stream()
                    .filter(Finding::isError)
                    .filter(finding -> finding.where().equals(full.toString()))
                    .toList();
            if (!errors.isEmpty()) throw new PlanRefused(errors);
            Binding binding = Binding.of(plan, List.of(table), source, keyring);
            audit(full, user);
            Buffer bytes = encoded(binding.codec(table, column.name()), full, column, value);
            return switch (plan.decisions().of(full)) {
                case Decision.Kept kept ->
                    new Located(full.toString(), true, List.of(decoded(binding, table, column, bytes)));
                case Decision.Masked masked ->
                    new Located(full.toString(), false, masked(masked, binding, source, table, column, bytes));
                case Decision.Undecided undecided -> throw new IllegalStateException(full + " is undecided");
            };
        }
    }

    private void audit(ColumnName column, String user) {
        try (Staging staging = Dialect.of(database).openStaging(database.staging(), database.timeouts())) {
            if (!staging.isEnrolled())
                throw new TargetRefused(
                        "Staging of " + database.name() + " ("
                                + database.staging().describe()
                                + ") keeps no ledger yet, into which it has to be written who looks values up; refresh it first.");
            staging.recordLookup(column.toString(), user);
        }
    }

    private static List<String> masked(
            Decision.Masked masked, Binding binding, Source source, Table table, Column column, Buffer bytes) {
        if (masked.masker() instanceof GenericMasker.Shuffle)
            throw new LocateRefused("Values of " + table.name() + "." + column.name()
                    + " are shuffled among rows: what one becomes depends on all the others.");
        if (!masked.masker().siblings().isEmpty()) return ofRows(binding, source, table, column, bytes);
        Row row = new Row(table.stored().size());
        row.begin(bytes.bytes(), 0, bytes.size());
        for (int position = 0; position < table.stored().size(); position++) row.locate(position, 0, -1);
        row.locate(table.stored().indexOf(column), 0, bytes.size());
        return List.of(maskedIn(row, binding, table, column));
    }

    /** The masks of the rows that hold the value. */
    private static List<String> ofRows(Binding binding, Source source, Table table, Column column, Buffer bytes) {
        boolean found = source.indexes(table.name()).stream()
                .anyMatch(index -> index.getFirst().equals(column.name()));
        if (!found)
            throw new LocateRefused(
                    "The mask of " + table.name() + "." + column.name()
                            + " looks at other columns of the row, and no index leads from a value to its rows; capture the row as a fixture by its key, and look there.");
        List<String[]> keys = List.<String[]>of(new String[] {decoded(binding, table, column, bytes)});
        Set<String> values = new TreeSet<>();
        Row row = new Row(table.stored().size());
        try (RowReader reader = source.readKeys(
                table,
                binding.format(table.name()),
                new Closure.Request(table.name(), List.of(column.name()), keys, null, null),
                MOST)) {
            while (reader.next(row)) values.add(maskedIn(row, binding, table, column));
        }
        return List.copyOf(values);
    }

    private static String maskedIn(Row row, Binding binding, Table table, Column column) {
        binding.masks(table).forEach(mask -> mask.replaceIn(row));
        Cell cell = row.current(table.stored().indexOf(column), new Cell());
        return cell.isNull() ? "" : binding.codec(table, column.name()).decode(cell);
    }

    private static String decoded(Binding binding, Table table, Column column, Buffer bytes) {
        return binding.codec(table, column.name()).decode(new Cell().set(bytes.bytes(), 0, bytes.size()));
    }

    private static Buffer encoded(Codec codec, ColumnName name, Column column, String value) {
        Buffer bytes = new Buffer(value.length() + 16);
        try {
            codec.encode(value, bytes);
        } catch (UnfitValue unfit) {
            throw new LocateRefused("What was given is no value of " + name + ", which is " + column.type() + ".");
        }
        return bytes;
    }

    private static Table table(ColumnPlan plan, ColumnText name) {
        List<Table> found = plan.schema().tables().stream()
                .filter(table ->
                        name.table().names(table.name().schema(), table.name().name()))
                .toList();
        if (found.size() == 1) return found.getFirst();
        if (found.size() > 1)
            throw new LocateRefused("There are several tables " + name.table() + "; write the schema before it, as in "
                    + found.getFirst().name() + "." + name.column() + ".");
        throw new LocateRefused("There is no table " + name.table() + " in the source"
                + Suggestion.didYouMean(
                        name.table().name(),
                        plan.schema().tables().stream()
                                .map(table -> table.name().name())
                                .toList())
                + ".");
    }

    private static Column column(Table table, ColumnText name) {
        return table.stored().stream()
                .filter(column -> column.name().equals(name.column()))
                .findFirst()
                .orElseThrow(() -> new LocateRefused(table.name() + " has no column " + name.column()
                        + Suggestion.didYouMean(
                                name.column(),
                                table.stored().stream().map(Column::name).toList())
                        + "."));
    }
}
