package io.understudy.mask;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A keyed curve that never falls, on the logarithm of a number: between knots, sixteen to each doubling, that the key has moved, it is straight. The knots of each level lie within two of the level above and move by at
 * most 0.4 of the way to the next, so they stay in order. Zero and sign stay; a result is rounded down to the column's scale (to six digits where it has none), so that rounding cannot turn the order. For one thread.
 */
final class RankMask implements Mask {
    private static final int OCTAVES = 64;
    private static final int LEVELS = 4;
    private static final int PER_OCTAVE = 1 << LEVELS;
    private static final double MOST = 0.8;
    private static final MathContext DIGITS = new MathContext(6, RoundingMode.DOWN);

    private final double[] knots = new double[2 * OCTAVES * PER_OCTAVE + 1];
    private final NumberText numbers;
    private final int scale;

    RankMask(DataType type, DomainKey key) {
        Prf prf = key.prf("rank");
        numbers = new NumberText(type);
        scale = type.kind() == Kind.INTEGER
                ? 0
                : type.kind() == Kind.DECIMAL && type.precision() >= 0 ? Math.max(0, type.scale()) : -1;
        for (int i = 0; i < knots.length; i += PER_OCTAVE)
            // The ends stay, because what is beyond them does.
            knots[i] = i / (double) PER_OCTAVE - OCTAVES + (i == 0 || i == knots.length - 1 ? 0 : wobble(prf, i));
        for (int step = PER_OCTAVE / 2; step >= 1; step /= 2) {
            for (int i = step; i < knots.length; i += 2 * step) {
                double middle = (knots[i - step] + knots[i + step]) / 2;
                knots[i] = middle + wobble(prf, i) * (knots[i + step] - knots[i - step]) / 2;
            }
        }
    }

    private static double wobble(Prf prf, int knot) {
        prf.of((long) knot);
        return (prf.below(1 << 20) / (double) (1 << 20) - 0.5) * MOST;
    }

    @Override
    public String apply(String value, Siblings siblings) {
        if (!NumberText.isFinite(value)) return value;
        BigDecimal number = NumberText.read(value);
        double size = Math.abs(number.doubleValue());
        double octave = size == 0 ? Double.NaN : Math.log(size) / Math.log(2) + OCTAVES;
        // Beyond the curve is what nobody ranks.
        if (!(octave >= 0 && octave < 2 * OCTAVES)) return value;
        int knot = (int) (octave * PER_OCTAVE);
        double between = octave * PER_OCTAVE - knot;
        double moved = knots[knot] + between * (knots[knot + 1] - knots[knot]);
        BigDecimal masked = new BigDecimal(Math.pow(2, moved));
        if (scale >= 0) {
            // What is not zero stays so.
            masked = masked.setScale(scale, RoundingMode.DOWN).max(BigDecimal.valueOf(1, scale));
        } else {
            masked = masked.round(DIGITS);
        }
        if (!numbers.holds(masked)) masked = numbers.largest();
        return numbers.write(number.signum() < 0 ? masked.negate() : masked);
    }
}
