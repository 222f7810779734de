package io.understudy.sample;

import io.understudy.schema.Reference;
import io.understudy.schema.TableName;
import java.util.List;

/**
 * Which rows of a whole database are kept.
 *
 * @param seed chooses the cohort
 * @param tables in the order in which they are best read: those referred to before those that refer
 * @param references every reference the closure follows, declared or configured
 * @param closureBudget how many rows the closure may add before the run stops
 * @param scan how much is read for it
 */
public record Sampling(
        String seed, List<TableSample> tables, List<Reference> references, long closureBudget, Scan scan) {
    /**
     * How much is read to choose rows.
     *
     * @param whole whether every row of every sampled table streams past once; if not, the server sends the chosen ones only
     * @param cover how many rows are kept for each rare stratum; 0 for none
     */
    public record Scan(boolean whole, int cover) {
        /** Nothing but what is kept. */
        public static final Scan NONE = new Scan(false, 0);
    }

    public Sampling {
        tables = List.copyOf(tables);
        references = List.copyOf(references);
    }

    /** Without a cover, chosen by the server. */
    public Sampling(String seed, List<TableSample> tables, List<Reference> references, long closureBudget) {
        this(seed, tables, references, closureBudget, Scan.NONE);
    }

    /** The part about one table, which must be there. */
    public TableSample of(TableName table) {
        return tables.stream()
                .filter(sample -> sample.table().equals(table))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sample of " + table));
    }

    /** The same, but that every row of a table that could be in its cohort is: all of them, or those that meet its condition. */
    public Sampling withAllOf(TableName table) {
        return new Sampling(
                seed,
                tables.stream()
                        .map(sample -> sample.table().equals(table) ? sample.whole() : sample)
                        .toList(),
                references,
                closureBudget,
                scan);
    }

    /**
     * Whether rows of a table come with an owner that others refer to: a shared one's own, or what belongs to such a possession in turn. Not what refers to further rows that are not there anyway:
     * it would bring them in, and these whatever they refer to.
     */
    public boolean comesAlong(TableSample sample) {
        if (!(sample.cohort() instanceof Cohort.WithOwner owned) || !references.contains(owned.owner())) return false;
        TableSample parent = of(owned.owner().parent());
        if (!parent.needsClosure() || (parent.role() != Role.REFERENCE && !comesAlong(parent))) return false;
        return references.stream()
                .filter(reference -> reference.child().equals(sample.table()) && !reference.equals(owned.owner()))
                .map(Reference::parent)
                .allMatch(other -> other.equals(sample.table()) || !of(other).needsClosure());
    }
}
