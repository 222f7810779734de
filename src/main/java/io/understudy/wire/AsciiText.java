package io.understudy.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text in the making, of ASCII characters only: numbers, dates, addresses. Never prints its content. */
final class AsciiText {
    private byte[] bytes;
    private int size;

    AsciiText(int capacity) {
        bytes = new byte[capacity];
    }

    AsciiText append(char character) {
        reserve(1);
        bytes[size++] = (byte) character;
        return this;
    }

    AsciiText append(String text) {
        for (int i = 0; i < text.length(); i++) append(text.charAt(i));
        return this;
    }

    /** Appends a number that is not negative, with zeros before it where it is shorter than {@code width} digits. */
    AsciiText appendNumber(long number, int width) {
        int digits = width;
        for (long limit = powerOfTen(width); number >= limit; limit *= 10) digits++;
        reserve(digits);
        size += digits;
        long rest = number;
        for (int i = 1; i <= digits; i++) {
            bytes[size - i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return this;
    }

    /** Appends a dot and up to six digits without trailing zeros; nothing for zero. */
    AsciiText appendMicros(int micros) {
        if (micros == 0) return this;
        append('.').appendNumber(micros, 6);
        while (bytes[size - 1] == '0') size--;
        return this;
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) power *= 10;
        return power;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }

    /** The number of characters appended so far. */
    int size() {
        return size;
    }

    /** What was appended. */
    String text() {
        return new String(bytes, 0, size, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return "AsciiText[" + size + " characters]";
    }
}
