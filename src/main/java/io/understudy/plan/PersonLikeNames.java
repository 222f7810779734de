package io.understudy.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a table is named like the people or organisations that data is about: {@code customers}, {@code app_user}, {@code customer_entity}. Only the word for its rows counts. */
final class PersonLikeNames {
    /** Those a company serves: their history is what has to stay whole. */
    private static final Set<String> SERVED = Set.of(
            "account",
            "applicant",
            "benutzer",
            "borrower",
            "buyer",
            "citizen",
            "client",
            "cliente",
            "company",
            "consumer",
            "contact",
            "customer",
            "donor",
            "guest",
            "household",
            "klant",
            "kunde",
            "kunden",
            "learner",
            "member",
            "org",
            "organisation",
            "organization",
            "owner",
            "party",
            "passenger",
            "patient",
            "people",
            "person",
            "player",
            "policyholder",
            "prospect",
            "resident",
            "shopper",
            "student",
            "subscriber",
            "tenant",
            "traveller",
            "user",
            "usuario",
            "utilisateur",
            "visitor",
            "workspace");

    /** Those who serve: they are mentioned by much that is not theirs. */
    private static final Set<String> SERVING =
            Set.of("employee", "merchant", "partner", "staff", "supplier", "vendor", "worker");

    /** Said about the table and not about its rows. */
    private static final Set<String> TABLE_WORDS = Set.of("base", "entity", "master", "record", "table", "tbl");

    /** An account of these is a place for money, not somebody. */
    private static final Set<String> KINDS_OF_MONEY = Set.of("bank", "chart", "cost", "gl", "ledger", "of", "tax");

    private PersonLikeNames() {}

    /** Whether these are people or organisations at all. */
    static boolean matches(String tableName) {
        return served(tableName) || contains(SERVING, tableName);
    }

    /** Whether these are the ones that a company serves. */
    static boolean served(String tableName) {
        return contains(SERVED, tableName);
    }

    /** What the rows of a table are, as one word in the singular: {@code customer} of {@code tbl_customers}, {@code customer_entity} and {@code CustomerMaster}. */
    static String subject(String tableName) {
        return singular(words(tableName).getLast());
    }

    private static boolean contains(Set<String> people, String tableName) {
        List<String> words = words(tableName);
        String kind = words.size() < 2 ? "" : words.get(words.size() - 2);
        String last = words.getLast();
        return (people.contains(last) || people.contains(singular(last))) && !KINDS_OF_MONEY.contains(kind);
    }

    /** At least one, without what is said about the table. */
    private static List<String> words(String tableName) {
        List<String> words = new ArrayList<>(List.of(tableName
                .replaceAll("(?<=[\\p{Ll}0-9])(?=\\p{Lu})", "_")
                .toLowerCase(Locale.ROOT)
                .split("[^\\p{L}0-9]+", -1)));
        words.removeIf(String::isEmpty);
        while (words.size() > 1 && TABLE_WORDS.contains(words.getLast())) words.removeLast();
        return words.isEmpty() ? List.of(tableName) : words;
    }

    private static String singular(String word) {
        if (word.endsWith("ies")) return word.substring(0, word.length() - 3) + "y";
        return word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
    }
}
