package io.understudy.wire;

/** Numbers as MySQL writes them. Java's own parsers would put the value into their exceptions. */
final class NumberText {
    private static final String TYPE = "decimal";

    private NumberText() {}

    /** What a zerofill column shows, as other columns show it. */
    static String withoutLeadingZeros(String number) {
        int sign = number.startsWith("-") ? 1 : 0;
        int first = sign;
        while (first + 1 < number.length() && number.charAt(first) == '0' && number.charAt(first + 1) != '.') first++;
        return first == sign ? number : number.substring(0, sign) + number.substring(first);
    }

    /** The number in its shortest form, if an integer of so many bytes can hold it. */
    static String integer(String text, int width, boolean unsigned) {
        int bits = 8 * width;
        if (!unsigned)
            return Long.toString(IntegerText.parse(text, -1L << (bits - 1), (1L << (bits - 1)) - 1, "integer"));
        long value = unsignedLong(text);
        if (bits < Long.SIZE && value >>> bits != 0) throw UnfitValue.text("unsigned integer", text);
        return Long.toUnsignedString(value);
    }

    /** A number from 0 to 2^64 - 1. */
    static long unsignedLong(String text) {
        boolean shaped = !text.isEmpty() && text.length() <= 20;
        long value = 0;
        for (int i = 0; shaped && i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            boolean fits = digit >= 0
                    && digit <= 9
                    && (Long.compareUnsigned(value, Long.divideUnsigned(-1L, 10)) < 0
                            || (value == Long.divideUnsigned(-1L, 10) && digit <= 5));
            if (!fits) throw UnfitValue.text("unsigned integer", text);
            value = value * 10 + digit;
        }
        if (!shaped) throw UnfitValue.text("unsigned integer", text);
        return value;
    }

    /** The number with all digits of its scale; what would be rounded is refused. */
    static String decimal(String text, int precision, int scale, boolean unsigned) {
        boolean negative = text.startsWith("-");
        int start = negative || text.startsWith("+") ? 1 : 0;
        int point = text.indexOf('.', start);
        String whole = point < 0 ? text.substring(start) : text.substring(start, point);
        String fraction = point < 0 ? "" : text.substring(point + 1);
        if (!isDigits(whole) || !isDigits(fraction) || whole.length() + fraction.length() == 0)
            throw UnfitValue.text(TYPE, text);
        String shown = withoutLeadingZeros(whole.isEmpty() ? "0" : whole);
        int kept = fraction.length();
        while (kept > scale && fraction.charAt(kept - 1) == '0') kept--;
        boolean isZero = isZeros(shown) && isZeros(fraction);
        boolean fits = kept <= scale
                && (shown.equals("0") || shown.length() <= precision - scale)
                && (!negative || !unsigned || isZero);
        if (!fits) throw UnfitValue.text(TYPE, text);
        String digits = fraction.substring(0, kept) + "0".repeat(scale - kept);
        return (negative && !isZero ? "-" : "") + shown + (scale == 0 ? "" : "." + digits);
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    private static boolean isZeros(String digits) {
        return digits.chars().allMatch(character -> character == '0');
    }
}
