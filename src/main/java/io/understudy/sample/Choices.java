package io.understudy.sample;

import io.understudy.schema.Column;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The choice of each table's cohort as its rows stream past, one table after the other. What only the server can compare exactly as it does (texts under a collation, numbers of different types), what it
 * has to sort, and what depends on rows that have not streamed past yet, it chooses itself.
 */
public final class Choices {
    /** Kinds whose text is the same here and on every server. */
    private static final Set<Kind> TOLD_ALIKE = EnumSet.of(
            Kind.INTEGER,
            Kind.DECIMAL,
            Kind.TEXT,
            Kind.PADDED_TEXT,
            Kind.BOOLEAN,
            Kind.DATE,
            Kind.TIMESTAMP,
            Kind.TIMESTAMP_WITH_ZONE,
            Kind.UUID);

    private final Sampling sampling;
    private final Schema schema;
    private final Closure closure;
    private final Closure.Probes probes;
    private final Census census;
    private final Set<TableName> streamed = new HashSet<>();

    public Choices(Sampling sampling, Schema schema, Closure closure, Closure.Probes probes, Census census) {
        this.sampling = sampling;
        this.schema = schema;
        this.closure = closure;
        this.probes = probes;
        this.census = census;
    }

    /** The choice of a table that is about to stream past; null where the server has to choose. */
    public @Nullable Choice of(TableName name) {
        TableSample sample = sampling.of(name);
        Table table = schema.table(name).orElseThrow();
        return switch (sample.cohort()) {
            case Cohort.Whole whole -> Choice.ALL;
            case Cohort.Nothing nothing -> null;
            case Cohort.Lowest lowest -> null;
            case Cohort.ByUnit byUnit -> byUnit.rate() >= 1 ? Choice.ALL : under(table, byUnit.unit(), byUnit.rate());
            case Cohort.WithOwner owned -> owned(table, owned);
        };
    }

    /** How many rows of a table that is about to stream past each owner has; null for a table without an owner, or one whose owners are all kept or are called by anything but whole numbers. */
    public @Nullable Families families(TableName name) {
        if (!(sampling.of(name).cohort() instanceof Cohort.WithOwner owned)) return null;
        Reference owner = owned.owner();
        KeySpace space = closure.space(owner);
        if (space == null || !streamed.contains(owner.parent())) return null;
        KeyProbe probe = probes.probe(name, owner.columns(), owner.discriminator(), space);
        return probe.isInteger() ? new Families(owned, probe, space, census.of(owner), sampling.seed()) : null;
    }

    /** A table whose chosen rows have all been kept. */
    public void streamed(TableName table) {
        streamed.add(table);
    }

    private @Nullable Choice under(Table table, Cohort.UnitKey unit, double rate) {
        boolean told = unit.columns().stream().allMatch(column -> isToldAlike(table, column))
                && unit.natural().stream().allMatch(column -> isToldAlike(table, column));
        if (unit.columns().isEmpty() || !told) return null;
        long threshold = Unit.threshold(rate);
        KeyProbe natural = unit.natural().isEmpty() ? null : probe(table, unit.natural());
        UnitProbe probe = new UnitProbe(sampling.seed(), natural, probe(table, unit.columns()));
        return row -> probe.of(row) < threshold;
    }

    private KeyProbe probe(Table table, List<String> columns) {
        return probes.probe(table.name(), columns, null, new KeySpace(table.name(), columns));
    }

    private static boolean isToldAlike(Table table, String column) {
        return TOLD_ALIKE.contains(table.column(column).orElseThrow().type().kind());
    }

    private @Nullable Choice owned(Table table, Cohort.WithOwner owned) {
        Reference owner = owned.owner();
        KeySpace space = closure.space(owner);
        if (space == null || !streamed.contains(owner.parent()) || !isComparedAlike(table, owner)) return null;
        // Which rows of a large family stay is known when all of them are.
        if (owned.most() != null) return null;
        KeyProbe name = probes.probe(table.name(), owner.columns(), owner.discriminator(), space);
        if (!owned.orphansPossible()) return row -> space.keeps(name, row);
        Census.Names owners = census.of(owner);
        if (owners == null) return null;
        Choice alone = under(table, owned.own(), owned.rate());
        if (alone == null) return null;
        Choice ownerless = owned.rate() >= 1 ? Choice.ALL : alone;
        Choice orphan = owned.rate() >= 1 ? Choice.ALL : dangling(name, owned.rate());
        return row -> space.keeps(name, row)
                || (name.names(row) ? !owners.has(name, row) && orphan.chooses(row) : ownerless.chooses(row));
    }

    /** Rows whose owner does not exist live or die by its name as it is. */
    private Choice dangling(KeyProbe name, double rate) {
        UnitProbe probe = new UnitProbe(sampling.seed(), null, name);
        long threshold = Unit.threshold(rate);
        return row -> probe.of(row) < threshold;
    }

    /** Whether two keys are the same to the server exactly if their texts are. */
    private boolean isComparedAlike(Table table, Reference reference) {
        Table parent = schema.table(reference.parent()).orElseThrow();
        for (int i = 0; i < reference.columns().size(); i++) {
            Column from = table.column(reference.columns().get(i)).orElseThrow();
            Column to = parent.column(reference.parentColumns().get(i)).orElseThrow();
            if (from.type().kind() != to.type().kind() || !isComparedByText(from) || !isComparedByText(to))
                return false;
        }
        return reference.discriminator() == null
                || isToldAlike(table, reference.discriminator().column());
    }

    private static boolean isComparedByText(Column column) {
        return switch (column.type().kind()) {
            case INTEGER, UUID -> true;
            case TEXT ->
                column.type().collation() == null && !column.type().name().contains("citext");
            case PADDED_TEXT,
                    DECIMAL,
                    FLOAT,
                    BOOLEAN,
                    DATE,
                    TIME,
                    TIMESTAMP,
                    TIMESTAMP_WITH_ZONE,
                    INET,
                    JSON,
                    JSONB,
                    BYTES,
                    ENUM,
                    ARRAY,
                    OTHER -> false;
        };
    }
}
