package io.understudy.schema;

import java.util.List;

/**
 * How the values of a column are spread, as the server's statistics have it: numbers only, and never a value.
 *
 * @param distinct about how many different values there are, null not counted
 * @param nullShare the share of rows that are null, from 0 to 1
 * @param commonest the shares of all rows that the most common values have, greatest first; empty where the server does not know
 */
public record Spread(double distinct, double nullShare, List<Double> commonest) {
    public Spread {
        commonest = List.copyOf(commonest);
        if (!(distinct >= 0) || !(nullShare >= 0 && nullShare <= 1))
            throw new IllegalArgumentException("counts and shares are not negative");
    }
}
