package io.understudy.rules;

import io.understudy.finding.Finding;
import io.understudy.mask.PersonMasker.Person;
import io.understudy.rules.Decision.Masked;
import io.understudy.schema.ColumnName;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** Whether the parts of one person are masked as one person's: by the same locale, gender and domain. */
final class PersonAgreement {
    private PersonAgreement() {}

    /** A warning for each column that says something else than the first of the same table and the same person. */
    static List<Finding> check(NavigableMap<ColumnName, Decision> decided) {
        NavigableMap<ColumnName, ColumnName> first = new TreeMap<>();
        List<Finding> findings = new ArrayList<>();
        decided.forEach((name, decision) -> {
            if (!(decision instanceof Masked masked) || !(masked.masker() instanceof Person person)) return;
            ColumnName who = new ColumnName(name.table(), person.of() == null ? name.column() : person.of());
            ColumnName other = first.putIfAbsent(who, name);
            if (other == null || isOne(masked, (Masked) Objects.requireNonNull(decided.get(other)))) return;
            findings.add(Finding.warning(
                    "person-disagrees",
                    name.toString(),
                    "person on " + name + " has another locale, gender or domain than on " + other
                            + ", and both are of whom " + who.column() + " says: the two may be different people",
                    "write the same locale, gender and domain for both"));
        });
        return findings;
    }

    private static boolean isOne(Masked one, Masked other) {
        return one.masker() instanceof Person person
                && other.masker() instanceof Person same
                && Objects.equals(person.locale(), same.locale())
                && Objects.equals(person.gender(), same.gender())
                && one.domain().equals(other.domain());
    }
}
