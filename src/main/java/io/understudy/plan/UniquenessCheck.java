package io.understudy.plan;

import io.understudy.finding.Finding;
import io.understudy.mask.GenericMasker;
import io.understudy.mask.Masker;
import io.understudy.mask.NetworkMasker;
import io.understudy.mask.PersonMasker;
import io.understudy.mask.SecretMasker;
import io.understudy.mask.Uniqueness;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds what each masker promises about differing values against every index that forbids duplicates, before hours of loading do. */
final class UniquenessCheck {
    /** No local part of an address is longer, and it holds the letters that are drawn for the address. */
    private static final int EMAIL_TELLS = 64;

    /** Room for a prefix such as {@code sk_live_} and enough drawn letters behind it. */
    private static final int TOKEN_TELLS = 40;

    private static final int UUID_LENGTH = 36;

    private final Decisions decisions;
    private final List<Finding> findings = new ArrayList<>();

    UniquenessCheck(Decisions decisions) {
        this.decisions = decisions;
    }

    /** Checks a table with the indexes that production and staging have on it. */
    void check(Table table, List<UniqueIndex> stagings) {
        Computed computed = new Computed(table);
        Set<String> seen = new HashSet<>();
        List<UniqueIndex> indexes = new ArrayList<>(table.uniqueIndexes());
        indexes.addAll(stagings);
        for (UniqueIndex index : indexes) {
            if (seen.add(index.name())) check(table, computed.overStored(index), Set.copyOf(whole(index)));
        }
        for (Check check : table.checks()) {
            if (check.validated()) checkMasked(table, computed.overStored(check));
        }
    }

    List<Finding> findings() {
        return findings;
    }

    /** The columns of an index that are whole parts of it. */
    private static List<String> whole(UniqueIndex index) {
        return index.plain() ? index.columns() : List.of();
    }

    private void check(Table table, UniqueIndex index, Set<String> whole) {
        for (String column : index.columns()) {
            ColumnName name = new ColumnName(table.name(), column);
            if (!(decisions.columns().get(name) instanceof Decision.Masked masked)) continue;
            String where = name + " in " + index.name();
            String masker = masked.masker().name();
            if (masked.masker() instanceof GenericMasker.Shuffle) {
                boolean alone = index.columns().size() == 1 && !index.partial();
                if (!alone && !isKeptApartWithout(column, whole, table)) lost(where, masker, index);
                continue;
            }
            if (index.partial() && !isKeyPart(index, column)) {
                findings.add(Finding.warning(
                        "partial-index",
                        where,
                        masker + " changes which rows the index " + index.name()
                                + " is about, and among those it forbids duplicates.",
                        "Keep " + column + ", or make sure that no two rows come under it that are alike."));
                continue;
            }
            switch (masked.masker().uniquenessFor(masked.type())) {
                case LOST -> {
                    if (!isKeptApartWithout(column, whole, table)) lost(where, masker, index);
                }
                case LIKELY, PRESERVED -> {
                    if (masked.masker() instanceof GenericMasker.Null) continue;
                    int compared = compared(index, column);
                    boolean folds = ignoresCase(masked) || (!index.plain() && ignoresOnlyCase(index, column));
                    if (!differsEarly(masked.masker(), compared)) cutOff(where, masker, index);
                    else if (!masked.masker().ignoresCase() && folds) byCaseAlone(where, masker, index);
                    else if (!index.plain() && compared == Integer.MAX_VALUE) unproven(where, masker, column, index);
                }
            }
        }
    }

    private void lost(String where, String masker, UniqueIndex index) {
        String together = index.columns().size() == 1
                ? ""
                : " Rows that agree in the other columns of the index would then be the same.";
        findings.add(Finding.error(
                "uniqueness-lost",
                where,
                masker + " may give different values the same mask, and the index " + index.name() + " forbids that."
                        + together,
                "Use a masker that keeps values apart, such as digits, email, hash-token or uuid."));
    }

    /** Whether other columns of the index are unique by themselves, and stay so: then it does not matter what becomes of this one. */
    private boolean isKeptApartWithout(String column, Set<String> whole, Table table) {
        return table.uniqueIndexes().stream()
                .filter(other -> other.plain() && !other.partial())
                .filter(other -> !other.columns().contains(column) && whole.containsAll(other.columns()))
                .anyMatch(other -> other.columns().stream().allMatch(member -> staysApart(table, member)));
    }

    private boolean staysApart(Table table, String column) {
        boolean present = table.column(column).map(found -> !found.nullable()).orElse(false);
        return present
                && switch (decisions.columns().get(new ColumnName(table.name(), column))) {
                    case Decision.Masked masked -> masked.masker().uniquenessFor(masked.type()) != Uniqueness.LOST;
                    case Decision.Kept kept -> true;
                    case Decision.Undecided undecided -> false;
                    case null -> false;
                };
    }

