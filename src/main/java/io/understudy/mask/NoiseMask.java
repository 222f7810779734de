package io.understudy.mask;

import io.understudy.schema.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Moves a number by up to some percent, by an amount that depends on the number: at least one unit of its last place is possible, sign and scale stay, zero stays zero, and so do NaN and the
 * infinities. What would leave the type goes the other way. For one thread.
 */
final class NoiseMask implements Mask {
    private static final BigInteger RESOLUTION = BigInteger.ONE.shiftLeft(32);

    private final Prf prf;
    private final BigDecimal fraction;
    private final NumberText numbers;

    NoiseMask(int percent, DataType type, DomainKey key) {
        prf = key.prf("noise");
        fraction = BigDecimal.valueOf(percent, 2);
        numbers = new NumberText(type);
    }

    @Override
    public String apply(String value, Siblings siblings) {
        if (!NumberText.isFinite(value)) return value;
        BigDecimal number = NumberText.read(value);
        if (number.signum() == 0) return value;
        // 1.0 and 1.00 are the same number, and move alike.
        prf.of(number.stripTrailingZeros().toString());
        return numbers.write(move(number));
    }

    private BigDecimal move(BigDecimal number) {
        BigInteger units = number.unscaledValue();
        BigInteger most =
                new BigDecimal(units).abs().multiply(fraction).toBigInteger().max(BigInteger.ONE);
        // Uniform over -most … most.
        BigInteger span = most.shiftLeft(1).add(BigInteger.ONE);
        BigInteger drawn = BigInteger.valueOf(prf.next() >>> 32)
                .multiply(span)
                .divide(RESOLUTION)
                .subtract(most);
        BigDecimal moved = new BigDecimal(units.add(drawn), number.scale());
        if (!fits(moved, number)) moved = new BigDecimal(units.subtract(drawn), number.scale());
        return fits(moved, number) ? moved : number;
    }

    private boolean fits(BigDecimal moved, BigDecimal number) {
        return moved.signum() == number.signum() && numbers.holds(moved);
    }
}
