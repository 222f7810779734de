package io.understudy.discover;

import io.understudy.discover.Masks.Candidate;
import io.understudy.mask.PersonMasker;
import io.understudy.mask.PersonMasker.Person;
import io.understudy.mask.PersonMasker.Person.Aspect;
import io.understudy.schema.ColumnName;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.schema.UniqueIndex;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tables of people whose rows have one e-mail address and the names of the one whom it belongs to: what is written of one person is to agree there. Where there is such a table, addresses mask alike everywhere, so that
 * the person is the same one elsewhere.
 */
final class Persons {
    private static final Set<String> OF_WHOLE_NAMES = Set.of("full", "complete", "display");

    /** More words than that say whose else's name it is: the mother's, the contact's. */
    private static final int WORDS = 2;

    private final Links links;

    /** The column of the address by table, and what of a person the other columns hold. */
    private final Map<TableName, String> addresses = new HashMap<>();

    private final Map<ColumnName, Aspect> aspects = new HashMap<>();

    Persons(List<Found> all, Links links) {
        this.links = links;
        Map<TableName, List<Found>> byTable = new LinkedHashMap<>();
        for (Found each : all)
            byTable.computeIfAbsent(each.table().name(), absent -> new ArrayList<>())
                    .add(each);
        byTable.values().forEach(this::look);
    }

    private void look(List<Found> columns) {
        Table table = columns.getFirst().table();
        if (Subject.ofTable(table.name().name()) != Subject.PEOPLE) return;
        List<Found> emails = columns.stream()
                .filter(each -> isSure(each, DataClass.EMAIL) && isPlainText(each))
                .toList();
        if (emails.size() != 1) return;
        Map<Aspect, String> found = new EnumMap<>(Aspect.class);
        boolean doubtful = false;
        for (Found each : columns) {
            Aspect aspect = aspect(each);
            if (aspect != null) doubtful |= found.put(aspect, each.column().name()) != null;
        }
        boolean named =
                found.containsKey(Aspect.FIRST) || found.containsKey(Aspect.LAST) || found.containsKey(Aspect.FULL);
        if (doubtful || !named) return;
        addresses.put(table.name(), emails.getFirst().column().name());
        found.forEach((aspect, column) -> aspects.put(new ColumnName(table.name(), column), aspect));
    }

    private static boolean isSure(Found found, DataClass kind) {
        return found.verdict().kind() == kind
                && !found.verdict().isUnsure()
                && !found.column().generated();
    }

    private static boolean isPlainText(Found found) {
        return found.column().type().isText() && found.inside().form() == Inside.Form.NOTHING;
    }

    private @Nullable Aspect aspect(Found found) {
        if (!isPlainText(found)
                || !links.children(new ColumnName(
                                found.table().name(), found.column().name()))
                        .isEmpty()) return null;
        if (isSure(found, DataClass.USERNAME)) return Aspect.USERNAME;
        if (!isSure(found, DataClass.PERSON_NAME)) return null;
        Lexicon lexicon = Lexicon.get();
        List<String> ofTable = lexicon.words(found.table().name().name());
        List<String> words = lexicon.words(found.column().name()).stream()
                .filter(word -> ofTable.stream().noneMatch(other -> other.startsWith(word)))
                .toList();
        if (words.size() > WORDS) return null;
        String part = lexicon.listOf(found.column().name(), "first-name", "last-name");
        if (part != null) return part.equals("first-name") ? Aspect.FIRST : Aspect.LAST;
        boolean whole = words.stream().allMatch(word -> lexicon.has("names", word) || OF_WHOLE_NAMES.contains(word));
        return whole ? Aspect.FULL : null;
    }

    /** What lets a column agree with the rest of its person; null if it is no part of one. */
    @Nullable
    Candidate candidate(Found found) {
        if (found.verdict().kind() == DataClass.EMAIL) return inside(found.verdict());
        ColumnName name = new ColumnName(found.table().name(), found.column().name());
        Aspect aspect = aspects.get(name);
        String of = addresses.get(name.table());
        if (aspect == null || of == null) return null;
        boolean unique = aspect == Aspect.USERNAME && isUnique(found.table(), name.column());
        Person masker = new Person(aspect, of, null, null, unique ? true : null);
        Rule rule = Rule.of(masker)
                .with("part", aspect.name().toLowerCase(Locale.ROOT))
                .with("of", of);
        return new Candidate(masker, unique ? rule.with("unique", "true") : rule);
    }

    private static boolean isUnique(Table table, String column) {
        return table.uniqueIndexes().stream().map(UniqueIndex::columns).anyMatch(columns -> columns.contains(column));
    }

    /** The mask of an address, wherever it stands; null if there are no persons, or it is none. */
    @Nullable
    Candidate inside(Verdict verdict) {
        if (verdict.kind() != DataClass.EMAIL || addresses.isEmpty()) return null;
        Person masker = new Person(Aspect.EMAIL, null, null, null, null);
        return new Candidate(masker, Rule.of(masker).with("part", "email"));
    }

    /** The mask of keys that are somebody's. */
    Candidate ofKeys() {
        if (addresses.isEmpty()) return Candidate.of(new PersonMasker.Username());
        Person masker = new Person(Aspect.USERNAME, null, null, null, null);
        return new Candidate(masker, Rule.of(masker).with("part", "username"));
    }

    /** The first choice inside a document. */
    Candidate inside(String key, Verdict verdict) {
        return Objects.requireNonNullElseGet(
                inside(verdict), () -> Masks.inside(key, verdict).getFirst());
    }
}
