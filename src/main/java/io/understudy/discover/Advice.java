package io.understudy.discover;

import io.understudy.discover.Masks.Candidate;
import io.understudy.mask.DocumentMasker;
import io.understudy.mask.GenericMasker;
import io.understudy.mask.Masker;
import io.understudy.mask.Uniqueness;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Table;
import io.understudy.schema.UniqueIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which rule a column should have: the best mask for what it holds that the plan will accept, by type, length, NOT NULL, unique indexes and what refers to it. */
final class Advice {
    /** More paths than anybody reads. */
    private static final int MOST_PLAIN = 60;

    private final Links links;
    private final List<Found> all;
    private final Persons persons;

    /** @param all columns that were looked at: masks may look at those beside theirs */
    Advice(Links links, List<Found> all) {
        this.links = links;
        this.all = all;
        persons = new Persons(all, links);
    }

    Proposal on(Found found) {
        Verdict verdict = found.verdict();
        String why = why(verdict);
        if (!verdict.isPersonal()) {
            boolean unknown = found.traits().empty()
                    && isWide(found.column().type())
                    && verdict.evidence().isEmpty();
            return unknown
                    ? Proposal.undecided(null, "nothing is known about it, because it was empty: keep, or a mask")
                    : Proposal.decided(Rule.keep(), why);
        }
        Optional<Candidate> best = candidates(found).stream()
                .filter(candidate -> fits(found, candidate.masker()))
                .findFirst();
        if (best.isEmpty())
            return Proposal.undecided(null, why + "; no mask fits its type, its constraints and its indexes");
        boolean keepsKeys =
                found.inside().form() == Inside.Form.XML || found.inside().form() == Inside.Form.HSTORE;
        if (keepsKeys && !found.inside().keyed().isEmpty())
            return Proposal.undecided(
                    best.get().rule(), why + "; some keys in it are personal, and this mask keeps keys");
        if (mixesKeys(found.inside()))
            return Proposal.undecided(
                    best.get().rule(),
                    why
                            + "; in one object some keys are somebody's and others are names of fields: masked alike, these become others, too");
        return verdict.isUnsure()
                ? Proposal.undecided(best.get().rule(), why)
                : Proposal.decided(best.get().rule(), why);
    }

    static String why(Verdict verdict) {
        if (!verdict.isPersonal() && verdict.evidence().isEmpty()) return "";
        String evidence = verdict.evidence().isEmpty() ? "" : ", " + String.join("; ", verdict.evidence());
        return verdict.kind().label() + " " + verdict.confidenceText() + evidence;
    }

    /** Whether anything might be in it some day. */
    private static boolean isWide(DataType type) {
        DataType one = type.element() == null ? type : type.element();
        return switch (one.kind()) {
            case TEXT, PADDED_TEXT -> one.maximumCharacters() < 0 || one.maximumCharacters() >= 10;
            case JSON, JSONB, BYTES, OTHER -> true;
            default -> false;
        };
    }

    private List<Candidate> candidates(Found found) {
        return switch (found.inside().form()) {
            case JSON, XML, HSTORE -> List.of(document(found.inside()));
            case ATTRIBUTES -> List.of(choice(found.inside()));
            case OTHER_DOCUMENT ->
                List.of(Candidate.of(new GenericMasker.Null()), Candidate.of(new GenericMasker.Text()));
            case NOTHING -> {
                boolean key = !links.children(name(found)).isEmpty();
                List<Candidate> masks = new ArrayList<>(Masks.of(
                        found.column().name(),
                        found.verdict(),
                        found.traits(),
                        found.column().type(),
                        key ? null : country(found),
                        key ? null : coordinate(found)));
                Candidate person = persons.candidate(found);
                if (person != null) masks.addFirst(person);
                yield masks;
            }
        };
    }

    private static ColumnName name(Found found) {
        return new ColumnName(found.table().name(), found.column().name());
    }

