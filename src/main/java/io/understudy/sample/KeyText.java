package io.understudy.sample;

import io.understudy.schema.DataType;

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