    private static boolean isKeyPart(UniqueIndex index, String column) {
        int where = index.definition().indexOf(" WHERE ");
        String key = where < 0 ? index.definition() : index.definition().substring(0, where);
        return Pattern.compile("(?<![\\p{L}\\p{N}_])" + Pattern.quote(column) + "(?![\\p{L}\\p{N}_])")
                .matcher(key)
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

    private void unproven(String where, String masker, String column, UniqueIndex index) {
        if (!index.definition().contains("UNIQUE")) {
            findings.add(Finding.warning(
                    "exclusion-constraint",
                    where,
                    masker + " keeps values apart, but the constraint " + index.name()
                            + " may forbid more than equal ones, such as what overlaps.",
                    "Keep the columns of the constraint, or rehearse with refresh --no-publish."));
        } else if (!ignoresOnlyCase(index, column)) {
            findings.add(Finding.note(
                    "expression-index",
                    where,
                    masker + " keeps values apart; whether the expression of " + index.name()
                            + " does so with masked values shows when it is rebuilt, before anything is published.",
                    ""));
        }
    }

    /** {@code lower(email)}: what masks keep apart they keep apart whatever the case. */
    private static boolean ignoresOnlyCase(UniqueIndex index, String column) {
        String bare =
                index.definition().replaceAll("::[a-z ]+(\\([0-9]+\\))?", "").replaceAll("[\"`()\\s]", "");
        String name = column.replaceAll("[\"`()\\s]", "");
        return bare.contains("lower" + name) || bare.contains("upper" + name) || bare.contains("lcase" + name);
    }

    /** How many characters of the column the index looks at: MySQL's {@code `name`(10)}, or {@code left(name, 10)}; no limit where it looks at all, 0 where it cannot be told. */
    private static int compared(UniqueIndex index, String column) {
        String name = Pattern.quote(column);
        Matcher prefix = Pattern.compile("`" + name + "`\\(([0-9]{1,9})\\)").matcher(index.definition());
        if (prefix.find()) return Integer.parseInt(prefix.group(1));
        Matcher call = Pattern.compile("(?i)\\b(?:left|substr|substring)\"?\\(\\(?[\"`]?" + name
                        + "[\"`]?\\)?(?:::[a-z ]+)?(?:, *1)?, *([0-9]{1,9})\\)|\\b(?:left|substr|substring)\"?\\(\\(?[\"`]?"
                        + name + "[\"`]?[ ,):]")
                .matcher(index.definition());
        if (!call.find()) return Integer.MAX_VALUE;
        return call.group(1) == null ? 0 : Integer.parseInt(call.group(1));
    }

    /** Whether so many characters of a mask are as different as all of them: a mask that is drawn for the whole value shows it early. */
    private static boolean differsEarly(Masker masker, int characters) {
        return switch (masker) {
            case PersonMasker.Email email -> characters >= EMAIL_TELLS;
            case PersonMasker.Username username -> characters >= EMAIL_TELLS;
            case PersonMasker.Person person -> characters >= EMAIL_TELLS;
            case SecretMasker.HashToken token -> characters >= TOKEN_TELLS;
            case NetworkMasker.Uuid uuid -> characters >= UUID_LENGTH;
            case Masker other -> characters == Integer.MAX_VALUE;
        };
    }

    /** Each condition by itself: whether masked values still obey it. */
    private void checkMasked(Table table, Check check) {
        List<CheckClause> clauses = CheckReader.parse(check.definition());
        for (String column : check.columns()) {
            ColumnName name = new ColumnName(table.name(), column);
            if (!(decisions.columns().get(name) instanceof Decision.Masked masked)) continue;
            // Each value obeyed it in its own row.
            if (masked.masker() instanceof GenericMasker.Shuffle
                    && check.columns().size() == 1) continue;
            Set<CheckJudge> verdicts = clauses.stream()
                    .filter(clause -> clause.isAbout(column))
                    .map(clause -> CheckJudge.judge(masked.masker(), clause))
                    .collect(Collectors.toSet());
            String where = name + " in " + check.name();
            String masker = masked.masker().name();
            if (verdicts.contains(CheckJudge.BREAKS)) {
                findings.add(Finding.error(
                        "check-broken",
                        where,
                        masker + " makes values that the check " + check.name() + " refuses.",
                        "Keep the column, or use constant with a value that the check allows."));
            } else if (verdicts.contains(CheckJudge.UNKNOWN) || verdicts.isEmpty()) {
                findings.add(Finding.warning(
                        "masked-check",
                        where,
                        masker + " replaces values that the check " + check.name()
                                + " is about, and whether it takes the new ones cannot be told beforehand; one that it refuses fails the load.",
                        "Make sure that the masked values satisfy it."));
            }
        }
    }
}
