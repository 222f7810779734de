package io.understudy.discover;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of an identifier in whatever style it is written: {@code cust_firstName2}, {@code IPAddress}, {@code TELEFON-NR}, {@code größe}. */
final class Words {
    private static final Pattern BORDER = Pattern.compile(
            "[^\\p{L}\\p{M}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");

    /** The one number in names that says something: of a card's digits, the last four. */
    private static final Pattern LAST_FOUR = Pattern.compile("(?i)(last)_?4(?![0-9])");

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    private Words() {}

    /** Folded, in their order, without numbers. */
    static List<String> of(String identifier) {
        List<String> words = new ArrayList<>();
        String plain = LAST_FOUR
                .matcher(Normalizer.normalize(identifier, Normalizer.Form.NFC))
                .replaceAll("$1_four");
        for (String word : BORDER.split(plain, -1)) {
            String folded = fold(word);
            if (!folded.isEmpty() && !folded.chars().allMatch(Character::isDigit)) words.add(folded);
        }
        return words;
    }

    /** Lower case and without marks, so that {@code prénom} and {@code prenom} are one. */
    static String fold(String word) {
        String lower = word.toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("ł", "l")
                .replace("ø", "o")
                .replace("đ", "d")
                .replace("ı", "i")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("þ", "th");
        return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
    }
}
