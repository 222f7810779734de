package io.understudy.discover;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What words in the names of columns and tables mean, in many languages. Read once from {@code lexicon.txt}, which explains itself. */
final class Lexicon {
    /** How much a phrase says. */
    enum Weight {
        SURE(6.5),
        LIKELY(4.7),
        MAYBE(2.6);

        final double logOdds;

        Weight(double logOdds) {
            this.logOdds = logOdds;
        }
    }

    /** What a phrase in a column's name means. */
    record Meaning(DataClass kind, Weight weight, String phrase) {}

    /** The lists that make a difference for what a name means. */
    private static final Set<String> TELLING = Set.of("people", "things", "aspects", "leading", "names", "fillers");

    private static final int SHORTEST_PART = 3;
    private static final Pattern NUMBER = Pattern.compile("(?<=.{3})(nummer|nr|numer|nro|numero)$");

    private static final Lexicon INSTANCE = new Lexicon();

    private final Map<String, Meaning> meanings = new HashMap<>();
    private final Map<String, Set<String>> lists = new HashMap<>();
    private final Map<String, String> synonyms = new HashMap<>();
    private final Set<String> vocabulary = new HashSet<>();
    /** The vocabulary without phrases of several words. */
    private final Set<String> singles = new HashSet<>();

    private final Abbreviations abbreviations;
    private int longestWord;

    private Lexicon() {
        read();
        meanings.keySet().forEach(this::know);
        lists.values().forEach(words -> words.forEach(this::know));
        synonyms.keySet().forEach(this::know);
        abbreviations = new Abbreviations(singles, this::sense);
    }

    /** What a word is in the lexicon for. */
    private String sense(String word) {
        Meaning meaning = meanings.get(word);
        if (meaning != null) return meaning.kind().label();
        // The other lists say the same more precisely.
        return String.join(
                " ",
                lists.entrySet().stream()
                        .filter(list -> TELLING.contains(list.getKey())
                                && list.getValue().contains(word))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList());
    }

    static Lexicon get() {
        return INSTANCE;
    }

    private void know(String word) {
        if (word.length() < SHORTEST_PART && !word.equals("ip") && !word.equals("id")) return;
        vocabulary.add(word);
        longestWord = Math.max(longestWord, word.length());
    }

    private void read() {
        try (InputStream stream = Lexicon.class.getResourceAsStream("lexicon.txt")) {
            if (stream == null) throw new IllegalStateException("this build lacks lexicon.txt");
            List<String> lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .toList();
            // Phrases are also known with their abbreviations written out.
            read(lines, section -> section.equals("synonyms"));
            read(lines, section -> !section.equals("synonyms"));
        } catch (IOException e) {
            throw new UncheckedIOException("this build's lexicon.txt cannot be read", e);
        }
    }

    private void read(List<String> lines, Predicate<String> wanted) {
        String section = "";
        for (String line : lines) {
            if (line.startsWith("[")) section = line.substring(1, line.length() - 1);
            else if (!line.isEmpty() && !line.startsWith("#") && wanted.test(section)) read(section, line);
        }
    }

    private void read(String section, String line) {
        int colon = line.indexOf(':');
        String head = colon < 0 ? "" : line.substring(0, colon).strip();
        List<String> phrases = List.of(line.substring(colon + 1).split(",", -1));
        Optional<DataClass> kind = DataClass.labelled(section);
        for (String phrase : phrases) {
            if (phrase.isBlank()) continue;
            for (String written : spellings(phrase)) {
                singles.addAll(Words.of(written));
                if (section.equals("synonyms")) synonyms.put(joined(written), joined(head));
                else if (kind.isEmpty())
                    lists.computeIfAbsent(section, absent -> new HashSet<>()).add(joined(written));
                else add(kind.get(), head, written);
            }
        }
    }

