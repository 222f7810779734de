package io.understudy.config;

import java.math.BigDecimal;

/**
 * The share of units that are kept.
 *
 * @param fraction above 0 and at most 1: 0.05 is five percent
 */
public record Rate(double fraction) {
    public Rate {
        if (!(fraction > 0 && fraction <= 1))
            throw new IllegalArgumentException("a rate is above 0% and at most 100%; write 5%, say");
    }

    /** Everything. */
    public static final Rate ALL = new Rate(1);

    /**
     * Reads {@code 5%} or {@code 0.05}. A bare 1 or more is refused, because nobody can tell whether 1 was meant as 1% or as all.
     *
     * @throws IllegalArgumentException saying what to write
     */
    public static Rate parse(String text) {
        boolean percent = text.endsWith("%");
        BigDecimal number =
                number(percent ? text.substring(0, text.length() - 1).strip() : text.strip());
        if (percent) return new Rate(number.movePointLeft(2).doubleValue());
        if (number.compareTo(BigDecimal.ONE) >= 0)
            throw new IllegalArgumentException("a rate needs a percent sign; write 5%, say");
        return new Rate(number.doubleValue());
    }

    private static BigDecimal number(String text) {
        if (!text.matches("[+-]?([0-9]{1,18}(\\.[0-9]{1,18})?|\\.[0-9]{1,18})")) {
            throw new IllegalArgumentException("a rate is a percentage; write 5%, say");
        }
        return new BigDecimal(text);
    }

    /** {@code 5%}, without needless digits. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(fraction)
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString() + "%";
    }
}
