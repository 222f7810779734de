package io.understudy.discover;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Words that somebody cut off ({@code nachn}) or left without their vowels ({@code psswrd}), as identifiers of few letters have them. An abbreviation that could be of several words counts only if all of them mean the
 * same.
 */
final class Abbreviations {
    private static final int SHORTEST = 4;
    private static final int SHORTEST_CUT_OFF = 5;
    /** A word cut off further could be any. */
    private static final double LEAST_LEFT = 0.4;

    private final NavigableSet<String> words;
    private final Map<String, Set<String>> withoutVowels = new HashMap<>();
    private final UnaryOperator<String> sense;
    private final Map<String, String> known = new HashMap<>();

    /** @param sense what a word means: equal for words of which it makes no difference which one was meant */
    Abbreviations(Collection<String> vocabulary, UnaryOperator<String> sense) {
        words = new TreeSet<>(vocabulary);
        this.sense = sense;
        for (String word : words)
            withoutVowels
                    .computeIfAbsent(withoutVowels(word), absent -> new TreeSet<>())
                    .add(word);
    }

    /** The word that was abbreviated; itself if nobody can tell. */
    String whole(String word) {
        if (word.length() < SHORTEST || words.contains(word)) return word;
        return known.computeIfAbsent(word, this::find);
    }

    private String find(String word) {
        List<String> cutOff = word.length() < SHORTEST_CUT_OFF
                ? List.of()
                : words.subSet(word, word + Character.MAX_VALUE).stream()
                        .filter(whole -> word.length() >= LEAST_LEFT * whole.length())
                        .toList();
        Collection<String> candidates = cutOff;
        if (cutOff.isEmpty() && withoutVowels(word).equals(word))
            candidates = withoutVowels.getOrDefault(word, Set.of());
        // Words that mean something only beside others leave the choice to those that mean something by themselves.
        List<String> telling = candidates.stream()
                .filter(whole -> !sense.apply(whole).isEmpty())
                .toList();
        if (!telling.isEmpty()) candidates = telling;
        boolean clear = candidates.stream().map(sense).distinct().count() == 1;
        return clear
                ? candidates.stream()
                        .min(Comparator.comparingInt(String::length))
                        .orElse(word)
                : word;
    }

    /** The first letter stays, whatever it is. */
    private static String withoutVowels(String word) {
        return word.charAt(0) + word.substring(1).replaceAll("[aeiou]", "");
    }
}
