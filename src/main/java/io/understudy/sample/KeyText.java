package io.understudy.sample;

import io.understudy.schema.Collation;
import io.understudy.schema.DataType;
import org.jspecify.annotations.Nullable;

/**
 * The text that a key is known by, from its codec's canonical text. Two columns may hold the same key in different types (an integer and a numeric, a {@code char(5)} and a {@code varchar});
 * the text is the same all the same. SQL that chooses rows by a key must make exactly this text.
 */
public final class KeyText {
    private KeyText() {}

    public static String of(String canonical, DataType.Kind kind) {
        return switch (kind) {
            case PADDED_TEXT -> withoutPadding(canonical);
            case DECIMAL -> withoutTrailingZeros(canonical);
            case TEXT,
                    INTEGER,
                    FLOAT,
                    BOOLEAN,
                    DATE,
                    TIME,
                    TIMESTAMP,
                    TIMESTAMP_WITH_ZONE,
                    UUID,
                    INET,
                    JSON,
                    JSONB,
                    BYTES,
                    ENUM,
                    ARRAY,
                    OTHER -> canonical;
        };
    }

    /**
     * The same for a key that is compared under a collation: texts that it takes for equal are one key, as far as that can be told here. Of letters only A to Z are folded; two names that differ in an
     * accent alone are asked for twice, and found twice, which costs a question and no more.
     *
     * @param collation of the column that is referred to; null where only equal texts are equal
     */
    public static String of(String canonical, DataType.Kind kind, @Nullable Collation collation) {
        String text = of(canonical, kind);
        if (collation == null) return text;
        String unpadded = collation.padsSpace() ? withoutPadding(text) : text;
        return collation.ignoresCase() && !isTurkish(collation.name()) ? lowered(unpadded) : unpadded;
    }

    /** There, I and i are two letters. */
    private static boolean isTurkish(String collation) {
        return collation.contains("turkish") || collation.contains("_tr_");
    }

    private static String lowered(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isCapital(text.charAt(i))) return loweredFrom(text, i);
        }
        return text;
    }

    private static String loweredFrom(String text, int first) {
        char[] letters = text.toCharArray();
        for (int i = first; i < letters.length; i++) {
            if (isCapital(letters[i])) letters[i] = (char) (letters[i] + ('a' - 'A'));
        }
        return new String(letters);
    }

    private static boolean isCapital(char letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    /** Only spaces are padding; a tab or line break at the end is part of the value. */
    private static String withoutPadding(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') end--;
        return text.substring(0, end);
    }

    private static String withoutTrailingZeros(String number) {
        if (number.indexOf('.') < 0) return number;
        int end = number.length();
        while (number.charAt(end - 1) == '0') end--;
        return number.substring(0, number.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