    private @Nullable String country(Found found) {
        return beside(found)
                .filter(other -> other.traits().countries())
                .map(other -> other.column().name())
                .findFirst()
                .orElse(null);
    }

    private Stream<Found> beside(Found found) {
        return all.stream()
                .filter(other -> other.table().name().equals(found.table().name())
                        && !other.column().equals(found.column())
                        && !other.column().generated());
    }

    private @Nullable String coordinate(Found found) {
        Lexicon lexicon = Lexicon.get();
        String own = lexicon.listOf(found.column().name(), "latitude", "longitude");
        if (own == null) return null;
        String other = own.equals("latitude") ? "longitude" : "latitude";
        List<Found> others = beside(found)
                .filter(each -> each.verdict().kind() == DataClass.GEO
                        && other.equals(lexicon.listOf(each.column().name(), "latitude", "longitude")))
                .toList();
        // Of two pairs nobody knows which belongs to which.
        return others.size() == 1 ? others.getFirst().column().name() : null;
    }

    private Candidate document(Inside inside) {
        boolean hstore = inside.form() == Inside.Form.HSTORE;
        Map<String, Masker> maskers = new LinkedHashMap<>();
        Map<String, Object> paths = new LinkedHashMap<>();
        inside.personal().forEach((path, verdict) -> {
            String place = hstore ? key(path) : path;
            Candidate candidate = persons.inside(lastName(path), verdict);
            maskers.put(place, candidate.masker());
            paths.put(place, written(candidate.rule()));
        });
        List<String> plain = inside.plain().stream()
                .filter(path -> !leadsFurther(path, inside))
                .limit(MOST_PLAIN)
                .toList();
        for (String path : plain) {
            String place = hstore ? key(path) : path;
            maskers.put(place, new GenericMasker.Keep());
            paths.put(place, "keep");
        }
        maskers.put("*", new GenericMasker.Text());
        paths.put("*", "text");
        if (inside.form() == Inside.Form.JSON && !inside.keyed().isEmpty()) return keyed(inside, maskers, paths);
        Masker masker = switch (inside.form()) {
            case XML -> new DocumentMasker.Xml(maskers);
            case HSTORE -> new DocumentMasker.Hstore(maskers);
            case JSON, OTHER_DOCUMENT, ATTRIBUTES, NOTHING -> new DocumentMasker.Json(maskers);
        };
        return new Candidate(masker, Rule.of(masker).with(hstore ? "keys" : "paths", paths));
    }

    /** With a mask for keys that are somebody's. */
    private Candidate keyed(Inside inside, Map<String, Masker> maskers, Map<String, Object> paths) {
        Map<String, Masker> keys = new LinkedHashMap<>();
        Map<String, Object> written = new LinkedHashMap<>();
        for (String path : inside.keyed()) {
            Candidate candidate = persons.ofKeys();
            keys.put(path, candidate.masker());
            written.put(path, written(candidate.rule()));
        }
        Masker masker = new DocumentMasker.Json(maskers, keys);
        return new Candidate(masker, Rule.of(masker).with("paths", paths).with("keys", written));
    }

    /** Whether the keys of an object are in part fields, which software asks for by name. */
    private static boolean mixesKeys(Inside inside) {
        return inside.form() == Inside.Form.JSON
                && inside.keyed().stream()
                        .anyMatch(path -> Stream.concat(inside.plain().stream(), inside.personal().keySet().stream())
                                .anyMatch(other -> other.length() > path.length() + 1
                                        && other.startsWith(path)
                                        && (other.startsWith("['", path.length())
                                                || (other.charAt(path.length()) == '.'
                                                        && other.charAt(path.length() + 1) != '*'))));
    }

    /** A path that is also the way to others: to keep it would be to keep all that will ever be behind it. */
    private static boolean leadsFurther(String path, Inside inside) {
        return path.equals("$")
                || Stream.concat(inside.plain().stream(), inside.personal().keySet().stream())
                        .anyMatch(other -> other.length() > path.length()
                                && other.startsWith(path)
                                && ".[".indexOf(other.charAt(path.length())) >= 0);
    }

