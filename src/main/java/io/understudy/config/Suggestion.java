package io.understudy.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The "did you mean" of every message about a name that does not exist. */
public final class Suggestion {
    private Suggestion() {}

    /** The candidate that a hasty hand most likely meant; empty if none is near enough to be more help than noise. */
    public static Optional<String> nearest(String name, Collection<String> candidates) {
        int tolerated = Math.max(1, name.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(name, candidate) <= tolerated)
                .min(Comparator.<String>comparingInt(candidate -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code "; did you mean 'x'?"}, or nothing: to be put at the end of a sentence. */
    public static String didYouMean(String name, Collection<String> candidates) {
        return nearest(name, candidates)
                .map(found -> "; did you mean '" + found + "'?")
                .orElse("");
    }

    /** Damerau-Levenshtein distance (optimal string alignment): insert, delete, replace or swap two neighbours. Case, '-' and '_' cost nothing. */
    static int distance(String left, String right) {
        String a = fold(left);
        String b = fold(right);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) cost[i][0] = i;
        for (int j = 0; j <= b.length(); j++) cost[0][j] = j;
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (swapped(a, b, i, j)) cost[i][j] = Math.min(cost[i][j], 1 + cost[i - 2][j - 2]);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static boolean swapped(String a, String b, int i, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }
}
