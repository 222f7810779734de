package io.understudy.plan;

import io.understudy.sample.Cohort;
import io.understudy.sample.Sampling;
import io.understudy.sample.TableSample;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many rows a plan will probably take, from the catalog's own row counts. A parent that n rows of a child refer to, evenly, is reached by the closure with probability 1 − e^(−n/P), P being the
 * parent's rows; real references are skewed, so this is an upper estimate of what the closure adds. What belongs to the same customer mostly refers to what is the customer's as well, which is there already.
 */
final class Estimates {
    private final Schema schema;
    private final Sampling sampling;
    private final Map<TableName, Double> cohort = new HashMap<>();
    private final Map<TableName, Double> total = new HashMap<>();

    Estimates(Schema schema, Sampling sampling) {
        this.schema = schema;
        this.sampling = sampling;
        sampling.tables().forEach(sample -> cohort.put(sample.table(), share(sample) * rows(sample.table())));
        total.putAll(cohort);
        // Children come after their parents in reading order, so going backwards carries what a child brings up through
        // several levels.
        for (TableSample sample : new ArrayList<>(sampling.tables()).reversed()) addClosure(sample);
        sampling.tables().stream().filter(sampling::comesAlong).forEach(this::addPossessions);
    }

    List<TablePlan> tables() {
        return sampling.tables().stream()
                .map(sample -> {
                    Table table = schema.table(sample.table()).orElseThrow();
                    long rows = Math.round(total.getOrDefault(sample.table(), 0.0));
                    return new TablePlan(
                            table,
                            sample,
                            rows,
                            table.rows() == 0 ? 0 : Math.round((double) table.bytes() / table.rows() * rows));
                })
                .toList();
    }

    private double share(TableSample sample) {
        return switch (sample.cohort()) {
            case Cohort.Whole whole -> 1;
            case Cohort.Nothing nothing -> 0;
            case Cohort.ByUnit byUnit -> byUnit.rate();
            case Cohort.Lowest lowest -> Math.min(1, (double) lowest.rows() / Math.max(1, rows(sample.table())));
            case Cohort.WithOwner owned -> share(sampling.of(owned.owner().parent()));
        };
    }

    private void addClosure(TableSample sample) {
        if (!sample.needsClosure()) return;
        double parents = rows(sample.table());
        if (parents == 0) return;
        double missed = 1 - cohort.getOrDefault(sample.table(), 0.0) / parents;
        for (Reference reference : sampling.references()) {
            if (reference.parent().equals(sample.table()) && !staysInTheFamily(reference))
                missed *= Math.exp(-referring(reference) / parents);
        }
        total.put(sample.table(), (1 - missed) * parents);
    }

    /** How many rows name a parent. The catalog's counts do not tell how many hold a null or another kind, so half of those that may are taken to. */
    private double referring(Reference reference) {
        Table child = schema.table(reference.child()).orElseThrow();
        boolean always = reference.discriminator() == null
                && reference.columns().stream()
                        .noneMatch(column -> child.column(column).orElseThrow().nullable());
        return total.getOrDefault(reference.child(), 0.0) * (always ? 1 : 0.5);
    }

    /** Whether both sides belong to one owner, so that the parent is kept whenever the child is. */
    private boolean staysInTheFamily(Reference reference) {
        boolean owned = sampling.of(reference.child()).cohort() instanceof Cohort.WithOwner;
        return owned && head(reference.child()).equals(head(reference.parent()));
    }

    private TableName head(TableName table) {
        return sampling.of(table).cohort() instanceof Cohort.WithOwner owned
                ? head(owned.owner().parent())
                : table;
    }

    private void addPossessions(TableSample sample) {
        Cohort.WithOwner owned = (Cohort.WithOwner) sample.cohort();
        TableName parent = owned.owner().parent();
        if (rows(parent) == 0) return;
        double brought = total.getOrDefault(parent, 0.0) - cohort.getOrDefault(parent, 0.0);
        total.merge(sample.table(), brought / rows(parent) * rows(sample.table()), Double::sum);
    }

    private double rows(TableName table) {
        return schema.table(table).map(Table::rows).orElse(0L);
    }
}
