package io.understudy.mask;

import io.understudy.schema.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Moves an amount by up to some percent, in steps of what it is round to: 5000 moves in hundreds, 49.99 in whole units. Cents that prices do not end in are drawn anew. As much moves up as down,
 * so that sums of many amounts stay about the same. For one thread.
 */
final class MoneyMask implements Mask {
    private static final BigInteger RESOLUTION = BigInteger.ONE.shiftLeft(32);
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);
    /** The cents that prices end in, as 128 bits. */
    private static final int[] ENDINGS = {0, 10, 20, 25, 30, 40, 45, 49, 50, 60, 70, 75, 80, 90, 95, 98, 99};

    private final Prf prf;
    private final BigDecimal fraction;
    private final NumberText numbers;

    MoneyMask(int percent, DataType type, DomainKey key) {
        prf = key.prf("money");
        fraction = BigDecimal.valueOf(percent, 2);
        numbers = new NumberText(type);
    }

    @Override
    public String apply(String value, Siblings siblings) {
        if (!NumberText.isFinite(value)) return value;
        BigDecimal number = NumberText.read(value);
        if (number.signum() == 0) return value;
        prf.of(number.stripTrailingZeros().toString());
        BigInteger step = step(number);
        BigInteger steps = number.unscaledValue().divide(step);
        BigInteger most = new BigDecimal(steps)
                .abs()
                .multiply(fraction)
                .setScale(0, RoundingMode.HALF_UP)
                .toBigInteger()
                .max(BigInteger.ONE);
        BigInteger span = most.shiftLeft(1).add(BigInteger.ONE);
        BigInteger drawn = BigInteger.valueOf(prf.next() >>> 32)
                .multiply(span)
                .divide(RESOLUTION)
                .subtract(most)
                .multiply(step);
        BigDecimal moved = new BigDecimal(number.unscaledValue().add(drawn), number.scale());
        if (!fits(moved, number)) moved = new BigDecimal(number.unscaledValue().subtract(drawn), number.scale());
        return fits(moved, number) ? numbers.write(moved) : value;
    }

    /** The step in units of the last place: 1, 10, 100 … of the whole amount while at least a hundred such steps are in it, or a single cent where the cents are no price's. */
    private static BigInteger step(BigDecimal number) {
        if (number.scale() < 0 || number.scale() > 18) return BigInteger.ONE;
        BigInteger units = number.unscaledValue().abs();
        BigInteger whole = BigInteger.TEN.pow(number.scale());
        BigInteger[] parts = units.divideAndRemainder(whole);
        boolean price = number.scale() == 0 || endsLikeAPrice(parts[1], number.scale());
        // Below ten, a whole unit would be too much.
        if (!price || parts[0].compareTo(BigInteger.TEN) < 0) return BigInteger.ONE;
        BigInteger step = whole;
        if (parts[1].signum() != 0) return step;
        for (BigInteger wider = step.multiply(BigInteger.TEN);
                units.mod(wider).signum() == 0 && units.divide(wider).compareTo(HUNDRED) >= 0;
                wider = wider.multiply(BigInteger.TEN)) step = wider;
        return step;
    }

    private static boolean endsLikeAPrice(BigInteger fraction, int scale) {
        BigInteger unit = BigInteger.TEN.pow(Math.abs(scale - 2));
        BigInteger[] cents = scale >= 2
                ? fraction.divideAndRemainder(unit)
                : new BigInteger[] {fraction.multiply(unit), BigInteger.ZERO};
        if (cents[1].signum() != 0) return false;
        int count = cents[0].intValue();
        for (int ending : ENDINGS) if (ending == count) return true;
        return false;
    }

    private boolean fits(BigDecimal moved, BigDecimal number) {
        return moved.signum() == number.signum() && numbers.holds(moved);
    }
}
