package io.understudy.mask;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;

/**
 * Keeps the white space around a value, and a value that is nothing else, as production has it: an old import's {@code "  anna@… "} must stay as awkward in staging.
 * Sees to it that the whole never outgrows the column: where it would, white space gives way, trailing first.
 */
final class Margins implements Mask {
    private final TextMask inner;
    private final int capacity;
    private final int minimumRoom;
    private final boolean padded;

    private Margins(TextMask inner, int capacity, int minimumRoom, boolean padded) {
        this.inner = inner;
        this.capacity = capacity;
        this.minimumRoom = minimumRoom;
        this.padded = padded;
    }

    /** @param minimumRoom the fewest characters the inner mask can do with; the column has as many */
    static Mask around(DataType type, int minimumRoom, TextMask inner) {
        int capacity = type.maximumCharacters() < 0 ? Integer.MAX_VALUE : type.maximumCharacters();
        return new Margins(inner, capacity, minimumRoom, type.kind() == Kind.PADDED_TEXT);
    }

    @Override
    public String apply(String value, Siblings siblings) {
        int start = 0;
        int end = value.length();
        while (start < end && isSpace(value.charAt(start))) start++;
        while (end > start && isSpace(value.charAt(end - 1))) end--;
        if (start == end) return value;
        if (start == 0 && end == value.length()) return inner.apply(value, capacity, siblings);

        // The server pads char(n) again, so its trailing spaces take no room.
        int trailing = padded ? 0 : value.length() - end;
        int room = Math.max(Math.min(minimumRoom, capacity), capacity - start - trailing);
        String masked = inner.apply(value.substring(start, end), room, siblings);
        int left = capacity == Integer.MAX_VALUE ? capacity : capacity - masked.codePointCount(0, masked.length());
        int leading = Math.min(start, left);
        return value.substring(0, leading) + masked + value.substring(end, end + Math.min(trailing, left - leading));
    }

    /** Whether a value is empty or nothing but white space and control characters. */
    static boolean isBlank(String value) {
        for (int i = 0; i < value.length(); i++) if (!isSpace(value.charAt(i))) return false;
        return true;
    }

    /** White space and control characters, all of them in the BMP, so that no surrogate pair is ever cut. */
    static boolean isSpace(char c) {
        return c <= ' ' || c == 0x7F || (c >= 0x80 && (Character.isWhitespace(c) || Character.isSpaceChar(c)));
    }
}
