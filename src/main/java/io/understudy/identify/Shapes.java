package io.understudy.identify;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/** What is left of an identifier without the signs that people put into it, and whether it holds a date. */
final class Shapes {
    private Shapes() {}

    /** Capitals, without spaces, dots, dashes and slashes; what is longer than any identifier stays as it is. */
    static String compact(String text) {
        if (text.length() > 64) return text;
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (" .-/\u00a0".indexOf(c) < 0) result.append(c);
        }
        return result.toString().toUpperCase(Locale.ROOT);
    }

    static boolean digits(String text, int length) {
        if (text.length() != length) return false;
        for (int i = 0; i < length; i++) if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
        return true;
    }

    static int number(String text, int from, int to) {
        return Integer.parseInt(text.substring(from, to));
    }

    /** Whether there is such a day. */
    static boolean date(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1 || day > 31) return false;
        try {
            return LocalDate.of(year, month, day).getYear() == year;
        } catch (DateTimeException none) {
            return false;
        }
    }

    /** A day whose century is not written: 29 February is one if it is in any. */
    static boolean date(String text, int yearAt, int monthAt, int dayAt) {
        return date(
                2000 + number(text, yearAt, yearAt + 2),
                number(text, monthAt, monthAt + 2),
                number(text, dayAt, dayAt + 2));
    }

    /** Whether all characters are the same, which passes many a check and is nobody's number. */
    static boolean repeats(String text) {
        return text.chars().distinct().count() < 2;
    }
}
