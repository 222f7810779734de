package io.understudy.cover;

import io.understudy.wire.Cell;
import io.understudy.wire.Hash;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** What a text in UTF-8 is made of, from one walk over its bytes. Reused from text to text. */
final class Traits {
    private static final String[] NAMES = {
        "bytes and characters differ",
        "four-byte characters",
        "control characters",
        "replacement character",
        "right to left",
        "combining characters",
        "not in normal form C",
        "leading space",
        "trailing space",
        "in capitals",
        "in small letters",
        "in both cases",
        "only white space",
        "invisible characters",
        "no letters",
        "direction overridden",
    };
    static final int COUNT = NAMES.length;
    private static final int MULTIBYTE = 1;
    private static final int FOUR_BYTES = 1 << 1;
    private static final int CONTROL = 1 << 2;
    private static final int REPLACEMENT = 1 << 3;
    private static final int RIGHT_TO_LEFT = 1 << 4;
    private static final int COMBINING = 1 << 5;
    private static final int NOT_NORMAL = 1 << 6;
    private static final int LEADING = 1 << 7;
    private static final int TRAILING = 1 << 8;
    private static final int CAPITALS = 1 << 9;
    private static final int SMALL = 1 << 10;
    private static final int BOTH_CASES = 1 << 11;
    private static final int WHITE = 1 << 12;
    private static final int INVISIBLE = 1 << 13;
    private static final int NO_LETTERS = 1 << 14;
    private static final int OVERRIDDEN = 1 << 15;

    private static final int MOST_SCRIPTS = 8;
    private static final int LONGEST_WITH_SHAPE = 48;
    private static final byte LETTER_SMALL = 1;
    private static final byte LETTER_CAPITAL = 2;
    private static final byte DIGIT = 3;
    private static final byte SPACE = 4;
    private static final byte UNSEEN = 5;
    private static final byte OTHER_LETTER = 6;
    private static final byte[] KINDS = kinds();

    private int characters;
    private int bits;
    private int seen;
    private int mayBeDenormal;
    private long shape;
    private boolean hasShape;
    private final Character.UnicodeScript[] scripts = new Character.UnicodeScript[MOST_SCRIPTS];
    private int scriptCount;

    /** Printable marks stand for themselves. */
    private static byte[] kinds() {
        byte[] kinds = new byte[128];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = i >= 'a' && i <= 'z'
                    ? LETTER_SMALL
                    : i >= 'A' && i <= 'Z'
                            ? LETTER_CAPITAL
                            : i >= '0' && i <= '9' ? DIGIT : i == ' ' ? SPACE : i < ' ' || i == 127 ? UNSEEN : (byte) i;
        }
        return kinds;
    }

    static String name(int bit) {
        return NAMES[bit];
    }

    static String name(Character.UnicodeScript script) {
        String name = script.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return "script " + name;
    }

    /** Walks over a text of at least one byte. */
    void read(Cell cell) {
        byte[] bytes = cell.bytes();
        int at = cell.offset();
        int end = at + cell.length();
        characters = 0;
        bits = 0;
        seen = 0;
        mayBeDenormal = 0;
        scriptCount = 0;
        shape = 0;
        byte last = 0;
        while (at < end) {
            int value = bytes[at++];
            byte kind;
            if (value >= 0) {
                kind = KINDS[value];
            } else {
                int length = lengthOf(value);
                kind = beyond(codePoint(bytes, at - 1, end, length), length);
                at += length - 1;
            }
            characters++;
            seen |= kind < 8 ? 1 << kind : 1;
            if (kind != last) {
                shape = Hash.step(shape, kind);
                last = kind;
            }
        }
        hasShape = characters <= LONGEST_WITH_SHAPE;
        finish(cell, last);
    }

    private void finish(Cell cell, byte last) {
        if (characters != cell.length()) bits |= MULTIBYTE;
        if (cell.bytes()[cell.offset()] == ' ') bits |= LEADING;
        if (last == SPACE) bits |= TRAILING;
        boolean small = has(LETTER_SMALL);
        boolean capital = has(LETTER_CAPITAL);
        if (small) bits |= capital ? BOTH_CASES : SMALL;
        else if (capital) bits |= CAPITALS;
        else if (!has(OTHER_LETTER)) bits |= NO_LETTERS;
        if (has(UNSEEN)) bits |= CONTROL;
        if ((seen & ~(1 << SPACE | 1 << UNSEEN)) == 0) bits |= WHITE;
        if (mayBeDenormal > 0 && !isNormal(cell)) bits |= NOT_NORMAL;
    }

    private boolean has(byte kind) {
        return (seen & 1 << kind) != 0;
    }

    private static boolean isNormal(Cell cell) {
        return Normalizer.isNormalized(
                new String(cell.bytes(), cell.offset(), cell.length(), StandardCharsets.UTF_8), Normalizer.Form.NFC);
    }

    /** A first byte alone is taken for one character, so that bytes which are no UTF-8 end as well. */
    private static int lengthOf(int first) {
        int value = first & 0xff;
        return value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : value >= 0xC0 ? 2 : 1;
    }

    private static int codePoint(byte[] bytes, int at, int end, int length) {
        if (at + length > end || length == 1) return 0xFFFD;
        int value = bytes[at] & (0xff >> (length + 1));
        for (int i = 1; i < length; i++) value = value << 6 | (bytes[at + i] & 0x3f);
        return Character.isValidCodePoint(value) ? value : 0xFFFD;
    }

    private byte beyond(int codePoint, int length) {
        if (length == 4) bits |= FOUR_BYTES;
        if (codePoint == 0xFFFD) bits |= REPLACEMENT;
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            bits |= COMBINING;
            mayBeDenormal++;
        } else if (codePoint >= 0x1100 && codePoint <= 0x11FF) {
            mayBeDenormal++;
        }
        direct(Character.getDirectionality(codePoint));
        script(Character.UnicodeScript.of(codePoint));
        return switch (type) {
            case Character.FORMAT, Character.PRIVATE_USE, Character.UNASSIGNED -> {
                bits |= INVISIBLE;
                yield OTHER_LETTER;
            }
            case Character.CONTROL -> UNSEEN;
            case Character.SPACE_SEPARATOR -> UNSEEN;
            case Character.UPPERCASE_LETTER -> LETTER_CAPITAL;
            case Character.LOWERCASE_LETTER -> LETTER_SMALL;
            default -> OTHER_LETTER;
        };
    }

    /** Letters that run from the right are one thing, signs that turn any letters around another. */
    private void direct(byte direction) {
        switch (direction) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                bits |= RIGHT_TO_LEFT;
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE -> bits |= OVERRIDDEN;
            default -> {
                // All else runs as its surroundings do.
            }
        }
    }

    private void script(Character.UnicodeScript script) {
        if (script == Character.UnicodeScript.COMMON || script == Character.UnicodeScript.INHERITED) return;
        for (int i = 0; i < scriptCount; i++) if (scripts[i] == script) return;
        if (scriptCount < MOST_SCRIPTS) scripts[scriptCount++] = script;
    }

    int characters() {
        return characters;
    }

    int bits() {
        return bits;
    }

    int scripts() {
        return scriptCount;
    }

    Character.UnicodeScript script(int index) {
        return scripts[index];
    }

    /** A hash of the sequence of letters, digits and marks, each taken once where it is repeated. */
    long shape() {
        return shape;
    }

    /** Whether it is short enough to have one. */
    boolean hasShape() {
        return hasShape;
    }
}
