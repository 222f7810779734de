package io.understudy.mask;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the country code, the national number and the extension in a telephone number as people write them, replaces the digits and leaves all else in place. For one thread.
 */
final class PhoneMask implements TextMask {
    private static final int FEWEST_DIGITS = 5;
    private static final int MOST_DIGITS = 17;

    private static final List<String> EXTENSION_WORDS = List.of(";ext=", "extension", "ext", "x", "#");

    /** What they begin with. */
    private static final String EXTENSION_LETTERS = ";eExX#";

    private final @Nullable DialingPlan home;
    private final Prf prf;
    private final StringBuilder digits = new StringBuilder();
    private String lastRegion = "";
    private @Nullable DialingPlan lastPlan;

    /** @param home the plan of numbers without a country code, if it is the same for all; a context, if there is one, takes precedence */
    PhoneMask(@Nullable DialingPlan home, DomainKey key) {
        this.home = home;
        prf = key.prf("number");
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        int end = extensionStart(value);
        readDigits(value, end);
        boolean plausible = digits.length() >= FEWEST_DIGITS && digits.length() <= MOST_DIGITS;
        DialingPlan plan = null;
        int start = 0;
        if (plausible) {
            boolean plus = value.startsWith("+") || value.startsWith("+", 1);
            int prefix = plus ? 0 : isDialedAbroad() ? 2 : -1;
            plan = prefix >= 0 ? DialingPlan.ofNumber(digits.substring(prefix)) : planAtHome(value, siblings);
            start = plan == null
                    ? leadingZeros()
                    : prefix >= 0 ? prefix + plan.code().length() : 0;
            if (plan != null) start += trunkLength(plan, start);
        }
        String national = digits.substring(start);
        if (plausible) prf.of((plan == null ? "" : plan.code()) + ":" + national);
        else prf.ofFolded(value, 0, value.length());
        String replaced = plan == null ? any(national) : plan.replacement(national, prf);
        return write(value, end, start, replaced);
    }

    /** The plan that holds where nothing is said: the region's or, if the number is written as only North Americans do, theirs. */
    private @Nullable DialingPlan planAtHome(String value, Siblings siblings) {
        String context = siblings.get(0);
        if (context != null && !context.equals(lastRegion)) {
            lastPlan = DialingPlan.ofCountry(context);
            lastRegion = context;
        }
        DialingPlan region = context == null ? home : lastPlan;
        return region == null && isWrittenAsNorthAmerican(value) ? DialingPlan.ofCountry("US") : region;
    }

    private boolean isDialedAbroad() {
        return digits.length() >= 10 && digits.charAt(0) == '0' && digits.charAt(1) == '0' && digits.charAt(2) != '0';
    }

    /** (212) 555-0123, 212-555-0123, 212.555.0123, 1-212-555-0123. */
    private boolean isWrittenAsNorthAmerican(String value) {
        int last = value.length() - 1;
        int from = digits.length() == 11 && digits.charAt(0) == '1' ? 1 : 0;
        boolean numbers = digits.length() - from == 10 && digits.charAt(from) >= '2' && digits.charAt(from + 3) >= '2';
        int separated = 0;
        for (int i = 1; i < last; i++) if ("-. )".indexOf(value.charAt(i)) >= 0) separated++;
        return numbers && separated >= 2;
    }

    private int trunkLength(DialingPlan plan, int start) {
        boolean trunk = !plan.trunk().isEmpty()
                && start < digits.length() - 1
                && digits.charAt(start) == plan.trunk().charAt(0);
        // In North America only an eleventh digit is the trunk digit; elsewhere national numbers never begin with it.
        return trunk && (!plan.code().equals("1") || digits.length() - start == 11) ? 1 : 0;
    }

    private int leadingZeros() {
        int zeros = 0;
        while (zeros < digits.length() && digits.charAt(zeros) == '0') zeros++;
        return zeros;
    }

    private String any(String national) {
        StringBuilder result = new StringBuilder(national.length());
        for (int i = 0; i < national.length(); i++)
            result.append((char) (i == 0 ? '1' + prf.below(9) : '0' + prf.below(10)));
        return result.toString();
    }

    /** Puts the digits in their places, and draws others for letters and for the extension, whose word stays. */
    private String write(String value, int end, int start, String replaced) {
        StringBuilder output = new StringBuilder(value.length());
        int count = 0;
        int at = 0;
        while (at < end) {
            int c = value.codePointAt(at);
            int digit = digit(c);
            if (digit < 0) {
                output.appendCodePoint(Alphabet.draw(c, prf));
            } else {
                int own = count < start ? digit : replaced.charAt(count - start) - '0';
                output.appendCodePoint(c - digit + own);
                count++;
            }
            at += Character.charCount(c);
        }
        if (end < value.length()) {
            int word = end + extensionWord(value, end);
            prf.ofFolded(value, 0, value.length());
            output.append(value, end, word);
            Scramble.drawInto(value, word, value.length(), prf, output);
        }
        if (value.indexOf('@') >= 0) Scramble.disarm(output);
        return output.toString();
    }

    private void readDigits(String value, int end) {
        digits.setLength(0);
        for (int at = 0; at < end; at += Character.charCount(value.codePointAt(at))) {
            int digit = digit(value.codePointAt(at));
            if (digit >= 0) digits.append((char) ('0' + digit));
        }
    }

    /** As {@link Character#digit(int, int)}, at once for most. */
    private static int digit(int c) {
        if (c >= 0x80) return Character.digit(c, 10);
        return c >= '0' && c <= '9' ? c - '0' : -1;
    }

    /** Where an extension (x12, ext. 12, #12, ;ext=12) begins, after five digits or more; else the end. */
    private static int extensionStart(String value) {
        int count = 0;
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c >= '0' && c <= '9') count++;
            else if (count >= FEWEST_DIGITS && EXTENSION_LETTERS.indexOf(c) >= 0 && extensionWord(value, at) > 0)
                return at;
        }
        return value.length();
    }

    /** The length of the word for an extension that begins here; 0 if there is none. */
    private static int extensionWord(String value, int at) {
        for (String word : EXTENSION_WORDS)
            if (value.regionMatches(true, at, word, 0, word.length())) return word.length();
        return 0;
    }
}
