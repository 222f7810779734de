package io.understudy.run;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.config.TableText;
import io.understudy.db.Dialect;
import io.understudy.db.Source;
import io.understudy.finding.Finding;
import io.understudy.mask.GenericMasker;
import io.understudy.mask.Keyring;
import io.understudy.plan.ColumnPlan;
import io.understudy.plan.PlanRefused;
import io.understudy.rules.Decision;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.Table;
import io.understudy.wire.Cell;
import io.understudy.wire.Codec;
import io.understudy.wire.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A few rows of some tables as a refresh would write them, the nasty ones among them. Production is read in a snapshot, a bounded number of rows, and staging not at all. Masks are bound as for a
 * refresh.
 *
 * <p>Fails closed: a value is in what this makes only if a refresh would write it to staging, or if originals were asked for. What no rule decides, and what only a sweeping keep lets through
 * against a pattern, is hidden.
 */
public final class Preview {
    /** Rows that are looked at to find the nasty ones. */
    private static final int LOOKED_AT = 2_000;

    /** And what they may weigh: of a table with large rows fewer are looked at. */
    private static final long LOOKED_AT_BYTES = 16L << 20;

    private final Configuration configuration;
    private final Database database;
    private final int rows;
    private final boolean originals;

    /**
     * Prepares a look.
     *
     * @param rows of each table
     * @param originals whether values of masked and hidden columns may be shown
     */
    public Preview(Configuration configuration, Database database, int rows, boolean originals) {
        this.configuration = configuration;
        this.database = database;
        this.rows = rows;
        this.originals = originals;
    }

    /** What becomes of a column. */
    public enum Fate {
        MASKED,
        KEPT,
        /** No rule decides it: not shown. */
        UNDECIDED,
        /** Only a sweeping keep lets it through, and a pattern would mask it: not shown. */
        DOUBTFUL,
        /** Its values are those of other rows: not shown, because these rows know only their own. */
        SHUFFLED;

        /** Whether its values are not for showing. */
        public boolean isHidden() {
            return this == UNDECIDED || this == DOUBTFUL || this == SHUFFLED;
        }
    }

    /** A column; the masker is null unless it is masked. */
    public record ShownColumn(
            String column, String type, Fate fate, @Nullable String masker) {}

    /**
     * A row.
     *
     * @param because what is remarkable about it; empty for an ordinary one
     * @param production values as production has them, in the order of the columns; null throughout unless originals were asked for
     * @param staging values as staging would; null for hidden ones, too
     */
    public record ShownRow(
            List<String> because, @Nullable List<@Nullable String> production, List<@Nullable String> staging) {}

    /** A table with some of its rows; the count is the catalog's. */
    public record ShownTable(String table, long productionRows, List<ShownColumn> columns, List<ShownRow> rows) {}

    /**
     * Shows these tables as far as this database has them.
     *
     * @param found gets every name that is a table here
     * @throws PlanRefused if a rule on them cannot be followed
     */
    public List<ShownTable> of(List<TableText> names, Set<TableText> found) {
        Keyring keyring = KeyringReader.read(configuration);
        try (Source source = Dialect.of(database).openSource(database.source(), database.timeouts())) {
            ColumnPlan plan = ColumnPlan.of(database, source);
            List<Table> tables = new ArrayList<>();
            for (Table table : plan.schema().tables()) {
                for (TableText name : names) {
                    if (!name.names(table.name().schema(), table.name().name())) continue;
                    found.add(name);
                    if (!tables.contains(table)) tables.add(table);
                }
            }
            refuseErrors(plan, tables);
            Binding binding = Binding.of(plan, tables, source, keyring);
            return tables.stream()
                    .map(table -> show(table, plan, binding, source))
                    .toList();
        }
    }

    /** Errors that are about other tables can wait; an undecided column is hidden. */
    private static void refuseErrors(ColumnPlan plan, List<Table> tables) {
        Set<String> others = plan.schema().tables().stream()
                .filter(table -> !tables.contains(table))
                .map(table -> table.name().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        List<Finding> errors = plan.findings().stream()
                .filter(Finding::isError)
                .filter(finding -> !finding.id().equals("undecided-column"))
                .filter(finding ->
                        others.stream().noneMatch(other -> finding.where().startsWith(other + ".")))
                .toList();
        if (!tables.isEmpty() && !errors.isEmpty()) throw new PlanRefused(errors);
    }

    private ShownTable show(Table table, ColumnPlan plan, Binding binding, Source source) {
        List<Column> columns = table.stored();
        List<ShownColumn> shown =
                columns.stream().map(column -> column(table, column, plan)).toList();
        Codec[] codecs = columns.stream()
                .map(column -> binding.codec(table, column.name()))
                .toArray(Codec[]::new);
        List<Candidate> candidates = new ArrayList<>();
        source.showSome(table, binding.format(table.name()), lookedAt(table), row -> {
            List<@Nullable String> before = values(row, codecs, false);
            binding.masks(table).forEach(mask -> mask.replaceIn(row));
            candidates.add(new Candidate(before, values(row, codecs, true)));
        });
        List<ShownRow> chosen = new Remarkable(table, candidates)
                .choose(rows).stream().map(choice -> row(choice, shown)).toList();
        return new ShownTable(table.name().toString(), table.rows(), shown, chosen);
    }

    private int lookedAt(Table table) {
        long each = Math.max(1, table.bytes() / Math.max(1, table.rows()));
        return (int) Math.clamp(LOOKED_AT_BYTES / each, 2L * rows, Math.max(2L * rows, LOOKED_AT));
    }

    private static ShownColumn column(Table table, Column column, ColumnPlan plan) {
        ColumnName name = new ColumnName(table.name(), column.name());
        String type = column.type().name();
        boolean doubtful = plan.findings().stream()
                .anyMatch(finding -> finding.id().equals("kept-against-pattern")
                        && finding.where().equals(name.toString()));
        return switch (plan.decisions().of(name)) {
            case Decision.Masked masked ->
                new ShownColumn(
                        column.name(),
                        type,
                        masked.masker() instanceof GenericMasker.Shuffle ? Fate.SHUFFLED : Fate.MASKED,
                        masked.masker().name());
            case Decision.Kept kept -> new ShownColumn(column.name(), type, doubtful ? Fate.DOUBTFUL : Fate.KEPT, null);
            case Decision.Undecided undecided -> new ShownColumn(column.name(), type, Fate.UNDECIDED, null);
        };
    }

    private static List<@Nullable String> values(Row row, Codec[] codecs, boolean current) {
        Cell cell = new Cell();
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < codecs.length; i++) {
            if (current) row.current(i, cell);
            else row.original(i, cell);
            values.add(cell.isNull() ? null : codecs[i].decode(cell));
        }
        return values;
    }

    private ShownRow row(Remarkable.Choice choice, List<ShownColumn> columns) {
        List<@Nullable String> staging = new ArrayList<>();
        List<@Nullable String> production = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            staging.add(
                    columns.get(i).fate().isHidden()
                            ? null
                            : choice.candidate().after().get(i));
            production.add(choice.candidate().before().get(i));
        }
        return new ShownRow(choice.because(), originals ? production : null, staging);
    }

    /** A row in both forms; never printed as it is. */
    record Candidate(List<@Nullable String> before, List<@Nullable String> after) {
        @Override
        public String toString() {
            return "Candidate[" + before.size() + " columns]";
        }
    }
}
