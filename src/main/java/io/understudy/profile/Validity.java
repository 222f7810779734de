package io.understudy.profile;

import java.util.regex.Pattern;

/** A property that values of a kind have or lack, and that a mask must leave as it is. Written anew here on purpose: a check that shares the masker's own idea of what is valid would share its mistakes. */
public enum Validity {
    /** Nothing is asked. */
    NONE,
    /** An address with one {@code @} and a domain of two labels or more. Standards and servers are of several minds about what else may stand there: of some it cannot be said. */
    EMAIL,
    /** The check digit of ISO/IEC 7812, over 12 to 19 digits; spaces and dashes may stand between them. */
    LUHN,
    /** The check digits of ISO 13616: a remainder of 1 modulo 97. */
    IBAN,
    /** 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12. */
    UUID;

    private static final Pattern PLAIN_ADDRESS = Pattern.compile(
            "[A-Za-z0-9_]+([.+-][A-Za-z0-9_]+)*+@([A-Za-z0-9]([A-Za-z0-9-]{0,40}[A-Za-z0-9])?\\.)+[A-Za-z]{2,20}");
    private static final Pattern CARD = Pattern.compile("\\d[\\d -]{10,36}\\d");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z]{2}\\d{2}[A-Za-z0-9 ]{10,40}");
    private static final int LONGEST_ACCOUNT = 34;
    private static final Pattern IDENTIFIER =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    /** Whether a text has it beyond doubt. */
    public boolean surelyHolds(String text) {
        return this == EMAIL ? PLAIN_ADDRESS.matcher(text).matches() : holds(text);
    }

    /** Whether a text may have it. */
    public boolean holds(String text) {
        return switch (this) {
            case NONE -> false;
            case EMAIL -> isAddress(bare(text));
            case LUHN -> isLuhn(text.strip());
            case IBAN -> isIban(text.strip());
            case UUID -> IDENTIFIER.matcher(text.strip()).matches();
        };
    }

    /** Without whatever cannot be seen at its ends. */
    private static String bare(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isUnseen(text.charAt(from))) from++;
        while (from < to && isUnseen(text.charAt(to - 1))) to--;
        return text.substring(from, to);
    }

    private static boolean isUnseen(char c) {
        return c <= ' ' || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    private static boolean isAddress(String text) {
        int at = text.indexOf('@');
        if (at < 1) return false;
        int dots = 0;
        int label = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || (c >= '\t' && c <= '\r')) return false;
            if (i <= at) continue;
            if (c == '@' || (c == '.' && label == 0)) return false;
            if (c == '.') dots++;
            label = c == '.' ? 0 : label + 1;
        }
        return dots > 0 && label > 0;
    }

    private static boolean isLuhn(String text) {
        if (!CARD.matcher(text).matches()) return false;
        int sum = 0;
        int place = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) continue;
            int counted = place++ % 2 == 0 ? digit : 2 * digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return place >= 12 && place <= 19 && sum % 10 == 0;
    }

    private static boolean isIban(String text) {
        if (!ACCOUNT.matcher(text).matches()) return false;
        String plain = text.replace(" ", "");
        if (plain.length() > LONGEST_ACCOUNT) return false;
        String turned = plain.substring(4) + plain.substring(0, 4);
        int remainder = 0;
        for (int i = 0; i < turned.length(); i++) {
            int value = Character.digit(turned.charAt(i), 36);
            remainder = (value < 10 ? remainder * 10 + value : remainder * 100 + value) % 97;
        }
        return remainder == 1;
    }
}
