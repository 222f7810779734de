package io.understudy.profile;

import io.understudy.schema.DataType.Kind;
import io.understudy.wire.Cell;

/** Values as numbers, straight from their bytes: as close as a double comes, which is all that a distribution needs. Dates and times are seconds since 1970; NaN is what is no number. */
final class Numbers {
    private static final long SECONDS_1970_TO_2000 = 946_684_800L;
    private static final long SECONDS_A_DAY = 86_400L;

    private Numbers() {}

    /** Whether a kind has an order that a number can tell. */
    static boolean isNumeric(Kind kind) {
        return switch (kind) {
            case INTEGER, DECIMAL, FLOAT, DATE, TIMESTAMP, TIMESTAMP_WITH_ZONE -> true;
            case TEXT, PADDED_TEXT, BOOLEAN, TIME, UUID, INET, JSON, JSONB, BYTES, ENUM, ARRAY, OTHER -> false;
        };
    }

    static double binary(Kind kind, Cell cell) {
        byte[] bytes = cell.bytes();
        int at = cell.offset();
        return switch (kind) {
            case INTEGER -> bigEndian(bytes, at, cell.length());
            case FLOAT ->
                cell.length() == 4
                        ? Float.intBitsToFloat((int) bigEndian(bytes, at, 4))
                        : Double.longBitsToDouble(bigEndian(bytes, at, 8));
            case DECIMAL -> decimal(bytes, at, cell.length());
            case DATE -> {
                long days = bigEndian(bytes, at, 4);
                yield days == Integer.MAX_VALUE || days == Integer.MIN_VALUE
                        ? Double.NaN
                        : days * SECONDS_A_DAY + SECONDS_1970_TO_2000;
            }
            case TIMESTAMP, TIMESTAMP_WITH_ZONE -> {
                long micros = bigEndian(bytes, at, 8);
                yield micros == Long.MAX_VALUE || micros == Long.MIN_VALUE
                        ? Double.NaN
                        : micros / 1e6 + SECONDS_1970_TO_2000;
            }
            case TEXT, PADDED_TEXT, BOOLEAN, TIME, UUID, INET, JSON, JSONB, BYTES, ENUM, ARRAY, OTHER -> Double.NaN;
        };
    }

    private static long bigEndian(byte[] bytes, int at, int length) {
        long value = bytes[at];
        for (int i = 1; i < length; i++) value = (value << 8) | (bytes[at + i] & 0xff);
        return value;
    }

    /** Groups of four decimal digits; see the wire room's numeric. */
    private static double decimal(byte[] bytes, int at, int length) {
        int weight = (int) bigEndian(bytes, at + 2, 2);
        int sign = (int) bigEndian(bytes, at + 4, 2) & 0xffff;
        if (sign != 0 && sign != 0x4000) return Double.NaN;
        double value = 0;
        int groups = (length - 8) / 2;
        for (int i = 0; i < Math.min(groups, 6); i++) value = value * 10_000 + bigEndian(bytes, at + 8 + 2 * i, 2);
        value *= Math.pow(10_000, weight - Math.min(groups, 6) + 1.0);
        return sign == 0 ? value : -value;
    }

    static double text(Kind kind, Cell cell) {
        return switch (kind) {
            case INTEGER, DECIMAL, FLOAT -> number(cell.bytes(), cell.offset(), cell.offset() + cell.length());
            case DATE, TIMESTAMP, TIMESTAMP_WITH_ZONE ->
                moment(cell.bytes(), cell.offset(), cell.offset() + cell.length());
            case TEXT, PADDED_TEXT, BOOLEAN, TIME, UUID, INET, JSON, JSONB, BYTES, ENUM, ARRAY, OTHER -> Double.NaN;
        };
    }

    private static double number(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (negative) at++;
        double value = 0;
        double place = 0;
        int exponent = 0;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
                place *= 10;
            } else if (bytes[at] == '.' && place == 0) {
                place = 1;
            } else if (bytes[at] == 'e' || bytes[at] == 'E') {
                exponent = (int) number(bytes, bytes[at + 1] == '+' ? at + 2 : at + 1, to);
                break;
            } else {
                return Double.NaN;
            }
        }
        if (place > 1) value /= place;
        if (exponent != 0) value *= Math.pow(10, exponent);
        return negative ? -value : value;
    }

    /** {@code 2026-01-31 02:15:00.5}; what looks otherwise (BC, infinity, an era) is no number. */
    private static double moment(byte[] bytes, int from, int to) {
        if (to - from < 10 || bytes[from + 4] != '-' || bytes[to - 1] == 'C') return Double.NaN;
        int year = digits(bytes, from, from + 4);
        int month = digits(bytes, from + 5, from + 7);
        int day = digits(bytes, from + 8, from + 10);
        if (year < 0 || month < 1 || month > 12 || day < 1) return Double.NaN;
        double seconds = daysSince1970(year, month, day) * SECONDS_A_DAY;
        if (to - from < 19) return seconds;
        seconds += digits(bytes, from + 11, from + 13) * 3600.0
                + digits(bytes, from + 14, from + 16) * 60.0
                + digits(bytes, from + 17, from + 19);
        double place = 1;
        for (int at = from + 20; at < to && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            place /= 10;
            seconds += (bytes[at] - '0') * place;
        }
        return seconds;
    }

    private static int digits(byte[] bytes, int from, int to) {
        int value = 0;
        for (int at = from; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) return -1;
            value = value * 10 + digit;
        }
        return value;
    }

    /** Proleptic Gregorian calendar; years are counted from March, so that the leap day is the last one. */
    private static long daysSince1970(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(y, 400);
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468L;
    }
}