    private void add(DataClass kind, String head, String phrase) {
        Weight weight = Weight.valueOf(head.toUpperCase(Locale.ROOT));
        Meaning earlier = meanings.put(joined(phrase), new Meaning(kind, weight, phrase.strip()));
        // A phrase may come to be known by another's abbreviation first.
        if (earlier != null
                && earlier.kind() != kind
                && joined(earlier.phrase()).equals(joined(phrase)))
            throw new IllegalStateException(
                    "lexicon.txt has '" + phrase.strip() + "' twice: " + earlier.kind() + " and " + kind);
        String writtenOut = String.join(
                "",
                Words.of(phrase).stream()
                        .map(word -> synonyms.getOrDefault(word, word))
                        .toList());
        meanings.putIfAbsent(writtenOut, new Meaning(kind, weight, phrase.strip()));
        meanings.putIfAbsent(withNumber(writtenOut), new Meaning(kind, weight, phrase.strip()));
        for (String word : Words.of(phrase)) know(word);
    }

    /** Germans without umlauts on their keyboards write ae, oe and ue. */
    private static Set<String> spellings(String phrase) {
        return Set.copyOf(
                List.of(phrase, phrase.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")));
    }

    static String joined(String phrase) {
        return String.join("", Words.of(phrase));
    }

    /** Whether a word stands anywhere in it. */
    boolean knows(String word) {
        return vocabulary.contains(word) || synonyms.containsKey(word);
    }

    /** What words written together or apart mean; null if nothing. */
    @Nullable
    Meaning meaning(String joinedWords) {
        Meaning meaning = meanings.get(joinedWords);
        return meaning != null ? meaning : meanings.get(withNumber(joinedWords));
    }

    /** Whether a word stands in one of the lists: {@code people}, {@code things}, {@code aspects}, {@code leading}, {@code names}. */
    boolean has(String list, String word) {
        return lists.getOrDefault(list, Set.of()).contains(word);
    }

    /** The first of some lists that has a part of a name, the longest part first; null if none has. */
    @Nullable
    String listOf(String identifier, String... lists) {
        List<String> words = words(identifier);
        for (int length = Math.min(3, words.size()); length > 0; length--) {
            for (int from = 0; from + length <= words.size(); from++) {
                String part = String.join("", words.subList(from, from + length));
                for (String list : lists) if (has(list, part) || has(list, withNumber(part))) return list;
            }
        }
        return null;
    }

    /** The words of a name, abbreviations written out and compounds taken apart. */
    List<String> words(String identifier) {
        List<String> words = new ArrayList<>();
        for (String word : Words.of(identifier)) {
            if (synonyms.containsKey(word)) words.add(synonyms.getOrDefault(word, word));
            else if (vocabulary.contains(word)) words.add(word);
            else for (String part : parts(word)) words.add(synonyms.getOrDefault(part, abbreviations.whole(part)));
        }
        return words;
    }

    /** Two ways to write one thing: {@code Fahrgestellnr} and {@code Fahrgestellnummer}. */
    private static String withNumber(String joined) {
        return NUMBER.matcher(joined).replaceAll("number");
    }

    /** The fewest known words that make up a word, with the letters that German puts in between; the word itself if there are none. */
    private List<String> parts(String word) {
        int length = word.length();
        int[] count = new int[length + 1];
        int[] from = new int[length + 1];
        for (int end = 1; end <= length; end++) {
            count[end] = Integer.MAX_VALUE;
            for (int start = Math.max(0, end - longestWord - 2); start < end; start++) {
                if (count[start] == Integer.MAX_VALUE) continue;
                if (!vocabulary.contains(core(word.substring(start, end), end < length))) continue;
                if (count[start] + 1 < count[end]) {
                    count[end] = count[start] + 1;
                    from[end] = start;
                }
            }
        }
        if (length < 2 * SHORTEST_PART - 1 || count[length] == Integer.MAX_VALUE || count[length] > 4)
            return List.of(word);
        List<String> parts = new ArrayList<>();
        for (int end = length; end > 0; end = from[end])
            parts.addFirst(core(word.substring(from[end], end), end < length));
        return parts;
    }

    private String core(String part, boolean linked) {
        if (vocabulary.contains(part) || !linked) return part;
        for (String link : List.of("s", "n", "en", "es", "e", "er", "o", "a")) {
            if (!part.endsWith(link)) continue;
            String core = part.substring(0, part.length() - link.length());
            if (core.length() >= SHORTEST_PART && vocabulary.contains(core)) return core;
        }
        return part;
    }
}
