package io.understudy.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes as pairs of hexadecimal digits: bytea, uuid, macaddr. */
final class HexText {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int value = 0; value < 16; value++) {
            VALUES[DIGITS[value]] = (byte) value;
            VALUES[Character.toUpperCase((char) DIGITS[value])] = (byte) value;
        }
    }

    private HexText() {}

    /** The value of a digit, or -1 if the character is none. */
    static int value(char digit) {
        return digit < 128 ? VALUES[digit] : -1;
    }

    /** {@code \x} and two digits for each byte. */
    static String bytea(Cell cell) {
        byte[] out = new byte[Math.addExact(2, Math.multiplyExact(2, cell.length()))];
        out[0] = '\\';
        out[1] = 'x';
        for (int i = 0; i < cell.length(); i++) put(cell.bytes()[cell.offset() + i], out, 2 + 2 * i);
        return new String(out, StandardCharsets.ISO_8859_1);
    }

    static void encodeBytea(String text, Buffer out) {
        if (!text.startsWith("\\x")) throw UnfitValue.text("bytea", text);
        encodePairs(text, 2, text.length(), "bytea", out);
    }

    /** Dashes after the 4th, 6th, 8th and 10th byte. */
    static String uuid(Cell cell) {
        if (cell.length() != 16) throw UnfitValue.bytes("uuid", cell.length());
        byte[] out = new byte[36];
        int position = 0;
        for (int i = 0; i < 16; i++) {
            if (i == 4 || i == 6 || i == 8 || i == 10) out[position++] = '-';
            put(cell.bytes()[cell.offset() + i], out, position);
            position += 2;
        }
        return new String(out, StandardCharsets.ISO_8859_1);
    }

    /** Takes the canonical form, and the one without dashes; digits in either case. */
    static void encodeUuid(String text, Buffer out) {
        boolean dashes = text.length() == 36;
        if (!dashes && text.length() != 32) throw UnfitValue.text("uuid", text);
        int mark = out.size();
        int position = 0;
        for (int i = 0; i < 16; i++) {
            boolean dash = dashes && (i == 4 || i == 6 || i == 8 || i == 10);
            int value = dash && text.charAt(position++) != '-' ? -1 : pair(text, position);
            if (value < 0) {
                out.truncate(mark);
                throw UnfitValue.text("uuid", text);
            }
            out.writeByte(value);
            position += 2;
        }
    }

    /** A colon between any two bytes. */
    static String mac(Cell cell, int bytes, String type) {
        if (cell.length() != bytes) throw UnfitValue.bytes(type, cell.length());
        byte[] out = new byte[bytes * 3 - 1];
        for (int i = 0; i < bytes; i++) {
            if (i > 0) out[3 * i - 1] = ':';
            put(cell.bytes()[cell.offset() + i], out, 3 * i);
        }
        return new String(out, StandardCharsets.ISO_8859_1);
    }

    static void encodeMac(String text, int bytes, String type, Buffer out) {
        boolean fits = text.length() == bytes * 3 - 1;
        for (int i = 0; fits && i < bytes; i++) {
            fits = pair(text, 3 * i) >= 0 && (i == 0 || text.charAt(3 * i - 1) == ':');
        }
        if (!fits) throw UnfitValue.text(type, text);
        for (int i = 0; i < bytes; i++) out.writeByte(pair(text, 3 * i));
    }

    private static void encodePairs(String text, int from, int to, String type, Buffer out) {
        int mark = out.size();
        boolean fits = (to - from) % 2 == 0;
        for (int position = from; fits && position < to; position += 2) {
            int value = pair(text, position);
            fits = value >= 0;
            out.writeByte(value);
        }
        if (!fits) {
            out.truncate(mark);
            throw UnfitValue.text(type, text);
        }
    }

    private static void put(byte value, byte[] out, int position) {
        out[position] = DIGITS[(value >> 4) & 0xF];
        out[position + 1] = DIGITS[value & 0xF];
    }

    /** The byte that two digits stand for, or a negative number if they are none. */
    private static int pair(String text, int position) {
        return value(text.charAt(position)) << 4 | value(text.charAt(position + 1));
    }
}
