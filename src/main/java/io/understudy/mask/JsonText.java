package io.understudy.mask;

import java.util.regex.Pattern;

/** Strings and numbers as JSON writes them (RFC 8259). */
final class JsonText {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][-+]?[0-9]++)?");

    private JsonText() {}

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** A string in quotes, with escapes only where JSON, or well-formed Unicode, needs them. */
    static String quoted(String text) {
        StringBuilder output = new StringBuilder(text.length() + 8).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> output.append('\\').append(c);
                case '\n' -> output.append("\\n");
                case '\r' -> output.append("\\r");
                case '\t' -> output.append("\\t");
                default -> {
                    if (c < ' ' || isLonely(text, i)) appendEscape(c, output);
                    else output.append(c);
                }
            }
        }
        return output.append('"').toString();
    }

    private static void appendEscape(char c, StringBuilder output) {
        output.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) output.append(Character.forDigit((c >> shift) & 0xF, 16));
    }

    /** Half a surrogate pair without the other half, which only an escape can carry. */
    private static boolean isLonely(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c))
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
