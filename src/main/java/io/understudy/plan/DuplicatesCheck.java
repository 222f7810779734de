package io.understudy.plan;

import io.understudy.finding.Finding;
import io.understudy.mask.Masker;
import io.understudy.mask.PersonMasker;
import io.understudy.rules.Decision;
import io.understudy.rules.Decisions;
import io.understudy.sample.Cohort;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.DataType;
import io.understudy.schema.Spread;
import io.understudy.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds columns that name somebody and hold a few names twice, as an import long ago leaves them: a sample of rows tears such pairs apart, one by that column keeps them. Told by the server's statistics alone. */
public final class DuplicatesCheck {
    /** Masks of what belongs to one person or thing; two of one name are no duplicate. */
    private static final Set<String> NAMES_ONE =
            Set.of("email", "username", "phone", "national-id", "iban", "card", "license-plate");

    /** Statistics are estimates: fewer duplicates than this are their noise. */
    private static final double LEAST = 0.005;

    /** With more of them the column does not tell rows apart, and its rows are many of one thing. */
    private static final double MOST = 0.2;

    private static final long FEW_ROWS = 100;

    private final Decisions decisions;
    private final Map<ColumnName, Spread> spreads;

    DuplicatesCheck(Decisions decisions, Map<ColumnName, Spread> spreads) {
        this.decisions = decisions;
        this.spreads = spreads;
    }

    /** What there is to say of a table: nothing, or one finding. */
    List<Finding> check(TablePlan planned) {
        Table table = planned.table();
        if (table.rows() < FEW_ROWS || !isTornApart(planned.sample().cohort())) return List.of();
        return table.stored().stream()
                .filter(column -> names(table, column, decisions))
                .filter(column -> duplicates(table, column) >= LEAST && duplicates(table, column) <= MOST)
                .limit(1)
                .map(column -> Finding.note(
                        "duplicates",
                        table.name() + "." + column.name(),
                        String.format(
                                Locale.ROOT,
                                "about %.1f %% of the rows share their value with another, and rows are chosen one by one, so that hardly a pair stays together.",
                                100 * duplicates(table, column)),
                        "To keep them together, write under sample: tables: { "
                                + table.name().name() + ": { by: " + column.name() + " } }"))
                .toList();
    }

    /** Whether a column names somebody, and may do so twice. */
    public static boolean names(Table table, Column column, Decisions decisions) {
        return isName(column) && mayRepeat(table, column) && namesOne(table, column, decisions);
    }

    private static boolean isTornApart(Cohort cohort) {
        return switch (cohort) {
            case Cohort.ByUnit byUnit ->
                byUnit.rate() < 1 && byUnit.unit().natural().isEmpty();
            case Cohort.Lowest lowest -> lowest.unit().natural().isEmpty();
            case Cohort.Whole whole -> false;
            case Cohort.Nothing nothing -> false;
            case Cohort.WithOwner owned -> false;
        };
    }

    private static boolean isName(Column column) {
        DataType.Kind kind = column.type().kind();
        return kind == DataType.Kind.TEXT || kind == DataType.Kind.PADDED_TEXT;
    }

    private static boolean mayRepeat(Table table, Column column) {
        return table.uniqueIndexes().stream().noneMatch(index -> index.columns().equals(List.of(column.name())));
    }

    private static boolean namesOne(Table table, Column column, Decisions decisions) {
        return decisions.columns().get(new ColumnName(table.name(), column.name())) instanceof Decision.Masked masked
                && (NAMES_ONE.contains(masked.masker().name()) || isAddress(masked.masker()));
    }

    /** Where the address or user name itself says whose it is, and so stays as often as it is. */
    private static boolean isAddress(Masker masker) {
        return masker instanceof PersonMasker.Person person
                && person.of() == null
                && (person.part() == PersonMasker.Person.Aspect.EMAIL
                        || person.part() == PersonMasker.Person.Aspect.USERNAME);
    }

    /** The share of the values that are there already; 0 where the server does not know. */
    private double duplicates(Table table, Column column) {
        Spread spread = spreads.get(new ColumnName(table.name(), column.name()));
        if (spread == null) return 0;
        double values = table.rows() * (1 - spread.nullShare());
        return values < FEW_ROWS ? 0 : Math.max(0, 1 - spread.distinct() / values);
    }
}
