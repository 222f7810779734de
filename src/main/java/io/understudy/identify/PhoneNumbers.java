package io.understudy.identify;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.understudy.identify.Recogniser.Kind;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Telephone numbers as libphonenumber knows them: with a country code, or as a country writes them at home. */
public final class PhoneNumbers {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final Pattern SIGNS =
            Pattern.compile("\\+?[0-9(][0-9 ()./\\u00a0-]{5,24}[0-9](?: ?(?:x|ext\\.?|#) ?[0-9]{1,6})?");
    private static final int FEWEST_DIGITS = 7;
    private static final int MOST_DIGITS = 15;

    private PhoneNumbers() {}

    static List<Recogniser> all() {
        return List.of(
                new Recogniser("telephone number", Kind.PHONE, "+99999999999", 0.19, PhoneNumbers::isInternational));
    }

    /** Whether it is a valid number with a country code: {@code +} or {@code 00} in front. */
    public static boolean isInternational(String text) {
        if (!looksLike(text)) return false;
        String plus = text.startsWith("00") ? "+" + text.substring(2) : text;
        return plus.startsWith("+") && isValid(plus, "ZZ");
    }

    /** Whether it is a number that is possible in a region, given as ISO 3166 code. Fictitious ones are not valid but possible, and test data is full of them. */
    public static boolean isNational(String text, String region) {
        if (!looksLike(text)) return false;
        try {
            return LIBRARY.isPossibleNumber(LIBRARY.parse(text, region));
        } catch (NumberParseException none) {
            return false;
        }
    }

    /** Whether it is a number that exists in a region. */
    public static boolean isValid(String text, String region) {
        try {
            return LIBRARY.isValidNumber(LIBRARY.parse(text, region));
        } catch (NumberParseException none) {
            return false;
        }
    }

    /** Whether it has the signs and the number of digits of a telephone number, whatever they mean. */
    public static boolean looksLike(String text) {
        if (text.length() > 32 || !SIGNS.matcher(text).matches()) return false;
        long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
        boolean other = text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9.]+|[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}");
        return looksPlain(text) || (digits >= FEWEST_DIGITS && digits <= MOST_DIGITS && !other);
    }

    private static boolean looksPlain(String text) {
        return text.matches("0?[0-9]{8,14}");
    }

    /** The regions whose numbers can be told, as ISO 3166 codes. */
    public static Set<String> regions() {
        return LIBRARY.getSupportedRegions();
    }
}
