package io.understudy.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * MySQL's dates and times. Everything that MySQL may hold is a value: {@code 0000-00-00}, {@code 2024-02-31}, {@code -838:59:59}. The canonical text has no zeros at the end of a fraction, as
 * PostgreSQL's has none; MySQL shows all digits that the column has.
 */
final class TemporalText {
    private static final String DAY = "\\d{4}-(0\\d|1[0-2])-([0-2]\\d|3[01])";
    private static final String CLOCK = "([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d";
    private static final String FRACTION = "(\\.\\d{1,6})?";
    private static final Pattern DATE = Pattern.compile(DAY);
    private static final Pattern TIME = Pattern.compile("-?\\d{2,3}:[0-5]\\d:[0-5]\\d" + FRACTION);
    private static final Pattern DATE_TIME = Pattern.compile(DAY + " " + CLOCK + FRACTION);
    private static final String UTC = "+00";

    private TemporalText() {}

    static String canonical(String shown, LineCodec.Temporal type) {
        Matcher form = match(shown, type);
        if (!form.matches()) throw UnfitValue.bytes(name(type), shown.length());
        String text = withoutTrailingZeros(shown);
        return type.shape() == LineCodec.Temporal.Shape.TIMESTAMP ? text + UTC : text;
    }

    static String written(String text, LineCodec.Temporal type) {
        boolean zoned = type.shape() == LineCodec.Temporal.Shape.TIMESTAMP;
        String local = zoned && text.endsWith(UTC) ? text.substring(0, text.length() - UTC.length()) : text;
        // A day by itself is its midnight.
        if (type.shape() != LineCodec.Temporal.Shape.TIME
                && local.length() == 10
                && type.shape() != LineCodec.Temporal.Shape.DATE) local += " 00:00:00";
        if (!match(local, type).matches()) throw UnfitValue.text(name(type), text);
        String shortest = withoutTrailingZeros(local);
        int point = shortest.indexOf('.');
        int digits = point < 0 ? 0 : shortest.length() - point - 1;
        boolean fits = digits <= type.digits();
        if (!fits) throw UnfitValue.text(name(type), text);
        if (type.digits() == 0) return shortest;
        return shortest + (point < 0 ? "." : "") + "0".repeat(type.digits() - digits);
    }

    private static Matcher match(String text, LineCodec.Temporal type) {
        return switch (type.shape()) {
            case DATE -> DATE.matcher(text);
            case TIME -> TIME.matcher(text);
            case DATE_TIME, TIMESTAMP -> DATE_TIME.matcher(text);
        };
    }

    private static String withoutTrailingZeros(String text) {
        if (text.indexOf('.') < 0) return text;
        int end = text.length();
        while (text.charAt(end - 1) == '0') end--;
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }

    private static String name(LineCodec.Temporal type) {
        return switch (type.shape()) {
            case DATE -> "date";
            case TIME -> "time";
            case DATE_TIME -> "datetime";
            case TIMESTAMP -> "timestamp";
        };
    }
}