    private static String lastName(String path) {
        return path.replaceFirst("(\\[[^']*]|\\.\\*)*$", "").replaceFirst("^.*[.'@]([^.'@]+)'?]?$", "$1");
    }

    /** Of pairs, which have no other level: {@code $.key}, {@code $['a key']}, or all that have no path of their own. */
    private static String key(String path) {
        return path.startsWith("$['") ? path.substring(3, path.length() - 2) : path.substring(2);
    }

    private static Object written(Rule rule) {
        if (rule.parameters().isEmpty()) return rule.word();
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("mask", rule.word());
        whole.putAll(rule.parameters());
        return whole;
    }

    private Candidate choice(Inside inside) {
        String beside = Objects.requireNonNull(inside.attribute());
        List<GenericMasker.Case> cases = new ArrayList<>();
        List<Object> written = new ArrayList<>();
        inside.personal().forEach((attribute, verdict) -> {
            Candidate candidate = persons.inside(attribute, verdict);
            add(inside, attribute, beside, candidate, cases, written);
        });
        Candidate keep = new Candidate(new GenericMasker.Keep(), Rule.keep());
        inside.plain().forEach(attribute -> add(inside, attribute, beside, keep, cases, written));
        Masker masker = new GenericMasker.Choice(cases, new GenericMasker.Text());
        return new Candidate(masker, Rule.of(masker).with("when", written).with("else", "text"));
    }

    private static void add(
            Inside inside,
            String attribute,
            String beside,
            Candidate candidate,
            List<GenericMasker.Case> cases,
            List<Object> written) {
        for (String value : inside.written().getOrDefault(attribute, List.of(attribute))) {
            boolean special = value.equals("null") || (value.startsWith("/") && value.endsWith("/"));
            String condition = special ? "/" + value.replaceAll("[^\\p{L}\\p{N}]", "\\\\$0") + "/" : value;
            cases.add(new GenericMasker.Case(Map.of(beside, condition), candidate.masker()));
            Map<String, Object> one = new LinkedHashMap<>();
            one.put(beside, condition);
            one.put("mask", written(candidate.rule()));
            written.add(one);
        }
    }

    private boolean fits(Found found, Masker masker) {
        Column column = found.column();
        DataType type = column.type();
        if (masker.refusalFor(type, column.nullable()).isPresent()) return false;
        boolean nothing = masker instanceof GenericMasker.Null;
        if (nothing && isInKey(found.table(), column.name())) return false;
        for (DataType child : links.children(name(found))) if (!nothing && !holdsAll(child, type)) return false;
        for (UniqueIndex index : found.table().uniqueIndexes()) {
            if (!index.columns().contains(column.name())) continue;
            if (masker.uniquenessFor(type) == Uniqueness.LOST) return false;
            if (!nothing && hasPrefix(index, column.name())) return false;
        }
        return true;
    }

    private static boolean isInKey(Table table, String column) {
        return table.primaryKey() != null && table.primaryKey().columns().contains(column);
    }

    private static boolean holdsAll(DataType type, DataType keyType) {
        if (type.isText() && keyType.isText())
            return type.maximumCharacters() < 0
                    || (keyType.maximumCharacters() >= 0 && keyType.maximumCharacters() <= type.maximumCharacters());
        return type.kind() == keyType.kind() && (type.kind() != Kind.INTEGER || type.bytes() == keyType.bytes());
    }

    /** MySQL's indexes may look at the beginning of a column only. */
    private static boolean hasPrefix(UniqueIndex index, String column) {
        return Pattern.compile(Pattern.quote("`" + column.replace("`", "``") + "`") + "\\(\\d+\\)")
                .matcher(index.definition())
                .find();
    }
}
