package io.understudy.plan;

import io.understudy.finding.Finding;
import io.understudy.mask.GenericMasker;
import io.understudy.rules.Decision;
import io.understudy.rules.Decisions;
import io.understudy.schema.Check;
import io.understudy.schema.Collation;
import io.understudy.schema.ColumnName;
import io.understudy.schema.Table;
import io.understudy.schema.UniqueIndex;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds what each masker promises about differing values against every index that forbids duplicates, before hours of loading do. */
final class UniquenessCheck {
    private final Decisions decisions;
    private final List<Finding> findings = new ArrayList<>();

    UniquenessCheck(Decisions decisions) {
        this.decisions = decisions;
    }

    /** Checks a table with the indexes that production and staging have on it. */
    void check(Table table, List<UniqueIndex> stagings) {
        Set<String> seen = new HashSet<>();
        List<UniqueIndex> indexes = new ArrayList<>(table.uniqueIndexes());
        indexes.addAll(stagings);
        for (UniqueIndex index : indexes) {
            if (seen.add(index.name())) check(table, index);
        }
        for (Check check : table.checks()) {
            if (check.validated()) checkMasked(table, check);
        }
    }

    List<Finding> findings() {
        return findings;
    }

    private void check(Table table, UniqueIndex index) {
        for (String column : index.columns()) {
            ColumnName name = new ColumnName(table.name(), column);
            if (!(decisions.columns().get(name) instanceof Decision.Masked masked)) continue;
            String where = name + " in " + index.name();
            String masker = masked.masker().name();
            switch (masked.masker().uniquenessFor(masked.type())) {
                case LOST ->
                    findings.add(Finding.error(
                            "uniqueness-lost",
                            where,
                            masker + " may give different values the same mask, and the index " + index.name()
                                    + " forbids that.",
                            "Use a masker that keeps values apart, such as digits, email, hash-token or uuid."));
                case LIKELY, PRESERVED -> {
                    if (hasPrefix(index, column) && !(masked.masker() instanceof GenericMasker.Null))
                        cutOff(where, masker, index);
                    else if (!index.plain()) unproven(where, masker, index);
                    else if (!masked.masker().ignoresCase() && ignoresCase(masked)) byCaseAlone(where, masker, index);
                }
            }
        }
    }

    /** Whether the index looks at the beginning of the column only, as MySQL's may: {@code `name`(10)}. */
    private static boolean hasPrefix(UniqueIndex index, String column) {
        String name = "`" + column.replace("`", "``") + "`";
        return Pattern.compile(Pattern.quote(name) + "\\(\\d+\\)")
                .matcher(index.definition())
                .find();
    }

    private void cutOff(String where, String masker, UniqueIndex index) {
        findings.add(Finding.error(
                "uniqueness-lost",
                where,
                masker + " keeps whole values apart and not their beginnings, and the index " + index.name()
                        + " forbids two that begin alike.",
                "Keep the column, or make the index on staging one of the whole column."));
    }

    private static boolean ignoresCase(Decision.Masked masked) {
        Collation collation = masked.type().collation();
        return collation != null && collation.ignoresCase();
    }

    private void byCaseAlone(String where, String masker, UniqueIndex index) {
        findings.add(Finding.note(
                "case-in-index",
                where,
                masker + " keeps values of few characters apart by their case, too, which " + index.name()
                        + " ignores; if two meet, the load ends before anything is published.",
                "For short values, use username or digits."));
    }

    private void unproven(String where, String masker, UniqueIndex index) {
        findings.add(Finding.note(
                "expression-index",
                where,
                masker + " keeps values apart; whether the expression of " + index.name()
                        + " does so with masked values shows when it is rebuilt, before anything is published.",
                ""));
    }

    private void checkMasked(Table table, Check check) {
        for (String column : check.columns()) {
            ColumnName name = new ColumnName(table.name(), column);
            if (decisions.columns().get(name) instanceof Decision.Masked masked) {
                findings.add(Finding.warning(
                        "masked-check",
                        name + " in " + check.name(),
                        masked.masker().name() + " replaces values that the check " + check.name()
                                + " is about; one that it refuses fails the load.",
                        "Make sure that the masked values satisfy it."));
            }
        }
    }
}
