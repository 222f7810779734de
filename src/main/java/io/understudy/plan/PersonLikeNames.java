package io.understudy.plan;

import java.util.Locale;
import java.util.Set;

/** Whether a table is named like the people or organisations that data is about: {@code customers}, {@code app_user}, {@code TenantAccount}. Only its last word counts. */
final class PersonLikeNames {
    /** Those a company serves: their history is what has to stay whole. */
    private static final Set<String> SERVED = Set.of(
            "account",
            "buyer",
            "client",
            "company",
            "contact",
            "customer",
            "donor",
            "guest",
            "household",
            "kunde",
            "member",
            "organisation",
            "organization",
            "party",
            "passenger",
            "patient",
            "people",
            "person",
            "player",
            "student",
            "subscriber",
            "tenant",
            "traveller",
            "user",
            "visitor");

    /** Those who serve: they are mentioned by much that is not theirs. */
    private static final Set<String> SERVING =
            Set.of("employee", "merchant", "partner", "staff", "supplier", "vendor", "worker");

    private PersonLikeNames() {}

    /** Whether these are people or organisations at all. */
    static boolean matches(String tableName) {
        return served(tableName) || contains(SERVING, tableName);
    }

    /** Whether these are the ones that a company serves. */
    static boolean served(String tableName) {
        return contains(SERVED, tableName);
    }

    private static boolean contains(Set<String> words, String tableName) {
        String[] parts = tableName
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT)
                .split("[^\\p{L}0-9]+", -1);
        String last = parts[parts.length - 1];
        return words.contains(last) || words.contains(singular(last));
    }

    private static String singular(String word) {
        if (word.endsWith("ies")) return word.substring(0, word.length() - 3) + "y";
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
