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
 */
public record Sampling(String seed, List<TableSample> tables, List<Reference> references, long closureBudget) {
    public Sampling {
        tables = List.copyOf(tables);
        references = List.copyOf(references);
    }

    /** The part about one table, which must be there. */
    public TableSample of(TableName table) {
        return tables.stream()
                .filter(sample -> sample.table().equals(table))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sample of " + table));
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
