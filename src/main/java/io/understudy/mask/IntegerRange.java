package io.understudy.mask;

import io.understudy.schema.DataType;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** The numbers that an integer type holds. MySQL's unsigned types are told by their names. */
record IntegerRange(BigInteger minimum, BigInteger maximum) {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,20}");

    static IntegerRange of(DataType type) {
        boolean unsigned = type.name().contains("unsigned");
        BigInteger values = BigInteger.ONE.shiftLeft(8 * type.bytes() - (unsigned ? 0 : 1));
        return new IntegerRange(unsigned ? BigInteger.ZERO : values.negate(), values.subtract(BigInteger.ONE));
    }

    /** Whether text is a number of the type. */
    boolean contains(String text) {
        return INTEGER.matcher(text).matches() && contains(new BigInteger(text));
    }

    boolean contains(BigInteger number) {
        return number.compareTo(minimum) >= 0 && number.compareTo(maximum) <= 0;
    }
}
