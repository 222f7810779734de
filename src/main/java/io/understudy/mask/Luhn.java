package io.understudy.mask;

/** The check digit of payment cards: ISO/IEC 7812-1, annex B. */
final class Luhn {
    private Luhn() {}

    /** Whether digits, given as characters, carry a right check digit. */
    static boolean isValid(CharSequence digits) {
        return sum(digits) % 10 == 0;
    }

    /** Sets the last digit so that the whole is valid. */
    static void complete(StringBuilder digits) {
        int last = digits.length() - 1;
        digits.setCharAt(last, '0');
        digits.setCharAt(last, (char) ('0' + (10 - sum(digits) % 10) % 10));
    }

    private static int sum(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            boolean doubled = (digits.length() - i) % 2 == 0;
            sum += !doubled ? digit : digit < 5 ? 2 * digit : 2 * digit - 9;
        }
        return sum;
    }
}
