package io.understudy.wire;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Binary floating-point numbers as PostgreSQL prints them under {@code extra_float_digits=1}: the shortest decimal that reads back as the same number, plain
 * from 1e-4 up to 15 (double) or 6 (single) digits before the point, else with an exponent of two digits or more.
 *
 * <p>Java finds the shortest decimal too, with two differences that are made good here: it prefers two digits to one among the very smallest numbers, and it
 * takes a decimal exactly halfway between two numbers for the even one, which PostgreSQL never relies on (so 1e23 is 9.999999999999999e+22).
 */
final class FloatText {
    private static final int DOUBLE_PLAIN_DIGITS = 15;
    private static final int SINGLE_PLAIN_DIGITS = 6;
    /** Below these, one digit may be enough where Java gives two. */
    private static final double DOUBLE_TINY = 0x1p-1060;

    private static final double SINGLE_TINY = 0x1p-140;
    /** From these on, neighbours are 2 or more apart, and a short decimal may lie halfway between them. */
    private static final double DOUBLE_COARSE = 0x1p53;

    private static final double SINGLE_COARSE = 0x1p24;

    private FloatText() {}

    static String of(double value) {
        double size = Math.abs(value);
        if (value == 0 || !(size < Double.POSITIVE_INFINITY)) return special(value);
        String shortest = Double.toString(size);
        if (size >= DOUBLE_COARSE || size < DOUBLE_TINY) {
            shortest = shortestWithin(shortest, size, Math.nextDown(size), Math.nextUp(size), Math.ulp(size));
        }
        return format(value < 0, shortest, DOUBLE_PLAIN_DIGITS, true);
    }

    static String of(float value) {
        float size = Math.abs(value);
        if (value == 0 || !(size < Float.POSITIVE_INFINITY)) return special(value);
        String shortest = Float.toString(size);
        if (size >= SINGLE_COARSE || size < SINGLE_TINY) {
            shortest = shortestWithin(shortest, size, Math.nextDown(size), Math.nextUp(size), Math.ulp(size));
        }
        return format(value < 0, shortest, SINGLE_PLAIN_DIGITS, true);
    }

    /** As MySQL prints it: the shortest decimal as well, plain from 1e-15 up to 15 digits before the point, else with an exponent of as many digits as it takes. */
    static String mySql(double value) {
        double size = Math.abs(value);
        if (value == 0 || !(size < Double.POSITIVE_INFINITY)) return special(value);
        String shortest = Double.toString(size);
        if (size < DOUBLE_TINY) {
            String shorter = new BigDecimal(size).round(new MathContext(1)).toString();
            if (Double.parseDouble(shorter) == size) shortest = shorter;
        }
        return format(value < 0, shortest, DOUBLE_PLAIN_DIGITS, false);
    }

    private static String special(double value) {
        if (value == 0) return Double.doubleToRawLongBits(value) < 0 ? "-0" : "0";
        if (Double.isNaN(value)) return "NaN";
        return value > 0 ? "Infinity" : "-Infinity";
    }

