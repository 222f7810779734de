package io.understudy.mask;

/**
 * Tells which numbers in free text are payment cards, IBANs or telephone numbers. A run of digits may have spaces, dashes and the like between its groups, so each of these takes the groups that make it up
 * and leaves the rest. When in doubt about a long number, it is a telephone number: masking one too many costs less than leaving one. Dates, times, amounts and short numbers are left. For one thread.
 */
final class NumberFinder {
    private static final int LONGEST_RUN = 48;
    private static final int FEWEST_PHONE_DIGITS = 9;
    private static final int MOST_PHONE_DIGITS = 15;
    private static final int FEWEST_REST_DIGITS = 4;
    /** The longest country code and a trunk digit, as in {@code +353 (0)1 …}. */
    private static final int MOST_DIGITS_BEFORE_PARENTHESIS = 4;

    private final StringBuilder digits = new StringBuilder();

    /** The end of the payment card number that begins here; {@code start} if none does. */
    int card(String text, int start) {
        digits.setLength(0);
        int ceiling = Math.min(start + LONGEST_RUN, text.length());
        for (int at = start; at < ceiling && digits.length() <= CardMask.MOST_DIGITS; at++) {
            char c = text.charAt(at);
            if (!isDigit(c)) {
                boolean joint = (c == ' ' || c == '-') && at > start && isDigit(text.charAt(at - 1));
                if (!joint) return start;
                continue;
            }
            digits.append(c);
            boolean longEnough = digits.length() >= CardMask.FEWEST_DIGITS && digits.length() <= CardMask.MOST_DIGITS;
            if (longEnough && endsWord(text, at + 1) && Luhn.isValid(digits)) return at + 1;
        }
        return start;
    }

    /** The end of the IBAN that begins here, written in one or in groups of four; {@code start} if none does. */
    int iban(String text, int start) {
        digits.setLength(0);
        int end = start;
        int ceiling = Math.min(start + LONGEST_RUN, text.length());
        for (int at = start; at < ceiling; at++) {
            char c = text.charAt(at);
            if (c == ' ' && digits.length() % 4 == 0 && digits.length() > 0) continue;
            boolean fits =
                    (digits.length() < 2 || digits.length() > 3) ? (isDigit(c) || (c >= 'A' && c <= 'Z')) : isDigit(c);
            if (!fits) break;
            digits.append(c);
            if (endsWord(text, at + 1) && IbanMask.isValid(digits)) end = at + 1;
        }
        return end;
    }

    /** The end of the telephone number that begins here; {@code start} if none does. */
    int phone(String text, int start) {
        if (isDate(text, start)) return start;
        int end = runEnd(text, start);
        boolean wordEnds = end >= text.length() || !Character.isLetterOrDigit(text.charAt(end));
        // Groups are given up from the end until what is left is a telephone number.
        while (end > start && wordEnds) {
            if (isPhone(text, start, end)) return end;
            while (end > start && isDigit(text.charAt(end - 1))) end--;
            while (end > start && !isDigit(text.charAt(end - 1))) end--;
        }
        return start;
    }

    /** Where to go on after a number that is none of ours: after its first group, or after the whole date. */
    int skip(String text, int start) {
        int at = start;
        if (isDate(text, start)) return Math.min(text.length(), start + 8);
        while (at < text.length() && isDigit(text.charAt(at))) at++;
        return Math.max(at, start + 1);
    }

    /** Where the run ends that a telephone number was taken from; the number's own end if what is left has too few digits to tell anything. */
    int restEnd(String text, int start, int end) {
        int runEnd = runEnd(text, start);
        int count = 0;
        for (int at = end; at < runEnd; at++) if (isDigit(text.charAt(at))) count++;
        return count >= FEWEST_REST_DIGITS ? runEnd : end;
    }

    private static int runEnd(String text, int start) {
        int ceiling = Math.min(start + LONGEST_RUN, text.length());
        int end = start;
        int signs = 0;
        int count = 0;
        int at = start;
        while (at < ceiling && signs <= 2) {
            char c = text.charAt(at++);
            if (isDigit(c)) {
                end = at;
                signs = 0;
                count++;
            } else if ((c == '+' && count > 0) || (c == '(' && count > MOST_DIGITS_BEFORE_PARENTHESIS)) {
                // The next number begins.
                break;
            } else if (" -./()+".indexOf(c) >= 0) {
                signs++;
            } else {
                break;
            }
        }
        return end;
    }

    private static boolean isPhone(String text, int start, int end) {
        int count = 0;
        int groups = 0;
        int lastGroup = 0;
        for (int at = start; at < end; at++) {
            if (!isDigit(text.charAt(at))) continue;
            count++;
            if (at == start || !isDigit(text.charAt(at - 1))) {
                groups++;
                lastGroup = 0;
            }
            lastGroup++;
        }
        if (count > MOST_PHONE_DIGITS) return false;
        char first = text.charAt(start);
        if (first == '+' || (first == '(' && start + 1 < end && text.charAt(start + 1) == '+')) return count >= 8;
        boolean local =
                count == 7 && groups == 2 && lastGroup == 4 && end - start == 8 && text.charAt(start + 3) == '-';
        boolean amount = groups == 2 && lastGroup <= 2;
        return local || (count >= (groups == 1 ? FEWEST_PHONE_DIGITS + 1 : FEWEST_PHONE_DIGITS) && !amount);
    }

    /** 2024-01-31, 31.01.2024, 1/31/2024. */
    private static boolean isDate(String text, int start) {
        int first = digitsAt(text, start);
        int second = first == 0 || first > 4 ? 0 : digitsAt(text, start + first + 1);
        int third = second == 0 || second > 2 ? 0 : digitsAt(text, start + first + second + 2);
        if (third == 0) return false;
        char sign = text.charAt(start + first);
        boolean separated =
                (sign == '-' || sign == '.' || sign == '/') && text.charAt(start + first + second + 1) == sign;
        return separated && ((first == 4 && third <= 2) || (first <= 2 && third == 4));
    }

    private static int digitsAt(String text, int start) {
        int at = start;
        while (at < text.length() && at < start + 5 && isDigit(text.charAt(at))) at++;
        return at - start;
    }

    private static boolean endsWord(String text, int end) {
        return end >= text.length() || !Character.isLetterOrDigit(text.charAt(end));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
