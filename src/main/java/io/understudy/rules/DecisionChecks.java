package io.understudy.rules;

import io.understudy.config.RecordBinder;
import io.understudy.config.Suggestion;
import io.understudy.finding.Finding;
import io.understudy.mask.GenericMasker;
import io.understudy.rules.Decision.Kept;
import io.understudy.rules.Decision.Masked;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.DataType;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;

/** Holds finished decisions against the columns: can the mask mask that type, does its sibling column exist, and will joins survive. */
final class DecisionChecks {
    private final Schema schema;
    private final NavigableMap<ColumnName, Column> columns;
    private final ReferenceEdges edges;
    private final NavigableMap<ColumnName, Decision> decided;
    private final List<Finding> findings = new ArrayList<>();

    DecisionChecks(
            Schema schema,
            NavigableMap<ColumnName, Column> columns,
            ReferenceEdges edges,
            NavigableMap<ColumnName, Decision> decided) {
        this.schema = schema;
        this.columns = columns;
        this.edges = edges;
        this.decided = decided;
    }

    List<Finding> findings() {
        decided.forEach((name, decision) -> {
            if (decision instanceof Masked masked) checkMask(name, masked);
            edges.of(name).forEach(parent -> checkReference(name, decision, parent));
        });
        findings.addAll(PersonAgreement.check(decided));
        return findings;
    }

    private void checkMask(ColumnName name, Masked masked) {
        Column column = Objects.requireNonNull(columns.get(name));
        masked.masker()
                .refusalFor(column.type(), column.nullable())
                .or(() -> masked.masker().refusalFor(masked.type(), column.nullable()))
                .ifPresent(why -> findings.add(Finding.error(
                        "unfit-mask",
                        name.toString(),
                        maskName(masked) + " cannot mask " + name + " (" + column.type() + "): " + why,
                        "change " + masked.because())));
        checkFollower(name, column, masked);
        masked.masker()
                .caution(column.type())
                .ifPresent(why -> findings.add(Finding.warning(
                        "mask-caution",
                        name.toString(),
                        maskName(masked) + " on " + name + " (" + column.type() + "): " + why,
                        "acknowledge it, or change " + masked.because())));
        masked.masker().siblings().forEach(sibling -> checkSibling(name, masked, sibling));
    }

    /** A mask bound to a key makes values of the key's type; a column that refers to the key must be able to hold every one of them, and to be read as one. */
    private void checkFollower(ColumnName name, Column column, Masked masked) {
        if (masked.masker() instanceof GenericMasker.Null || holdsAll(column.type(), masked.type())) return;
        findings.add(Finding.error(
                "unfit-mask",
                name.toString(),
                maskName(masked) + " on " + name + " (" + column.type() + ") must mask as on the key it refers to ("
                        + masked.type() + "), and the two types do not hold the same values",
                "keep the key, or give both columns the same type"));
    }

    private static boolean holdsAll(DataType type, DataType keyType) {
        if (type.isText() && keyType.isText()) {
            return type.maximumCharacters() < 0
                    || (keyType.maximumCharacters() >= 0 && keyType.maximumCharacters() <= type.maximumCharacters());
        }
        return type.kind() == keyType.kind() && type.bytes() == keyType.bytes();
    }

    private void checkSibling(ColumnName name, Masked masked, String sibling) {
        Table table = schema.table(name.table()).orElseThrow();
        Optional<Column> found = table.column(sibling);
        List<String> names = table.stored().stream().map(Column::name).toList();
        if (found.isPresent() && !found.get().generated()) return;
        String why = found.isPresent()
                ? ", but the server computes that column"
                : ", but there is none" + Suggestion.didYouMean(sibling, names);
        findings.add(Finding.error(
                "unknown-column",
                name.toString(),
                maskName(masked) + " on " + name + " looks at the column '" + sibling + "' beside it" + why,
                "change " + masked.because() + " to name one of " + String.join(", ", names)));
    }

    private void checkReference(ColumnName child, Decision decision, ColumnName parent) {
        Decision key = decided.get(parent);
        if (key == null || key instanceof Decision.Undecided || decision instanceof Decision.Undecided) return;
        if (isShuffled(key) || isShuffled(decision)) {
            checkShuffled(child, decision, parent, key);
        } else if (!sameValues(decision, key)) {
            findings.add(Finding.error(
                    "broken-reference",
                    child.toString(),
                    child + " is " + describe(decision) + " but refers to " + parent + ", which is " + describe(key)
                            + ": no row would find its key",
                    "decide only " + parent + "; what refers to it follows"));
        } else if (key instanceof Masked masked && !masked.masker().siblings().isEmpty()) {
            findings.add(Finding.error(
                    "broken-reference",
                    parent.toString(),
                    maskName(masked) + " on " + parent + " looks at a column beside it, which " + child
                            + " does not have: the two would differ",
                    "use a mask for " + parent + " that looks at nothing but the value"));
        }
    }

    private static boolean isShuffled(Decision decision) {
        return decision instanceof Masked masked && masked.masker() instanceof GenericMasker.Shuffle;
    }

    /** What refers to kept keys, each by itself, still finds one in every row. */
    private void checkShuffled(ColumnName child, Decision decision, ColumnName parent, Decision key) {
        boolean alone = !edges.conditional().contains(child);
        if (isShuffled(decision) && key instanceof Kept && alone) return;
        findings.add(
                Finding.error(
                        "broken-reference",
                        child.toString(),
                        child + " is " + describe(decision) + " and refers to " + parent + ", which is " + describe(key)
                                + (alone ? "" : ", together with other columns")
                                + ": shuffled values would name other rows than they did, or none",
                        "shuffle a column that others refer to by no means, and one that refers only by itself and to a key that is kept"));
    }

    private static boolean sameValues(Decision child, Decision key) {
        if (child instanceof Kept && key instanceof Kept) return true;
        return child instanceof Masked one
                && key instanceof Masked other
                && one.masker().equals(other.masker())
                && one.domain().equals(other.domain())
                && one.type().equals(other.type());
    }

    private static String describe(Decision decision) {
        return switch (decision) {
            case Kept kept -> "kept (" + kept.because() + ")";
            case Masked masked ->
                "masked with " + maskName(masked) + " in domain " + masked.domain() + " (" + masked.because() + ")";
            case Decision.Undecided undecided -> "undecided";
        };
    }

    private static String maskName(Masked masked) {
        return RecordBinder.kebab(masked.masker().getClass().getSimpleName());
    }
}
