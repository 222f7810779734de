package io.understudy.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How single values are written: numbers, durations, yes and no. Strict, so that nothing is silently taken for something else. */
final class Literals {
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+(_[0-9]+)*");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]{1,40}(\\.[0-9]{0,40})?|\\.[0-9]{1,40})");
    private static final Pattern DURATION = Pattern.compile("(?<amount>[0-9]{1,9})\\s*(?<unit>ms|s|m|h|d)");

    private Literals() {}

    static long wholeNumber(String text, long least, long most) {
        if (!WHOLE.matcher(text).matches()) throw new IllegalArgumentException("a whole number is wanted");
        try {
            long number = Long.parseLong(text.replace("_", ""));
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException tooLong) {
            // The same sentence as for any other number out of range.
        }
        throw new IllegalArgumentException("the number is too large");
    }

    static BigDecimal decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) throw new IllegalArgumentException("a number is wanted");
        return new BigDecimal(text);
    }

    /** A number, or a percentage as a fraction: {@code 5%} is 0.05. */
    static double fraction(String text) {
        if (!text.endsWith("%")) return decimal(text).doubleValue();
        return decimal(text.substring(0, text.length() - 1).strip())
                .movePointLeft(2)
                .doubleValue();
    }

    static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false is wanted");
        };
    }

    /** {@code 500ms}, {@code 30s}, {@code 15m}, {@code 2h}, {@code 7d}; 0 needs no unit. */
    static Duration duration(String text) {
        if (text.equals("0")) return Duration.ZERO;
        Matcher form = DURATION.matcher(text);
        if (!form.matches()) throw new IllegalArgumentException("a duration is wanted: 500ms, 30s, 15m, 2h or 7d");
        long amount = Long.parseLong(form.group("amount"));
        return switch (form.group("unit")) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    static Object constant(Class<?> type, String text) {
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(Literals::constantName)
                .toList();
        int index = names.indexOf(text);
        if (index < 0)
            throw new IllegalArgumentException(
                    "one of " + String.join(", ", names) + " is wanted" + Suggestion.didYouMean(text, names));
        return type.getEnumConstants()[index];
    }

    private static String constantName(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code DateShift} and {@code dateShift} become {@code date-shift}. */
    static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
