package io.understudy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected recovery of a frequency attack is reckoned with rounded dice; an attacker who counts value by value and matches by rank must not do much better or worse. */
class FrequencyAttackTest {
    private static final int ATTACKS = 200;

    /** Shares of Zipf's law. */
    private static List<Double> zipf(int different, double exponent) {
        double[] weights = IntStream.rangeClosed(1, different)
                .mapToDouble(rank -> 1 / Math.pow(rank, exponent))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).mapToObj(weight -> weight / sum).toList();
    }

    /** What an attacker recovers on average who counted as many values as staging has. */
    private static double simulated(List<Double> shares, int values) {
        Random random = new Random(4711);
        double recovered = 0;
        for (int attack = 0; attack < ATTACKS; attack++) {
            List<Integer> known = ranks(counts(shares, values, random));
            List<Integer> seen = ranks(counts(shares, values, random));
            for (int rank = 0; rank < shares.size(); rank++) {
                if (known.get(rank).equals(seen.get(rank))) recovered += shares.get(known.get(rank));
            }
        }
        return recovered / ATTACKS;
    }

    private static int[] counts(List<Double> shares, int values, Random random) {
        double[] sums = new double[shares.size()];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) sums[i] = sum += shares.get(i);
        int[] counts = new int[sums.length];
        for (int i = 0; i < values; i++) {
            int found = Arrays.binarySearch(sums, random.nextDouble() * sum);
            counts[Math.min(sums.length - 1, found < 0 ? -found - 1 : found)]++;
        }
        return counts;
    }

    private static List<Integer> ranks(int[] counts) {
        List<Integer> ranks =
                new ArrayList<>(IntStream.range(0, counts.length).boxed().toList());
        ranks.sort(Comparator.comparingInt((Integer value) -> counts[value]).reversed());
        return ranks;
    }

    @ParameterizedTest
    @CsvSource({"5, 1.0, 1000", "30, 1.0, 2000", "30, 0.5, 2000", "100, 1.1, 5000", "3, 2.0, 300", "200, 0.3, 2000"})
    void itIsWhatASimulatedAttackerRecovers(int different, double exponent, int values) {
        List<Double> shares = zipf(different, exponent);
        assertThat(FrequencyAttack.recovery(shares, different, values))
                .isCloseTo(simulated(shares, values), within(0.06));
    }

    @Test
    void whatIsAsCommonAsEverythingElseIsNotRecovered() {
        List<Double> even = java.util.Collections.nCopies(1000, 0.001);
        assertThat(FrequencyAttack.recovery(even, 1000, 1_000_000)).isLessThan(0.02);
        assertThat(FrequencyAttack.recovery(List.of(), 1000, 1_000_000)).isZero();
    }

    @Test
    void twoValuesOfVeryDifferentShareAreBothRecovered() {
        assertThat(FrequencyAttack.recovery(List.of(0.9, 0.1), 2, 10_000)).isCloseTo(1, within(1e-6));
        assertThat(FrequencyAttack.minEntropyBits(0.5)).isEqualTo(1);
    }

    @Test
    void aPlanSaysTheSameTwice() {
        List<Double> shares = zipf(50, 0.7);
        assertThat(FrequencyAttack.recovery(shares, 80, 3000)).isEqualTo(FrequencyAttack.recovery(shares, 80, 3000));
    }
}
