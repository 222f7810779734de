package io.understudy.plan;

import io.understudy.sample.Role;
import io.understudy.schema.ForeignKey;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Infers what each table is to the sample from the graph of references. The owner of a table is the parent of its identifying or ON DELETE CASCADE key; else of a NOT NULL key; else of a nullable key that leads to customers.
 * Among several, the one that leads to a table of customers, users or accounts comes first, because what developers need whole is a customer's history; then the largest.
 *
 * <p>Inference goes in rounds, the strongest keys first: a weak key that would close a circle with what stronger keys say (a customer's default address) is left out.
 */
final class Roles {
    /** A table of people with fewer rows than this is a list of settings or staff, not what the data hangs on. */
    private static final long FEWEST_PEOPLE = 20;

    /** How many times {@code small} rows a table may have and still be kept whole because it belongs to a table that is. */
    private static final long WHOLE_WITH_OWNER = 20;

    private final Schema schema;
    private final long small;
    private final List<Reference> further;
    private final Map<TableName, Ownership> configured;
    private Map<TableName, Ownership> before;
    private Map<TableName, Ownership> decided;
    private final Set<TableName> inProgress = new HashSet<>();

    /** A key that may make its parent the owner. */
    private record Candidate(Reference reference, Strength strength, String why) {}

    /** What a key says about owning, in rising order. */
    private enum Strength {
        /** May be null, or is one of several kinds: enough only where it leads to customers, since an order of a known customer is that customer's. */
        OPTIONAL,
        REQUIRED,
        /** Part of the primary key, or ON DELETE CASCADE. */
        IDENTIFYING
    }

    /**
     * @param small unowned tables of up to so many rows are kept whole
     * @param further references that the schema does not declare
     * @param configured what the configuration has decided already
     */
    Roles(Schema schema, long small, List<Reference> further, Map<TableName, Ownership> configured) {
        this.schema = schema;
        this.small = small;
        this.further = List.copyOf(further);
        this.configured = Map.copyOf(configured);
        this.before = this.configured;
        this.decided = this.configured;
    }

    /** The role of every table, in the order of the schema. */
    Map<TableName, Ownership> infer() {
        for (Strength weakest : List.of(Strength.IDENTIFYING, Strength.REQUIRED, Strength.OPTIONAL)) {
            before = decided;
            decided = new HashMap<>(configured);
            for (Table table : schema.tables()) of(table, weakest);
        }
        Map<TableName, Ownership> result = new LinkedHashMap<>();
        for (Table table : schema.tables()) result.put(table.name(), shared(table));
        return result;
    }

    private Ownership of(Table table, Strength weakest) {
        Ownership known = decided.get(table.name());
        if (known != null) return known;
        inProgress.add(table.name());
        Ownership ownership = decide(table, weakest);
        inProgress.remove(table.name());
        decided.put(table.name(), ownership);
        return ownership;
    }

    private Ownership decide(Table table, Strength weakest) {
        List<Candidate> candidates = candidates(table).stream()
                .filter(candidate -> candidate.strength().compareTo(weakest) >= 0)
                .filter(candidate -> mayOwn(candidate, table, weakest))
                .toList();
        return candidates.stream()
                .max(Comparator.comparing(Candidate::strength)
                        .thenComparing(candidate -> leadsToServed(parent(candidate)))
                        .thenComparing(candidate -> candidate.strength() == Strength.OPTIONAL && namesParent(candidate))
                        .thenComparing(candidate -> parent(candidate).rows() > small)
                        .thenComparingLong(candidate -> parent(candidate).rows())
                        .thenComparing(candidate -> candidate.reference().toString(), Comparator.reverseOrder()))
                .map(best -> new Ownership(table.name(), Role.OWNED, best.reference(), best.why()))
                .orElseGet(() -> unowned(table));
    }

    private Ownership unowned(Table table) {
        if (isPeople(table))
            return new Ownership(table.name(), Role.ROOT, null, "named like the people or accounts that data hangs on");
        if (table.rows() <= small)
            return new Ownership(table.name(), Role.REFERENCE, null, "no owner and no more than " + small + " rows");
        return new Ownership(table.name(), Role.ROOT, null, "no owner, and too many rows to be kept whole");
    }

    /** A short list of those who serve is one that everything mentions. */
    private boolean isPeople(Table table) {
        String name = table.name().name();
        long fewest = PersonLikeNames.served(name) ? FEWEST_PEOPLE : small;
        return PersonLikeNames.matches(name) && table.rows() > fewest;
    }

    private List<Candidate> candidates(Table table) {
        List<Candidate> result = new ArrayList<>();
        for (ForeignKey key : table.foreignKeys()) {
            if (!key.temporal()) result.add(candidate(table, key.reference(), key.cascades()));
        }
        for (Reference reference : further) {
            if (reference.child().equals(table.name())) result.add(candidate(table, reference, false));
        }
        return result;
    }

    private static Candidate candidate(Table table, Reference reference, boolean cascades) {
        if (reference.discriminator() != null)
            return new Candidate(
                    reference,
                    Strength.OPTIONAL,
                    "some of its rows name the " + reference.parent() + " they are about");
        if (table.primaryKey() != null && table.primaryKey().columns().containsAll(reference.columns()))
            return new Candidate(
                    reference, Strength.IDENTIFYING, "part of its primary key names " + reference.parent());
        if (cascades)
            return new Candidate(
                    reference, Strength.IDENTIFYING, "deleted with its " + reference.parent() + " (ON DELETE CASCADE)");
        boolean required = reference.columns().stream()
                .noneMatch(column -> table.column(column).orElseThrow().nullable());
        return required
                ? new Candidate(
                        reference, Strength.REQUIRED, "cannot be without its " + reference.parent() + " (NOT NULL key)")
                : new Candidate(reference, Strength.OPTIONAL, "names the " + reference.parent() + " it is about");
    }

    /** A shared list does not own the facts that mention it; but what describes the list itself belongs to it. */
    private boolean mayOwn(Candidate candidate, Table child, Strength weakest) {
        Table parent = parent(candidate);
        boolean identifying = candidate.strength() == Strength.IDENTIFYING;
        boolean optional = candidate.strength() == Strength.OPTIONAL;
        if (inProgress.contains(parent.name())) return false;
        // A weaker key than those of the rounds before does not turn their verdict round.
        if (candidate.strength() == weakest && isOwnedBy(parent.name(), child.name(), before)) return false;
        // Customers belong to their tenant, and not to whoever created or looks after them.
        boolean people = isPeople(child) && !identifying;
        if (people && !namesParent(candidate)) return false;
        if (people && optional && !PersonLikeNames.served(parent.name().name())) return false;
        Role role = of(parent, weakest).role();
        if (isOwnedBy(parent.name(), child.name(), decided)) return false;
        if ((people || optional) && !leadsToServed(parent)) return false;
        return switch (role) {
            case ROOT, OWNED -> true;
            case REFERENCE -> identifying && child.rows() <= WHOLE_WITH_OWNER * small;
            case NONE -> false;
        };
    }

    /** Whether a key is called after the table it names, such as {@code tenant_id}, and not after a part that the other plays, such as {@code approved_by}. */
    private static boolean namesParent(Candidate candidate) {
        String parent = PersonLikeNames.subject(candidate.reference().parent().name());
        return candidate.reference().columns().stream()
                .anyMatch(column ->
                        column.toLowerCase(Locale.ROOT).replace("_", "").contains(parent));
    }

    /** Whether the owners of a table, itself included, lead back to another: to own that one would be a circle. */
    private static boolean isOwnedBy(TableName name, TableName ancestor, Map<TableName, Ownership> ownerships) {
        Set<TableName> seen = new HashSet<>();
        TableName at = name;
        while (!at.equals(ancestor)) {
            Ownership ownership = ownerships.get(at);
            if (ownership == null || ownership.owner() == null || !seen.add(at)) return false;
            at = ownership.owner().parent();
        }
        return true;
    }

    private boolean leadsToServed(Table table) {
        Set<TableName> seen = new HashSet<>();
        TableName at = table.name();
        while (seen.add(at)) {
            Ownership ownership = decided.get(at);
            if (ownership == null) return false;
            if (ownership.owner() == null) return ownership.role() == Role.ROOT && PersonLikeNames.served(at.name());
            at = ownership.owner().parent();
        }
        return false;
    }

    /** The verdict on a table; a large unowned one that not only its own possessions refer to is shared by many. */
    private Ownership shared(Table table) {
        Ownership ownership = of(table, Strength.OPTIONAL);
        boolean inferredRoot = ownership.role() == Role.ROOT && !configured.containsKey(table.name());
        if (!inferredRoot || isPeople(table) || !isReferredToByOthers(table.name())) return ownership;
        return new Ownership(table.name(), Role.REFERENCE, null, "shared: others refer to it");
    }

    private boolean isReferredToByOthers(TableName name) {
        return schema.tables().stream()
                .filter(other -> !isOwnedBy(other.name(), name, decided))
                .flatMap(other -> candidates(other).stream())
                .anyMatch(candidate -> candidate.reference().parent().equals(name));
    }

    private Table parent(Candidate candidate) {
        return schema.table(candidate.reference().parent()).orElseThrow();
    }
}
