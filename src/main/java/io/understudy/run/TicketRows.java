package io.understudy.run;

import io.understudy.config.ColumnText;
import io.understudy.config.Locator;
import io.understudy.config.Suggestion;
import io.understudy.db.Source;
import io.understudy.fixture.Mention;
import io.understudy.fixture.Mentions;
import io.understudy.fixture.Ticket;
import io.understudy.mask.PersonMasker;
import io.understudy.plan.ColumnPlan;
import io.understudy.rules.Decision;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.DataType;
import io.understudy.schema.Table;
import io.understudy.wire.UnfitValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** Finds the columns that what a ticket mentions may be of, by the catalog and the rules alone. */
final class TicketRows {
    private final ColumnPlan plan;
    private final Source source;
    private final Map<List<String>, Located.Found> found = new LinkedHashMap<>();
    private final List<Located.Open> ambiguous = new ArrayList<>();
    private final List<Located.Open> unknown = new ArrayList<>();

    TicketRows(ColumnPlan plan, Source source) {
        this.plan = plan;
        this.source = source;
    }

    /** @throws CaptureRefused if a locator of the configuration takes too long, or names a column that is not there */
    Located locate(Ticket ticket, List<Locator> locators) {
        locators.forEach(locator ->
                configured(locator.column(), "locator " + locator.form().text()));
        for (Mention mention : mentions(ticket, locators)) decide(mention, candidates(mention));
        return new Located(ticket, List.copyOf(found.values()), ambiguous, unknown);
    }

    private static List<Mention> mentions(Ticket ticket, List<Locator> locators) {
        try {
            return Mentions.of(ticket, locators);
        } catch (IllegalArgumentException refused) {
            throw new CaptureRefused("--ticket: " + refused.getMessage() + ".");
        }
    }

    private record Candidate(Table table, Column column) {
        ColumnName name() {
            return new ColumnName(table.name(), column.name());
        }
    }

    private List<Candidate> candidates(Mention mention) {
        return switch (mention.of()) {
            case Mention.OfColumn of -> configured(of.column(), mention.by());
            case Mention.OfAddresses of -> roots(columns((table, column) -> holdsAddresses(table, column)));
            case Mention.OfIdentifiers of ->
                columns((table, column) -> column.type().kind() == DataType.Kind.UUID && isUnique(table, column));
            case Mention.OfTable of ->
                columns((table, column) -> isNamed(table.name().name(), of.word()) && isNumberedBy(table, column));
        };
    }

    private List<Candidate> configured(ColumnText text, String by) {
        List<Candidate> columns = columns((table, column) ->
                text.table().names(table.name().schema(), table.name().name())
                        && column.name().equals(text.column()));
        if (!columns.isEmpty()) return columns;
        List<String> known = plan.schema().tables().stream()
                .flatMap(table ->
                        table.stored().stream().map(column -> table.name().name() + "." + column.name()))
                .toList();
        throw new CaptureRefused("--ticket: " + by + " is to find values of " + text
                + ", and production has no such column" + Suggestion.didYouMean(text.toString(), known)
                + "; change it under locators: in the configuration.");
    }

    private List<Candidate> columns(BiPredicate<Table, Column> wanted) {
        List<Candidate> columns = new ArrayList<>();
        for (Table table : plan.schema().tables()) {
            for (Column column : table.stored()) {
                if (wanted.test(table, column)) columns.add(new Candidate(table, column));
            }
        }
        return columns;
    }

    private boolean holdsAddresses(Table table, Column column) {
        return column.type().isText()
                && plan.decisions().of(new ColumnName(table.name(), column.name())) instanceof Decision.Masked masked
                && (masked.masker() instanceof PersonMasker.Email
                        || (masked.masker() instanceof PersonMasker.Person person
                                && person.part() == PersonMasker.Person.Aspect.EMAIL));
    }

    /** Of several columns the one of the table that others refer to, if it refers to none of them: whose address it is, and not who was written to. */
    private List<Candidate> roots(List<Candidate> all) {
        List<Candidate> roots = all.stream()
                .filter(one -> plan.references().stream()
                        .anyMatch(reference ->
                                reference.parent().equals(one.table().name())))
                .filter(one -> plan.references().stream()
                        .noneMatch(reference -> reference
                                        .child()
                                        .equals(one.table().name())
                                && !reference.parent().equals(one.table().name())
                                && all.stream()
                                        .anyMatch(other -> other.table().name().equals(reference.parent()))))
                .toList();
        return roots.size() == 1 ? roots : all;
    }

    private static boolean isUnique(Table table, Column column) {
        return SeedKey.keys(table).contains(Set.of(column.name()));
    }

    private static boolean isNumberedBy(Table table, Column column) {
        return table.primaryKey() != null
                && table.primaryKey().columns().equals(List.of(column.name()))
                && column.type().kind() == DataType.Kind.INTEGER;
    }

    /** Whether a word is a table's name, or one of what the table holds many of. */
    static boolean isNamed(String table, String word) {
        String many = table.toLowerCase(Locale.ROOT);
        String one = word.toLowerCase(Locale.ROOT);
        return many.equals(one)
                || many.equals(one + "s")
                || many.equals(one + "es")
                || (one.endsWith("y") && many.equals(one.substring(0, one.length() - 1) + "ies"));
    }

    private void decide(Mention mention, List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            unknown.add(new Located.Open(mention.place(), mention.by(), nowhere(mention.of())));
        } else if (candidates.size() > 1) {
            List<String> names =
                    candidates.stream().map(one -> one.name().toString()).toList();
            ambiguous.add(new Located.Open(mention.place(), mention.by(), String.join(", ", names)));
        } else {
            find(mention, candidates.getFirst());
        }
    }

    private static String nowhere(Mention.Target target) {
        return switch (target) {
            case Mention.OfColumn of -> "no such column";
            case Mention.OfAddresses of -> "no column has a mask for e-mail addresses";
            case Mention.OfIdentifiers of -> "no column of UUIDs is unique";
            case Mention.OfTable of -> "what stands before # is no table that is numbered";
        };
    }

    private void find(Mention mention, Candidate candidate) {
        Table table = candidate.table();
        Column column = candidate.column();
        String value;
        try {
            value = SeedKey.canonical(table, column, mention.value(), source);
        } catch (UnfitValue unfit) {
            unknown.add(new Located.Open(
                    mention.place(), mention.by(), "no value of " + candidate.name() + " (" + column.type() + ")"));
            return;
        }
        boolean kept = plan.decisions().of(candidate.name()) instanceof Decision.Kept;
        found.merge(
                List.of(candidate.name().toString(), value),
                new Located.Found(table, column.name(), value, List.of(mention.place()), mention.by(), kept),
                (before, again) -> {
                    List<String> places = new ArrayList<>(before.places());
                    if (!places.contains(mention.place())) places.add(mention.place());
                    return new Located.Found(table, column.name(), value, places, before.by(), kept);
                });
    }
}
