package io.understudy.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What is expected of an attacker who knows how common each value is, sees how common each masked value is, and matches the two by rank. Equal values mask alike, so the ranks survive the mask; only
 * chance stirs them, where two values are about as common.
 *
 * <p>The attack is played: both sides count a sample of their own, in which a value of share p comes n p times, give or take √(n p (1 − p)); a value is recovered if it has the same rank in both. The dice fall alike
 * each time, so that a plan says the same twice.
 */
final class FrequencyAttack {
    private static final int ATTACKS = 100;
    private static final int DICE = 20_260_101;

    /** So many values that are not among the commonest take part as well: one of them may come to stand before a value that is. */
    private static final int OTHERS = 200;

    private FrequencyAttack() {}

    /**
     * The expected share of values that are recovered, from 0 to 1. Of values that are not among the commonest none counts as recovered.
     *
     * @param shares of all values that the commonest values have, greatest first
     * @param distinct about how many different values there are
     * @param values how many values staging will hold, nulls not counted
     */
    static double recovery(List<Double> shares, double distinct, double values) {
        if (shares.isEmpty() || values < 1) return 0;
        double[] all = withOthers(shares, distinct);
        Random random = new Random(DICE);
        double recovered = 0;
        for (int attack = 0; attack < ATTACKS; attack++) {
            int[] known = ranked(all, values, random);
            int[] seen = ranked(all, values, random);
            for (int rank = 0; rank < all.length; rank++) {
                if (known[rank] == seen[rank] && known[rank] < shares.size()) recovered += all[known[rank]];
            }
        }
        return Math.min(1, recovered / ATTACKS);
    }

    private static double[] withOthers(List<Double> shares, double distinct) {
        double known = shares.stream().mapToDouble(Double::doubleValue).sum();
        double others = Math.max(0, distinct - shares.size());
        double each = others < 1 ? 0 : Math.min(shares.getLast(), Math.max(0, 1 - known) / others);
        double[] all = new double[shares.size() + (int) Math.min(OTHERS, others)];
        Arrays.fill(all, each);
        for (int i = 0; i < shares.size(); i++) all[i] = shares.get(i);
        return all;
    }

    /** The numbers of the values, that which was counted most often first. */
    private static int[] ranked(double[] shares, double values, Random random) {
        double[] counts = new double[shares.length];
        for (int i = 0; i < counts.length; i++) {
            double share = shares[i];
            counts[i] = values * share + random.nextGaussian() * Math.sqrt(values * share * Math.max(0, 1 - share));
        }
        return IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingDouble(value -> -counts[value]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** How much the best single guess leaves open, in bits. */
    static double minEntropyBits(double commonest) {
        return 0 - Math.log(commonest) / Math.log(2);
    }
}
