package io.understudy.plan;

import java.util.Locale;
import java.util.Set;

/** Whether a table is named like the people or organisations that own data: {@code customers}, {@code app_user}, {@code TenantAccount}. Only its last word counts. */
final class PersonLikeNames {
    private static final Set<String> WORDS = Set.of(
            "account",
            "buyer",
            "client",
            "company",
            "contact",
            "customer",
            "donor",
            "employee",
            "guest",
            "household",
            "kunde",
            "member",
            "merchant",
            "organisation",
            "organization",
            "partner",
            "party",
            "passenger",
            "patient",
            "people",
            "person",
            "player",
            "staff",
            "student",
            "subscriber",
            "supplier",
            "tenant",
            "traveller",
            "user",
            "vendor",
            "visitor",
            "worker");

    private PersonLikeNames() {}

    static boolean matches(String tableName) {
        String[] words = tableName
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT)
                .split("[^\\p{L}0-9]+", -1);
        String last = words[words.length - 1];
        return WORDS.contains(last) || WORDS.contains(singular(last));
    }

    private static String singular(String word) {
        if (word.endsWith("ies")) return word.substring(0, word.length() - 3) + "y";
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
