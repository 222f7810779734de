package io.understudy.wire;

/** Whole numbers from text. {@code Long.parseLong} would put the value into its exception. */
final class IntegerText {
    private IntegerText() {}

    /** The number in the text, if it lies within the bounds. A plus sign and zeros before it are allowed. */
    static long parse(String text, long minimum, long maximum, String type) {
        int length = text.length();
        int position = 0;
        boolean negative = length > 0 && text.charAt(0) == '-';
        if (negative || (length > 0 && text.charAt(0) == '+')) position++;
        if (position == length) throw UnfitValue.text(type, text);
        // Counts downwards, because there is one more negative number than positive ones.
        long number = 0;
        for (; position < length; position++) {
            int digit = text.charAt(position) - '0';
            boolean fits = digit >= 0 && digit <= 9 && number >= (Long.MIN_VALUE + digit) / 10;
            if (!fits) throw UnfitValue.text(type, text);
            number = number * 10 - digit;
        }
        boolean fits = negative ? number >= minimum : number != Long.MIN_VALUE && -number <= maximum;
        if (!fits) throw UnfitValue.text(type, text);
        return negative ? number : -number;
    }
}
