package io.understudy.sample;

import io.understudy.schema.Reference;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which rows a sampling keeps, worked out as slowly and plainly as it can be said. Rows are numbers. */
final class Oracle {
    private final RandomDatabase database;
    private final Sampling sampling;
    private final Map<String, Set<Integer>> cohorts = new HashMap<>();

    Oracle(RandomDatabase database, Sampling sampling) {
        this.database = database;
        this.sampling = sampling;
    }

    /** The least set of rows that holds the cohort and, with each row, what it refers to, and with each shared row that was brought, what belongs to it alone. */
    Map<String, Set<Integer>> kept() {
        Map<String, Set<Integer>> kept = new HashMap<>();
        for (RandomDatabase.Model table : database.tables) kept.put(table.name, new TreeSet<>(cohort(table.name)));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Reference reference : sampling.references()) {
                if (of(reference.parent()) instanceof Cohort.Nothing) continue;
                for (int child : List.copyOf(kept.get(reference.child().name())))
                    grew |= kept.get(reference.parent().name()).addAll(parents(reference, child));
            }
            for (TableSample sample : sampling.tables()) {
                if (!comesAlong(sample)) continue;
                Cohort.WithOwner owned = (Cohort.WithOwner) sample.cohort();
                String parent = owned.owner().parent().name();
                Set<Integer> brought = new TreeSet<>(kept.get(parent));
                brought.removeAll(cohort(parent));
                for (int row : rows(sample.table().name())) {
                    boolean belongs = parents(owned.owner(), row).stream().anyMatch(brought::contains);
                    if (belongs && satisfies(owned.where(), row))
                        grew |= kept.get(sample.table().name()).add(row);
                }
            }
        }
        return kept;
    }

    private boolean comesAlong(TableSample sample) {
        if (!(sample.cohort() instanceof Cohort.WithOwner owned)) return false;
        TableSample parent = sampling.of(owned.owner().parent());
        if (isWhole(parent.cohort()) || parent.cohort() instanceof Cohort.Nothing) return false;
        for (Reference reference : sampling.references()) {
            if (!reference.child().equals(sample.table()) || reference.equals(owned.owner())) continue;
            Cohort other = of(reference.parent());
            boolean free = isWhole(other)
                    || other instanceof Cohort.Nothing
                    || reference.parent().equals(sample.table());
            if (!free) return false;
        }
        return parent.role() == Role.REFERENCE || comesAlong(parent);
    }

    private static boolean isWhole(Cohort cohort) {
        return cohort instanceof Cohort.Whole
                || (cohort instanceof Cohort.ByUnit byUnit && byUnit.rate() >= 1 && byUnit.where() == null);
    }

    private Cohort of(TableName table) {
        return sampling.of(table).cohort();
    }

    private Set<Integer> cohort(String table) {
        Set<Integer> known = cohorts.get(table);
        if (known != null) return known;
        TableName name = sampling.tables().stream()
                .map(TableSample::table)
                .filter(sampled -> sampled.name().equals(table))
                .findFirst()
                .orElseThrow();
        Set<Integer> made = choose(table, of(name));
        cohorts.put(table, made);
        return made;
    }

    private Set<Integer> choose(String table, Cohort cohort) {
        Set<Integer> chosen = new TreeSet<>();
        switch (cohort) {
            case Cohort.Whole whole -> chosen.addAll(rows(table));
            case Cohort.Nothing nothing -> {}
            case Cohort.ByUnit byUnit -> {
                for (int row : rows(table))
                    if (under(unit(table, byUnit.unit(), row), byUnit.rate()) && satisfies(byUnit.where(), row))
                        chosen.add(row);
            }
            case Cohort.Lowest lowest ->
                rows(table).stream()
                        .filter(row -> satisfies(lowest.where(), row))
                        .sorted(Comparator.<Integer>comparingLong(
                                        row -> Unit.of(sampling.seed(), unit(table, lowest.unit(), row)))
                                .thenComparing(row -> own(table, lowest.unit(), row)))
                        .limit(lowest.rows())
                        .forEach(chosen::add);
            case Cohort.WithOwner owned -> {
                for (int row : rows(table))
                    if (satisfies(owned.where(), row) && chooses(table, owned, row)) chosen.add(row);
            }
        }
        return chosen;
    }

    private boolean chooses(String table, Cohort.WithOwner owned, int row) {
        List<String> name = name(owned.owner(), row);
        if (name == null) return under(own(table, owned.own(), row), owned.rate());
        Set<Integer> owners = parents(owned.owner(), row);
        if (owners.isEmpty()) return under(String.join("\u001f", name), owned.rate());
        return owners.stream().anyMatch(cohort(owned.owner().parent().name())::contains);
    }

    private boolean under(String unit, double rate) {
        return rate >= 1 || Unit.of(sampling.seed(), unit) < rate * (1L << 60);
    }

    private static boolean satisfies(@Nullable String where, int row) {
        if (where == null) return true;
        return where.startsWith("no % 3 > 0") ? row % 3 > 0 : row % 2 == 0;
    }

    private String unit(String table, Cohort.UnitKey unit, int row) {
        List<String> natural = new ArrayList<>();
        for (String column : unit.natural()) natural.add(value(table, column, row));
        if (natural.isEmpty() || natural.contains(null)) return own(table, unit, row);
        return Unit.folded(String.join("\u001f", natural));
    }

    private String own(String table, Cohort.UnitKey unit, int row) {
        if (unit.columns().isEmpty()) return database.types().row(model(table).columns, row);
        List<String> own = new ArrayList<>();
        for (String column : unit.columns()) own.add(value(table, column, row));
        return String.join("\u001f", own);
    }

    /** What a row calls its parent; null if it names none. */
    private @Nullable List<String> name(Reference reference, int row) {
        String table = reference.child().name();
        Reference.Discriminator kind = reference.discriminator();
        if (kind != null && !Objects.equals(value(table, kind.column(), row), kind.value())) return null;
        List<String> name = new ArrayList<>();
        for (String column : reference.columns()) name.add(value(table, column, row));
        return name.contains(null) ? null : name;
    }

    private Set<Integer> parents(Reference reference, int row) {
        List<String> name = name(reference, row);
        Set<Integer> parents = new TreeSet<>();
        if (name == null) return parents;
        String parent = reference.parent().name();
        for (int candidate : rows(parent)) {
            boolean same = true;
            for (int i = 0; i < name.size(); i++) {
                String column = reference.parentColumns().get(i);
                String value = value(parent, column, candidate);
                same &= value != null
                        && database.types().same(model(parent).column(column).type(), name.get(i), value);
            }
            if (same) parents.add(candidate);
        }
        return parents;
    }

    private @Nullable String value(String table, String column, int row) {
        return model(table).column(column).values().get(row);
    }

    private List<Integer> rows(String table) {
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < model(table).rows; i++) rows.add(i);
        return rows;
    }

    private RandomDatabase.Model model(String name) {
        return database.tables.stream()
                .filter(table -> table.name.equals(name))
                .findFirst()
                .orElseThrow();
    }
}