    /** The shortest decimal strictly nearer to the value than to its neighbours; the nearest one among those. */
    private static String shortestWithin(String candidate, double value, double below, double above, double step) {
        BigDecimal exact = new BigDecimal(value);
        BigDecimal two = BigDecimal.valueOf(2);
        // Above the largest number there is no neighbour, but the distance to where it would be counts.
        BigDecimal top = above == Double.POSITIVE_INFINITY ? exact.add(new BigDecimal(step)) : new BigDecimal(above);
        BigDecimal low = exact.add(new BigDecimal(below)).divide(two);
        BigDecimal high = exact.add(top).divide(two);
        int javaDigits = new BigDecimal(candidate).stripTrailingZeros().precision();
        for (int digits = javaDigits == 2 ? 1 : javaDigits; ; digits++) {
            BigDecimal down = exact.round(new MathContext(digits, RoundingMode.DOWN));
            BigDecimal up = exact.round(new MathContext(digits, RoundingMode.UP));
            boolean downFits = down.compareTo(low) > 0;
            boolean upFits = up.compareTo(high) < 0;
            if (downFits && upFits) {
                return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN))
                        .toString();
            }
            if (downFits || upFits) return (downFits ? down : up).toString();
        }
    }

    /** Rewrites a positive number in Java's notation, in which a point or an exponent may be missing, in PostgreSQL's or MySQL's. */
    private static String format(boolean negative, String java, int plainDigits, boolean postgreSql) {
        char[] digits = new char[java.length()];
        int count = 0;
        int point = -1;
        int exponent = 0;
        for (int i = 0; i < java.length(); i++) {
            char character = java.charAt(i);
            if (character == '.') {
                point = count;
            } else if (character == 'E') {
                exponent = (int) IntegerText.parse(java.substring(i + 1), -2000, 2000, "double precision");
                break;
            } else if (count > 0 || character != '0') {
                digits[count++] = character;
            } else if (point >= 0) {
                exponent--;
            }
        }
        if (point < 0) point = count;
        while (count > 1 && digits[count - 1] == '0') count--;

        AsciiText out = new AsciiText(32);
        if (negative) out.append('-');
        int scientific = point + exponent - 1;
        int smallest = postgreSql ? -4 : -15;
        if (scientific >= smallest && scientific < plainDigits) appendPlain(out, digits, count, scientific);
        else appendScientific(out, digits, count, scientific, postgreSql);
        return out.text();
    }

    private static void appendPlain(AsciiText out, char[] digits, int count, int scientific) {
        if (scientific < 0) {
            out.append("0.");
            for (int i = -1; i > scientific; i--) out.append('0');
        }
        for (int i = 0; i < Math.max(count, scientific + 1); i++) {
            if (i > 0 && i == scientific + 1) out.append('.');
            out.append(i < count ? digits[i] : '0');
        }
    }

    private static void appendScientific(AsciiText out, char[] digits, int count, int scientific, boolean postgreSql) {
        out.append(digits[0]);
        if (count > 1) out.append('.');
        for (int i = 1; i < count; i++) out.append(digits[i]);
        out.append('e');
        if (scientific < 0) out.append('-');
        else if (postgreSql) out.append('+');
        out.appendNumber(Math.abs(scientific), postgreSql ? 2 : 1);
    }

    static double parseDouble(String text) {
        String type = "double precision";
        if (!isDecimal(text)) return parseSpecial(text, type);
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value) || (value == 0 && !isZero(text))) throw UnfitValue.text(type, text);
        return value;
    }

    static float parseFloat(String text) {
        String type = "real";
        if (!isDecimal(text)) return (float) parseSpecial(text, type);
        float value = Float.parseFloat(text);
        if (Float.isInfinite(value) || (value == 0 && !isZero(text))) throw UnfitValue.text(type, text);
        return value;
    }

    private static double parseSpecial(String text, String type) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw UnfitValue.text(type, text);
        };
    }

    /** Sign, digits with or without a point, exponent: what Java accepts beyond that, and would complain about with the value, is kept away from it. */
    private static boolean isDecimal(String text) {
        int position = skipSign(text, 0);
        int whole = skipDigits(text, position);
        int end = whole;
        int digits = whole - position;
        if (whole < text.length() && text.charAt(whole) == '.') {
            end = skipDigits(text, whole + 1);
            digits += end - whole - 1;
        }
        if (digits > 0 && end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = skipSign(text, end + 1);
            end = skipDigits(text, exponent);
            if (end == exponent) return false;
        }
        return digits > 0 && end == text.length();
    }

    private static int skipSign(String text, int position) {
        boolean sign = position < text.length() && (text.charAt(position) == '-' || text.charAt(position) == '+');
        return sign ? position + 1 : position;
    }

    private static int skipDigits(String text, int from) {
        int position = from;
        while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') position++;
        return position;
    }

    private static boolean isZero(String decimal) {
        for (int i = 0; i < decimal.length(); i++) {
            char character = decimal.charAt(i);
            if (character == 'e' || character == 'E') break;
            if (character >= '1' && character <= '9') return false;
        }
        return true;
    }
}
