package io.understudy.mask;

import io.understudy.schema.DataType;
import io.understudy.wire.UnfitValue;

/**
 * A bijection on the integers of one sign and one number of digits, cut off where the type ends; zero stays zero. For one thread.
 */
final class IntegerMask implements Mask {
    /** The longest run of digits that every unsigned 64-bit number with as many digits can be read from. */
    private static final int DIGITS_OF_LONG = 20;

    private final RangeCipher cipher;
    private final long[] first = new long[DIGITS_OF_LONG + 1];
    private final long[] positiveSizes = new long[DIGITS_OF_LONG + 1];
    private final long[] negativeSizes = new long[DIGITS_OF_LONG + 1];

    IntegerMask(DataType type, DomainKey key) {
        cipher = new RangeCipher(key.cipherKey("ff1|integer"));
        IntegerRange range = IntegerRange.of(type);
        long power = 1;
        for (int digits = 1; digits <= DIGITS_OF_LONG; digits++) {
            first[digits] = power;
            positiveSizes[digits] = size(power, digits, range.maximum().longValue());
            negativeSizes[digits] = size(power, digits, range.minimum().negate().longValue());
            power *= 10;
        }
    }

    /** How many numbers there are from {@code first} on with as many digits and up to the maximum; all unsigned. */
    private static long size(long first, int digits, long maximum) {
        long last = digits == DIGITS_OF_LONG ? -1L : first * 10 - 1;
        long end = Long.compareUnsigned(maximum, last) < 0 ? maximum : last;
        return Long.compareUnsigned(end, first) < 0 ? 0 : end - first + 1;
    }

    @Override
    public String apply(String value, Siblings siblings) {
        boolean negative = value.charAt(0) == '-';
        int digits = value.length() - (negative ? 1 : 0);
        long magnitude = magnitude(value, negative ? 1 : 0);
        if (magnitude == 0) return value;
        long size = (negative ? negativeSizes : positiveSizes)[digits];
        long masked = first[digits] + cipher.encipher(magnitude - first[digits], size);
        return negative ? "-" + Long.toUnsignedString(masked) : Long.toUnsignedString(masked);
    }

    private static long magnitude(String value, int from) {
        try {
            return Long.parseUnsignedLong(value, from, value.length(), 10);
        } catch (NumberFormatException e) {
            // The cause is dropped on purpose: its message quotes the value.
            throw new UnfitValue("a value of " + value.length() + " characters is no integer");
        }
    }
}
