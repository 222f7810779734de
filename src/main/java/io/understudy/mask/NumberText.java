package io.understudy.mask;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import io.understudy.wire.UnfitValue;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The numbers of one type as its server writes them, and which of them it holds. */
final class NumberText {
    private final DataType type;
    private final @Nullable IntegerRange integers;
    private final DecimalRange decimals;

    NumberText(DataType type) {
        this.type = type;
        integers = type.kind() == Kind.INTEGER ? IntegerRange.of(type) : null;
        decimals = DecimalRange.of(type);
    }

    /** Whether text is a number and not NaN or an infinity, which stay. */
    static boolean isFinite(String value) {
        char last = value.charAt(value.length() - 1);
        return last >= '0' && last <= '9';
    }

    static BigDecimal read(String value) {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException e) {
            // The cause is dropped on purpose: its message quotes characters of the value.
            throw new UnfitValue("a value of " + value.length() + " characters is no number");
        }
    }

    boolean holds(BigDecimal number) {
        if (integers != null) return integers.contains(number.toBigInteger());
        if (type.kind() != Kind.FLOAT) return decimals.contains(number);
        return Math.abs(number.doubleValue()) <= (type.bytes() == 4 ? Float.MAX_VALUE : Double.MAX_VALUE);
    }

    /** The largest number that an integer or decimal of a fixed precision holds. */
    BigDecimal largest() {
        if (integers != null) return new BigDecimal(integers.maximum());
        return BigDecimal.TEN.pow(decimals.precision()).subtract(BigDecimal.ONE).scaleByPowerOfTen(-decimals.scale());
    }

    /** Of a floating-point type, the nearest number that it has; plain where PostgreSQL writes it plain. */
    String write(BigDecimal number) {
        if (type.kind() != Kind.FLOAT) return number.toPlainString();
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
