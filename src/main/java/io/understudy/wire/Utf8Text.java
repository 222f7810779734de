package io.understudy.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Characters to UTF-8 and back, without the silent repairs of Java's own conversion: two broken values must never become the same one, and what PostgreSQL
 * would refuse is refused here, where the column is known.
 */
final class Utf8Text {
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8Text() {}

    /** The characters in {@code bytes[offset .. offset + length)}. */
    static String decode(byte[] bytes, int offset, int length, String type) {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            byte[] again = text.getBytes(StandardCharsets.UTF_8);
            if (!Arrays.equals(again, 0, again.length, bytes, offset, offset + length)) {
                throw UnfitValue.bytes(type + " in UTF-8", length);
            }
        }
        return text;
    }

    /** The bytes of characters that PostgreSQL can hold: no zero character, no half of a surrogate pair. */
    static byte[] encode(String text, String type) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) throw UnfitValue.text(type, text);
        // Only text beyond Latin-1 can hold surrogates, and that is longer in UTF-8.
        if (bytes.length != text.length() && hasLoneSurrogate(text)) throw UnfitValue.text(type, text);
        return bytes;
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            // A pair is read as one code point, which is no surrogate.
            if (isSurrogate(text.codePointAt(i))) return true;
        }
        return false;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
