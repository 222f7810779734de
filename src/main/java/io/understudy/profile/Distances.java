package io.understudy.profile;

/** How far two distributions are apart. */
final class Distances {
    private Distances() {}

    /** Total variation distance: half the sum of the differences of shares; 0 where one side is empty. */
    static double totalVariation(long[] first, long firstTotal, long[] second, long secondTotal) {
        if (firstTotal == 0 || secondTotal == 0) return 0;
        double sum = 0;
        for (int i = 0; i < first.length; i++)
            sum += Math.abs((double) first[i] / firstTotal - (double) second[i] / secondTotal);
        return sum / 2;
    }

    /** The largest difference of shares, for classes of which a value can have several. */
    static double largest(long[] first, long firstTotal, long[] second, long secondTotal) {
        if (firstTotal == 0 || secondTotal == 0) return 0;
        double most = 0;
        for (int i = 0; i < first.length; i++)
            most = Math.max(most, Math.abs((double) first[i] / firstTotal - (double) second[i] / secondTotal));
        return most;
    }
}
