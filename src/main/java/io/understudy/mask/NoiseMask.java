package io.understudy.mask;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import io.understudy.wire.UnfitValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Moves a number by up to some percent, by an amount that depends on the number: at least one unit of its last place is possible, sign and scale stay, zero stays zero, and so do NaN and the
 * infinities. What would leave the type goes the other way. For one thread.
 */
final class NoiseMask implements Mask {
    private static final BigInteger RESOLUTION = BigInteger.ONE.shiftLeft(32);

    private final Prf prf;
    private final BigDecimal fraction;
    private final DataType type;
    private final @Nullable IntegerRange integers;
    private final DecimalRange decimals;

    NoiseMask(int percent, DataType type, DomainKey key) {
        prf = key.prf("noise");
        fraction = BigDecimal.valueOf(percent, 2);
        this.type = type;
        integers = type.kind() == Kind.INTEGER ? IntegerRange.of(type) : null;
        decimals = DecimalRange.of(type);
    }

    @Override
    public String apply(String value, Siblings siblings) {
        char last = value.charAt(value.length() - 1);
        if (last < '0' || last > '9') return value;
        BigDecimal number = number(value);
        if (number.signum() == 0) return value;
        // 1.0 and 1.00 are the same number, and move alike.
        prf.of(number.stripTrailingZeros().toString());
        BigDecimal moved = move(number);
        return type.kind() == Kind.FLOAT ? floatText(moved) : moved.toPlainString();
    }

    private static BigDecimal number(String value) {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException e) {
            // The cause is dropped on purpose: its message quotes characters of the value.
            throw new UnfitValue("a value of " + value.length() + " characters is no number");
        }
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
        if (moved.signum() != number.signum()) return false;
        return switch (type.kind()) {
            case INTEGER -> Objects.requireNonNull(integers).contains(moved.toBigInteger());
            case FLOAT -> Math.abs(moved.doubleValue()) <= (type.bytes() == 4 ? Float.MAX_VALUE : Double.MAX_VALUE);
            default -> decimals.contains(moved);
        };
    }

    /** The nearest number of the type, plain where PostgreSQL writes it plain. */
    private String floatText(BigDecimal number) {
        boolean single = type.bytes() == 4;
        BigDecimal nearest = new BigDecimal(
                        single ? Float.toString(number.floatValue()) : Double.toString(number.doubleValue()))
                .stripTrailingZeros();
        int exponent = nearest.precision() - nearest.scale() - 1;
        if (exponent >= -4 && exponent < (single ? 6 : 15)) return nearest.toPlainString();
        String digits = nearest.unscaledValue().abs().toString();
        String sign = nearest.signum() < 0 ? "-" : "";
        String point = digits.length() > 1 ? "." + digits.substring(1) : "";
        return sign + digits.charAt(0) + point + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }
}
