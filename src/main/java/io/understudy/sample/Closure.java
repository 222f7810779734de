package io.understudy.sample;

import io.understudy.schema.Key;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.wire.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The worklist of rows that kept rows refer to. Rows stream past a {@link Selection} each; what they need and is not kept is handed out in {@linkplain #next batches} to be fetched by key,
 * whose rows stream past a selection again, until nothing new is needed. Cycles, self-references and composite keys need no special case.
 *
 * <p>A reference table's own possessions (the translations of a product) come along with a row that the closure brings, as they would with one that the rate chose; but not those that are about
 * others as well (its reviews), because they would bring in their writers, and these whatever they refer to.
 */
public final class Closure {
    /** How many keys are fetched with one query. */
    private static final int BATCH = 10_000;

    private final Sampling sampling;
    private final Map<String, KeySpace> spaces = new LinkedHashMap<>();
    private final Map<KeySpace, Cohort.WithOwner> possessions = new LinkedHashMap<>();
    private final Map<TableName, KeySpace> identities = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private long fetched;

    /** A reference that is followed, and how many different rows it was the first to ask for. */
    private static final class Edge {
        final Reference reference;
        final KeySpace space;
        final boolean downwards;
        long asked;

        Edge(Reference reference, KeySpace space, boolean downwards) {
            this.reference = reference;
            this.space = space;
            this.downwards = downwards;
        }
    }

    /**
     * Rows of one table to be fetched because their {@code columns} hold one of {@code keys}.
     *
     * @param discriminator what the rows must hold besides, or null
     * @param where SQL that the rows must also satisfy, or null
     * @param owner where rows are fetched because of their owners: the reference by which they belong to them, and so by which the keys are compared; else null
     * @param thinning how many rows of one key are fetched; null for all of them
     */
    public record Request(
            TableName table,
            List<String> columns,
            List<String[]> keys,
            Reference.@Nullable Discriminator discriminator,
            @Nullable String where,
            @Nullable Reference owner,
            @Nullable Thinning thinning) {
        /** The rows of some owners. */
        public static Request ofOwners(Cohort.WithOwner owned, List<String[]> names, String seed) {
            Reference owner = owned.owner();
            return new Request(
                    owner.child(),
                    owner.columns(),
                    names,
                    owner.discriminator(),
                    owned.where(),
                    owner,
                    owned.thinning(seed));
        }

        /** Rows that are asked for by their own names. */
        public Request(
                TableName table,
                List<String> columns,
                List<String[]> keys,
                Reference.@Nullable Discriminator discriminator,
                @Nullable String where) {
            this(table, columns, keys, discriminator, where, null, null);
        }

        /** The same for one of the keys. */
        public Request of(String[] key) {
            return new Request(table, columns, List.<String[]>of(key), discriminator, where, owner, thinning);
        }
    }

    /** Makes a probe for columns of a table, in the codecs of the stream it is read from; what it reads is the name of a row in a key space. */
    @FunctionalInterface
    public interface Probes {
        KeyProbe probe(
                TableName table, List<String> columns, Reference.@Nullable Discriminator discriminator, KeySpace space);
    }

    public Closure(Sampling sampling, Schema schema) {
        this.sampling = sampling;
        for (Reference reference : sampling.references()) {
            if (sampling.of(reference.parent()).needsClosure()) {
                edges.add(new Edge(reference, space(reference.parent(), reference.parentColumns()), false));
            }
        }
        for (TableSample sample : sampling.tables()) {
            if (!sampling.comesAlong(sample)) continue;
            Cohort.WithOwner owned = (Cohort.WithOwner) sample.cohort();
            KeySpace space = new KeySpace(sample.table(), owned.owner().columns());
            possessions.put(space, owned);
            edges.add(new Edge(owned.owner(), space, true));
            identify(sample.table(), schema);
        }
        if (sampling.scan().cover() > 0)
            sampling.tables().stream()
                    .filter(TableSample::needsClosure)
                    .forEach(sample -> identify(sample.table(), schema));
        edges.stream().map(edge -> edge.space.table()).distinct().forEach(table -> identify(table, schema));
    }

    private KeySpace space(TableName table, List<String> columns) {
        return spaces.computeIfAbsent(table + " " + columns, absent -> new KeySpace(table, columns));
    }

    /** The names that a reference uses; null where nothing has to be known about them. */
    @Nullable
    KeySpace space(Reference reference) {
        return edges.stream()
                .filter(edge -> !edge.downwards && edge.reference.equals(reference))
                .map(edge -> edge.space)
                .findFirst()
                .orElse(null);
    }

    private void identify(TableName name, Schema schema) {
        Table table = schema.table(name).orElseThrow();
        List<String> key = identityOf(table);
        if (!key.isEmpty()) identities.put(name, space(name, key));
    }

    /** The columns that tell one row of a table from every other; empty where there are none. A unique key with nulls does not: rows that hold one have no name at all. */
    public static List<String> identityOf(Table table) {
        if (table.primaryKey() != null) return table.primaryKey().columns();
        return table.uniqueKeys().stream()
                .map(Key::columns)
                .filter(columns -> columns.stream()
                        .noneMatch(column -> table.column(column).orElseThrow().nullable()))
                .findFirst()
                .orElse(List.of());
    }

    /** Whether a row of a table is kept already; null for a table whose rows nothing names. */
    public @Nullable Predicate<Row> kept(TableName table, Probes probes) {
        KeySpace identity = identities.get(table);
        if (identity == null) return null;
        KeyProbe probe = probes.probe(table, identity.columns(), null, identity);
        return row -> identity.keeps(probe, row);
    }

    /** Whether the row that a reference calls by a whole number from 0 to 2^32 - 1 is kept already; empty where nothing has to be known about such rows. */
    public Optional<LongPredicate> kept(Reference reference) {
        return Optional.ofNullable(space(reference)).map(space -> space::keepsInteger);
    }

    /** What happens to the rows that the cohort of a table is made of. */
    public Selection ofCohort(TableName table, Probes probes) {
        return selection(table, probes, false);
    }

    /** What happens to the rows of a table that are fetched because others refer to them. */
    public Selection ofFetched(TableName table, Probes probes) {
        return selection(table, probes, true);
    }

    private Selection selection(TableName table, Probes probes, boolean fetched) {
        KeySpace identity = identities.get(table);
        List<Selection.Answer> answers = new ArrayList<>();
        for (KeySpace space : spaces.values()) {
            if (space.table().equals(table) && space != identity) {
                answers.add(new Selection.Answer(probes.probe(table, space.columns(), null, space), space));
            }
        }
        List<Selection.Refers> refers = new ArrayList<>();
        for (Edge edge : edges) {
            Reference reference = edge.reference;
            if (!edge.downwards && reference.child().equals(table)) {
                refers.add(new Selection.Refers(
                        probes.probe(table, reference.columns(), reference.discriminator(), edge.space),
                        edge.space,
                        () -> edge.asked++));
            }
            if (edge.downwards && fetched && reference.parent().equals(table)) {
                refers.add(new Selection.Refers(
                        probes.probe(table, reference.parentColumns(), null, edge.space),
                        edge.space,
                        () -> edge.asked++));
            }
        }
        Selection.Answer self = identity == null
                ? null
                : new Selection.Answer(probes.probe(table, identity.columns(), null, identity), identity);
        return new Selection(self, answers, refers);
    }

    /** The next rows to fetch, or null when nothing kept refers to anything missing. */
    public @Nullable Request next() {
        for (KeySpace space : spaces.values()) {
            List<String[]> keys = space.take(BATCH);
            if (!keys.isEmpty()) return new Request(space.table(), space.columns(), keys, null, null);
        }
        for (Map.Entry<KeySpace, Cohort.WithOwner> entry : possessions.entrySet()) {
            KeySpace space = entry.getKey();
            List<String[]> keys = space.take(BATCH);
            if (!keys.isEmpty()) return Request.ofOwners(entry.getValue(), keys, sampling.seed());
        }
        return null;
    }

    /**
     * Counts rows that were fetched.
     *
     * @throws ClosureOverBudget when they are more than the budget
     */
    public void count(long rows) {
        fetched += rows;
        if (fetched > sampling.closureBudget()) {
            Edge greediest = edges.stream()
                    .max(Comparator.comparingLong(edge -> edge.asked))
                    .orElseThrow();
            throw new ClosureOverBudget(greediest.reference, greediest.asked, sampling.closureBudget());
        }
    }

    /** How many rows have been fetched so far. */
    public long fetched() {
        return fetched;
    }

    /** For each table referred to: how many different names production's kept rows use that no row answers to. */
    public Map<TableName, Long> dangling() {
        Map<TableName, Long> result = new LinkedHashMap<>();
        for (KeySpace space : spaces.values()) result.merge(space.table(), space.dangling(), Long::sum);
        return result;
    }

    /** How many different names the kept rows of a reference may use at most that no row answers to: those that production has none for either. Empty where the closure does not follow it. */
    public OptionalLong dangling(Reference reference) {
        return edges.stream()
                .filter(edge -> !edge.downwards && edge.reference.equals(reference))
                .mapToLong(edge -> edge.space.dangling())
                .findFirst();
    }
}
