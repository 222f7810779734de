package io.understudy.verify;

import java.util.Collection;

/** What chance alone does to samples, at 99 %. */
final class Noise {
    /** 99 % of a normal distribution lie within so many standard deviations. */
    static final double NORMAL = 2.58;
    /** 99 % of Kolmogorov's distribution lie below. */
    private static final double KOLMOGOROV = 1.63;

    private Noise() {}

    /** Of the difference of two distribution functions. */
    static double ofDistributions(double first, double second) {
        if (first <= 0 || second <= 0) return 1;
        return Math.min(1, KOLMOGOROV * Math.sqrt(1 / first + 1 / second));
    }

    /** Of a share among n. */
    static double ofShare(double share, double n) {
        return n <= 0 ? 1 : NORMAL * Math.sqrt(share * (1 - share) / n);
    }

    /** Of the total variation distance of a sample of n from the shares it was drawn from: once and a half what is expected. */
    static double ofCategories(Collection<Double> shares, double n) {
        if (n <= 0) return 1;
        double expected = 0;
        for (double share : shares) expected += Math.sqrt(2 * share * (1 - share) / (Math.PI * n));
        return 0.75 * expected;
    }
}
