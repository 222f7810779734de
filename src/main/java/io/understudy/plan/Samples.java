package io.understudy.plan;

import io.understudy.config.Sample;
import io.understudy.config.TableSample.Part;
import io.understudy.sample.Closure;
import io.understudy.sample.Cohort;
import io.understudy.sample.TableSample;
import io.understudy.schema.ForeignKey;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns roles into cohorts. */
final class Samples {
    private final Schema schema;
    private final Sample sample;
    private final Map<TableName, Ownership> roles;
    private final Map<TableName, io.understudy.config.TableSample> configured;
    private final Map<TableName, TableSample> made = new LinkedHashMap<>();

    Samples(
            Schema schema,
            Sample sample,
            Map<TableName, Ownership> roles,
            Map<TableName, io.understudy.config.TableSample> configured) {
        this.schema = schema;
        this.sample = sample;
        this.roles = roles;
        this.configured = configured;
    }

    /** Ordered so that a table comes after those it refers to, as far as cycles allow: what is missing is then known at once. */
    List<TableSample> inReadingOrder(List<Reference> references) {
        Map<TableName, List<TableName>> parents = new LinkedHashMap<>();
        schema.tables().forEach(table -> parents.put(table.name(), new ArrayList<>()));
        references.forEach(reference -> parents.computeIfAbsent(reference.child(), absent -> new ArrayList<>())
                .add(reference.parent()));
        List<TableSample> ordered = new ArrayList<>();
        Set<TableName> visited = new HashSet<>();
        parents.keySet().forEach(table -> visit(table, parents, visited, ordered));
        return ordered;
    }

    private void visit(
            TableName table,
            Map<TableName, List<TableName>> parents,
            Set<TableName> visited,
            List<TableSample> ordered) {
        if (!visited.add(table)) return;
        parents.getOrDefault(table, List.of()).forEach(parent -> visit(parent, parents, visited, ordered));
        ordered.add(of(table));
    }

    private TableSample of(TableName name) {
        TableSample known = made.get(name);
        if (known != null) return known;
        Table table = schema.table(name).orElseThrow();
        Ownership role = roleOf(name);
        TableSample result = new TableSample(name, role.role(), cohort(table, role), role.because());
        made.put(name, result);
        return result;
    }

    private Ownership roleOf(TableName name) {
        Ownership role = roles.get(name);
        if (role == null) throw new IllegalStateException("no role for " + name);
        return role;
    }

    private Cohort cohort(Table table, Ownership role) {
        Part part = configured.get(table.name()) instanceof Part found ? found : null;
        String where = part == null ? null : part.where();
        return switch (role.role()) {
            case NONE -> new Cohort.Nothing();
            case OWNED ->
                owned(table, java.util.Objects.requireNonNull(role.owner()), where, part == null ? null : part.most());
            case REFERENCE -> isWhole(table) ? whole(table, where) : byUnit(table, part, where);
            case ROOT ->
                part != null && part.rows() != null
                        ? new Cohort.Lowest(unit(table, part), part.rows(), where)
                        : byUnit(table, part, where);
        };
    }

    private boolean isWhole(Table table) {
        return configured.get(table.name()) instanceof io.understudy.config.TableSample.All
                || table.rows() <= sample.small();
    }

    private static Cohort whole(Table table, @Nullable String where) {
        return where == null
                ? new Cohort.Whole()
                : new Cohort.ByUnit(new Cohort.UnitKey(List.of(), Closure.identityOf(table)), 1, where);
    }

    private Cohort byUnit(Table table, @Nullable Part part, @Nullable String where) {
        double rate = part != null && part.rate() != null
                ? part.rate().fraction()
                : sample.rate().fraction();
        return rate >= 1 ? whole(table, where) : new Cohort.ByUnit(unit(table, part), rate, where);
    }

    private static Cohort.UnitKey unit(Table table, @Nullable Part part) {
        return new Cohort.UnitKey(part == null ? List.of() : part.by(), Closure.identityOf(table));
    }

    private Cohort owned(Table table, Reference owner, @Nullable String where, @Nullable Long most) {
        Cohort ownersCohort = of(owner.parent()).cohort();
        if (ownersCohort instanceof Cohort.Whole && most == null) return whole(table, where);
        return new Cohort.WithOwner(
                owner,
                new Cohort.UnitKey(List.of(), Closure.identityOf(table)),
                rateOf(ownersCohort),
                orphansPossible(table, owner),
                where,
                most);
    }

    /** The rate that leads to a cohort; rows without an owner are chosen at it. */
    private double rateOf(Cohort cohort) {
        return switch (cohort) {
            case Cohort.ByUnit byUnit -> byUnit.rate();
            case Cohort.WithOwner owned -> owned.rate();
            case Cohort.Whole whole -> 1;
            case Cohort.Lowest lowest -> sample.rate().fraction();
            case Cohort.Nothing nothing -> sample.rate().fraction();
        };
    }

    /** Only a proven key over columns that cannot be null promises every row its owner. */
    static boolean orphansPossible(Table table, Reference owner) {
        boolean nullable = owner.columns().stream()
                .anyMatch(column -> table.column(column).orElseThrow().nullable());
        boolean proven = table.foreignKeys().stream()
                .filter(ForeignKey::proven)
                .anyMatch(key -> key.reference().equals(owner));
        return nullable || !proven;
    }
}
