package io.understudy.verify;

import io.understudy.profile.Multiplicities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Distributions of how many rows share a key. */
final class FanOut {
    private static final int STEPS = 40;
    private static final int COUNTED = 64;

    private FanOut() {}

    /** The largest difference of the two distribution functions; 0 if one has no key. */
    static double distance(long[] first, long[] second) {
        if (first.length == 0 || second.length == 0) return 0;
        double most = 0;
        int i = 0;
        int j = 0;
        while (i < first.length && j < second.length) {
            long value = Math.min(first[i], second[j]);
            while (i < first.length && first[i] == value) i++;
            while (j < second.length && second[j] == value) j++;
            most = Math.max(most, Math.abs((double) i / first.length - (double) j / second.length));
        }
        return most;
    }

    /** What would be left of each key if every row stayed with such a chance, drawn a few times over; keys of which nothing is left are not there. */
    static long[] thinned(long[] counts, double rate) {
        SplittableRandom random = new SplittableRandom(2026);
        int draws = Math.max(1, 200_000 / Math.max(1, counts.length));
        return Arrays.stream(counts)
                .flatMap(count -> java.util.stream.LongStream.range(0, draws).map(draw -> left(count, rate, random)))
                .filter(count -> count > 0)
                .sorted()
                .toArray();
    }

    private static long left(long count, double rate, SplittableRandom random) {
        if (count > COUNTED) {
            double mean = count * rate;
            // A Poisson distribution by its normal approximation, or exactly where it is small.
            if (mean > 30) return Math.max(0, Math.round(mean + random.nextGaussian() * Math.sqrt(mean * (1 - rate))));
            return poisson(mean, random);
        }
        long left = 0;
        for (long i = 0; i < count; i++) if (random.nextDouble() < rate) left++;
        return left;
    }

    private static long poisson(double mean, SplittableRandom random) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        long events = 0;
        while (product > limit) {
            product *= random.nextDouble();
            events++;
        }
        return events;
    }

    /** How many different values a sample has at that rate, if rows are chosen one by one: Σ F_j (1 − (1 − q)^j). */
    static double distinctAt(Multiplicities production, double rate) {
        double left = 0;
        for (long count : production.sorted()) left += 1 - Math.pow(1 - rate, (double) count);
        return production.size() == 0 ? 0 : left / production.size() * production.distinct();
    }

    /** The distribution function in a few steps, for a curve. */
    static List<EdgeSampling.Step> steps(long[] sorted) {
        List<EdgeSampling.Step> steps = new ArrayList<>();
        for (int i = 1; i <= STEPS && sorted.length > 0; i++) {
            int last = Math.max(0, (int) ((long) i * sorted.length / STEPS) - 1);
            long rows = sorted[last];
            if (!steps.isEmpty() && steps.getLast().rows() == rows) steps.removeLast();
            steps.add(new EdgeSampling.Step(rows, (last + 1.0) / sorted.length));
        }
        return List.copyOf(steps);
    }
}
