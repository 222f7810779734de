package io.understudy.cover;

import io.understudy.schema.DataType.Kind;
import io.understudy.wire.Cell;
import io.understudy.wire.Integers;

/** The size of a number from its bytes, near enough to say which is greater. */
final class Numbers {
    private Numbers() {}

    /** From PostgreSQL's binary form. */
    static double binary(Kind kind, Cell cell) {
        if (kind == Kind.DECIMAL) return numeric(cell);
        long bits = Integers.signed(cell);
        if (kind == Kind.INTEGER) return bits;
        return cell.length() == 4 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
    }

    private static int unsignedShort(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }

    /** Count of digits, weight of the first, sign, scale; then digits to the base of 10,000. */
    private static double numeric(Cell cell) {
        byte[] bytes = cell.bytes();
        int at = cell.offset();
        if (cell.length() < 8) return 0;
        int sign = unsignedShort(bytes, at + 4);
        if (sign == 0xC000) return Double.NaN;
        if (sign == 0xD000) return Double.POSITIVE_INFINITY;
        if (sign == 0xF000) return Double.NEGATIVE_INFINITY;
        int digits = unsignedShort(bytes, at);
        int weight = (short) unsignedShort(bytes, at + 2);
        double value = 0;
        int read = Math.min(digits, 5);
        for (int i = 0; i < read; i++) value = value * 10_000 + unsignedShort(bytes, at + 8 + 2 * i);
        int power = weight - read + 1;
        if (power != 0 && value != 0) value *= Math.pow(10_000, power);
        return sign == 0 ? value : -value;
    }

    /** From the text that a server prints. */
    static double text(Cell cell) {
        byte[] bytes = cell.bytes();
        int at = cell.offset();
        int end = at + cell.length();
        if (at == end) return 0;
        boolean negative = bytes[at] == '-';
        if (negative || bytes[at] == '+') at++;
        if (at < end && bytes[at] == 'N') return Double.NaN;
        if (at < end && bytes[at] == 'I') return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        double value = 0;
        int power = 0;
        boolean fraction = false;
        for (; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
                if (fraction) power--;
            } else if (bytes[at] == '.') {
                fraction = true;
            } else {
                power += exponent(bytes, at + 1, end);
                break;
            }
        }
        if (power != 0 && value != 0) value *= Math.pow(10, power);
        return negative ? -value : value;
    }

    private static int exponent(byte[] bytes, int from, int end) {
        int at = from;
        boolean negative = at < end && bytes[at] == '-';
        if (negative || (at < end && bytes[at] == '+')) at++;
        int power = 0;
        for (; at < end && bytes[at] >= '0' && bytes[at] <= '9'; at++) power = power * 10 + bytes[at] - '0';
        return negative ? -power : power;
    }

    /** A long that stands to others as its number stands to theirs. */
    static long ordered(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }
}
