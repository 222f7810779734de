package io.understudy.mask;

import io.understudy.schema.Collation;
import io.understudy.schema.DataType;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Masks keys as their server compares them: where a collation takes {@code Anna}, {@code ANNA} and {@code Ánna } for one key, a row that refers to it may spell it in any of these ways, and must find it
 * again after masking. So a key is masked in one spelling: without spaces at the end, in small letters, without accents, each only where the collation makes nothing of it. A key in capitals stays one in
 * capitals.
 */
public final class KeySpelling {
    /** Of no language: there, each Latin letter with an accent is the letter without. Languages have their own minds about that. */
    private static final Pattern WITHOUT_LANGUAGE = Pattern.compile(
            "utf8(mb[34])?_(general|unicode(_520)?|0900|uca1400)(_nopad)?(_ai)?_ci", Pattern.CASE_INSENSITIVE);

    private final boolean padded;
    private final boolean caseless;
    private final boolean accentless;

    private KeySpelling(boolean padded, boolean caseless, boolean accentless) {
        this.padded = padded;
        this.caseless = caseless;
        this.accentless = accentless;
    }

    /**
     * A mask of keys, or of what refers to them.
     *
     * @param type of the key
     */
    public static Mask of(Mask mask, DataType type) {
        KeySpelling spelling = of(type);
        return spelling.padded || spelling.caseless || spelling.accentless
                ? (value, siblings) -> spelling.respelled(value, mask.apply(spelling.folded(value), siblings))
                : mask;
    }

    private static KeySpelling of(DataType type) {
        Collation collation = type.isText() ? type.collation() : null;
        if (collation == null) return new KeySpelling(false, isCitext(type), false);
        return new KeySpelling(
                collation.padsSpace(), collation.ignoresCase() && !isTurkish(collation), dropsAccents(collation));
    }

    /** Whether a collation of text takes letters with an accent and without for one, and which do so cannot be told here. */
    public static boolean leavesAccents(DataType type) {
        Collation collation = type.isText() ? type.collation() : null;
        return collation != null && collation.ignoresAccents() && !dropsAccents(collation);
    }

    private static boolean dropsAccents(Collation collation) {
        return collation.ignoresAccents()
                && WITHOUT_LANGUAGE.matcher(collation.name()).matches();
    }

    /** There, I and i are two letters. */
    private static boolean isTurkish(Collation collation) {
        return collation.name().contains("turkish") || collation.name().contains("_tr_");
    }

    /** The one spelling of all that are equal. */
    String folded(String value) {
        int end = value.length();
        if (padded) while (end > 0 && value.charAt(end - 1) == ' ') end--;
        if (end == 0) return value;
        char[] folded = value.substring(0, end).toCharArray();
        for (int i = 0; i < folded.length; i++) {
            if (accentless && folded[i] >= 0xC0) folded[i] = withoutAccent(folded[i]);
            if (caseless) folded[i] = small(folded[i]);
        }
        return new String(folded);
    }

    private static boolean isCitext(DataType type) {
        return type.name().equals("citext") || type.name().endsWith(".citext");
    }

    /** Only of letters that all collations have known since they were made: to older ones, younger letters have no case. */
    private static char small(char letter) {
        if (letter < 0x80) return letter >= 'A' && letter <= 'Z' ? (char) (letter + 32) : letter;
        boolean old = (letter < 0x218 && letter != 'İ')
                || (letter >= 0x388 && letter <= 0x3CE)
                || (letter >= 0x400 && letter <= 0x45F)
                || (letter >= 0x1E00 && letter <= 0x1EF9 && letter != 'ẞ');
        return old ? Character.toLowerCase(letter) : letter;
    }

    private static char withoutAccent(char letter) {
        boolean latin = letter <= 0x24F || (letter >= 0x1E00 && letter <= 0x1EFF);
        if (!latin) return letter;
        char base = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD)
                .charAt(0);
        return base < 0x80 ? base : letter;
    }

    private @Nullable String respelled(String value, @Nullable String masked) {
        if (masked == null || !caseless || !isInCapitals(value)) return masked;
        char[] capitals = masked.toCharArray();
        for (int i = 0; i < capitals.length; i++) capitals[i] = Character.toUpperCase(capitals[i]);
        return new String(capitals);
    }

    private static boolean isInCapitals(String value) {
        boolean capitals = false;
        for (int i = 0; i < value.length(); i++) {
            if (Character.isLowerCase(value.charAt(i))) return false;
            capitals |= Character.isUpperCase(value.charAt(i));
        }
        return capitals;
    }
}
