package io.understudy.plan;

import io.understudy.sample.Role;
import io.understudy.schema.Column;
import io.understudy.schema.ForeignKey;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Infers what each table is to the sample from the graph of foreign keys. The owner of a table is the parent of its identifying or ON DELETE CASCADE key; else of a NOT NULL key; else of a nullable key that leads to customers.
 * Among several, the one that leads to a table of customers, users or accounts comes first, because what developers need whole is a customer's history; then the largest.
 */
final class Roles {
    /** A table of people with fewer rows than this is a list of settings or staff, not what the data hangs on. */
    private static final long FEWEST_PEOPLE = 20;

    /** How many times {@code small} rows a table may have and still be kept whole because it belongs to a table that is. */
    private static final long WHOLE_WITH_OWNER = 20;

    private final Schema schema;
    private final long small;
    private final Map<TableName, Ownership> decided = new LinkedHashMap<>();
    private final Set<TableName> inProgress = new HashSet<>();

    /** A key that may make its parent the owner. */
    private record Candidate(Reference reference, Strength strength, String why) {}

    /** What a key says about owning, in rising order. */
    private enum Strength {
        /** May be null: enough only where it leads to customers, since an order of a known customer is that customer's. */
        OPTIONAL,
        REQUIRED,
        /** Part of the primary key, or ON DELETE CASCADE. */
        IDENTIFYING
    }

    /**
     * @param small unowned tables of up to so many rows are kept whole
     * @param configured what the configuration has decided already
     */
    Roles(Schema schema, long small, Map<TableName, Ownership> configured) {
        this.schema = schema;
        this.small = small;
        decided.putAll(configured);
    }

    /** The role of every table, in the order of the schema. */
    Map<TableName, Ownership> infer() {
        Map<TableName, Ownership> result = new LinkedHashMap<>();
        for (Table table : schema.tables()) result.put(table.name(), of(table));
        result.replaceAll((name, ownership) -> demoted(ownership, result));
        return result;
    }

    private Ownership of(Table table) {
        Ownership known = decided.get(table.name());
        if (known != null) return known;
        inProgress.add(table.name());
        Ownership ownership = decide(table);
        inProgress.remove(table.name());
        decided.put(table.name(), ownership);
        return ownership;
    }

    private Ownership decide(Table table) {
        List<Candidate> candidates = table.foreignKeys().stream()
                .filter(key -> !key.temporal())
                .map(key -> candidate(table, key))
                .filter(java.util.Objects::nonNull)
                .filter(candidate -> mayOwn(candidate, table))
                .toList();
        boolean people = PersonLikeNames.matches(table.name().name()) && table.rows() > FEWEST_PEOPLE;
        Candidate best = candidates.stream()
                .filter(candidate -> !people
                        || candidate.strength() == Strength.IDENTIFYING
                        || leadsToServed(candidate.reference().parent()))
                .max(Comparator.comparing(Candidate::strength)
                        .thenComparing(
                                candidate -> leadsToServed(candidate.reference().parent()))
                        .thenComparing(candidate -> parentOf(candidate).rows() > small)
                        .thenComparingLong(candidate -> parentOf(candidate).rows())
                        .thenComparing(candidate -> candidate.reference().toString(), Comparator.reverseOrder()))
                .orElse(null);
        if (best != null) return new Ownership(table.name(), Role.OWNED, best.reference(), best.why());
        if (people)
            return new Ownership(table.name(), Role.ROOT, null, "named like the people or accounts that data hangs on");
        if (table.rows() <= small)
            return new Ownership(table.name(), Role.REFERENCE, null, "no owner and no more than " + small + " rows");
        return new Ownership(table.name(), Role.ROOT, null, "no owner, and too many rows to be kept whole");
    }

    private @Nullable Candidate candidate(Table table, ForeignKey key) {
        Reference reference = key.reference();
        if (inProgress.contains(reference.parent()) || isOwnedBy(reference.parent(), table.name())) return null;
        if (table.primaryKey() != null && table.primaryKey().columns().containsAll(reference.columns())) {
            return new Candidate(
                    reference, Strength.IDENTIFYING, "part of its primary key names " + reference.parent());
        }
        if (key.cascades())
            return new Candidate(
                    reference, Strength.IDENTIFYING, "deleted with its " + reference.parent() + " (ON DELETE CASCADE)");
        boolean required = reference.columns().stream()
                .map(table::column)
                .allMatch(column -> column.map(Roles::isRequired).orElse(false));
        return required
                ? new Candidate(
                        reference, Strength.REQUIRED, "cannot be without its " + reference.parent() + " (NOT NULL key)")
                : new Candidate(reference, Strength.OPTIONAL, "names the " + reference.parent() + " it is about");
    }

    /** Whether the owners of a table, itself included, lead back to another: to own that one would be a circle. */
    private boolean isOwnedBy(TableName name, TableName ancestor) {
        TableName at = name;
        while (!at.equals(ancestor)) {
            Ownership ownership = decided.get(at);
            if (ownership == null || ownership.owner() == null) return false;
            at = ownership.owner().parent();
        }
        return true;
    }

    private static boolean isRequired(Column column) {
        return !column.nullable();
    }

    /** A shared list does not own the facts that mention it; but what describes the list itself belongs to it. */
    private boolean mayOwn(Candidate candidate, Table child) {
        Ownership parent = of(parentOf(candidate));
        if (candidate.strength() == Strength.OPTIONAL && !leadsToServed(parent.table())) return false;
        return switch (parent.role()) {
            case ROOT, OWNED -> true;
            case REFERENCE -> candidate.strength() == Strength.IDENTIFYING && child.rows() <= WHOLE_WITH_OWNER * small;
            case NONE -> false;
        };
    }

    private boolean leadsToServed(TableName name) {
        Set<TableName> seen = new HashSet<>();
        TableName at = name;
        while (seen.add(at)) {
            Ownership ownership = decided.get(at);
            if (ownership == null) return false;
            if (ownership.owner() == null) {
                return ownership.role() == Role.ROOT && PersonLikeNames.served(at.name());
            }
            at = ownership.owner().parent();
        }
        return false;
    }

    /** A large unowned table that turned out to own nothing, but is referred to, is shared by many. */
    private Ownership demoted(Ownership ownership, Map<TableName, Ownership> all) {
        TableName name = ownership.table();
        boolean inferredRoot =
                ownership.role() == Role.ROOT && ownership.because().startsWith("no owner");
        if (!inferredRoot) return ownership;
        boolean owns = all.values().stream()
                .anyMatch(
                        other -> other.owner() != null && other.owner().parent().equals(name));
        boolean referredTo = schema.tables().stream()
                .filter(table -> !table.name().equals(name))
                .flatMap(table -> table.foreignKeys().stream())
                .anyMatch(key -> key.reference().parent().equals(name));
        if (owns || !referredTo) return ownership;
        return new Ownership(name, Role.REFERENCE, null, "shared: others refer to it and it owns nothing");
    }

    private Table parentOf(Candidate candidate) {
        return schema.table(candidate.reference().parent()).orElseThrow();
    }
}
