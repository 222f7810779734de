package io.understudy.identify;

/** The sums behind check digits. Texts are digits only unless said otherwise. */
public final class CheckDigits {
    private static final int[][] VERHOEFF_PERMUTATION = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
        {1, 5, 7, 6, 2, 8, 3, 0, 9, 4},
        {5, 8, 0, 3, 7, 9, 6, 1, 4, 2},
        {8, 9, 1, 6, 0, 4, 3, 5, 2, 7},
        {9, 4, 5, 3, 1, 2, 6, 8, 7, 0},
        {4, 2, 8, 6, 5, 7, 3, 9, 0, 1},
        {2, 7, 9, 3, 8, 0, 6, 4, 1, 5},
        {7, 0, 4, 6, 9, 1, 3, 2, 5, 8}
    };

    private CheckDigits() {}

    /** ISO/IEC 7812-1, annex B. */
    public static boolean luhn(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digit(digits, i);
            boolean doubled = (digits.length() - i) % 2 == 0;
            sum += !doubled ? digit : digit < 5 ? 2 * digit : 2 * digit - 9;
        }
        return sum % 10 == 0;
    }

    /** The sum of the first digits, each times its weight. */
    static int weighted(CharSequence digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) sum += weights[i] * digit(digits, i);
        return sum;
    }

    /** ISO 7064 MOD 11,10: the check digit of the digits before the last. */
    static boolean mod11and10(CharSequence digits) {
        int product = 10;
        for (int i = 0; i < digits.length() - 1; i++) {
            int sum = (digit(digits, i) + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10 == digit(digits, digits.length() - 1);
    }

    /** J. Verhoeff, Error detecting decimal codes (1969): the dihedral group of ten elements. */
    static boolean verhoeff(CharSequence digits) {
        int check = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = VERHOEFF_PERMUTATION[i % 8][digit(digits, digits.length() - 1 - i)];
            check = product(check, digit);
        }
        return check == 0;
    }

    private static int product(int a, int b) {
        if (a < 5) return b < 5 ? (a + b) % 5 : 5 + (a + b - 5) % 5;
        return b < 5 ? 5 + (a - 5 - b + 5) % 5 : (a - b + 5) % 5;
    }

    /** ISO 7064 MOD 97-10 over digits and capitals, which count as 10 to 35. */
    static int remainder97(CharSequence text) {
        int remainder = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            remainder = c <= '9' ? (remainder * 10 + c - '0') % 97 : (remainder * 100 + c - 'A' + 10) % 97;
        }
        return remainder;
    }

    static int digit(CharSequence text, int index) {
        return text.charAt(index) - '0';
    }
}
