package io.understudy.profile;

import java.util.Arrays;
import org.apache.datasketches.kll.KllDoublesSketch;

/** How numbers are distributed. */
public final class Quantiles {
    /** A rank is off by no more than this, 99 times of 100: KLL with k = 1000. */
    public static final double RANK_ERROR = 0.0028;

    private final KllDoublesSketch sketch = KllDoublesSketch.newHeapInstance(1000);

    void add(double value) {
        sketch.update(value);
    }

    public long values() {
        return sketch.getN();
    }

    /** Evenly spaced ones, the smallest and the largest among them; none if there is no value. */
    public double[] evenly(int count) {
        if (sketch.isEmpty()) return new double[0];
        double[] ranks = new double[count];
        for (int i = 0; i < count; i++) ranks[i] = (double) i / (count - 1);
        return sketch.getQuantiles(ranks);
    }

    /** What splits the numbers into a few bins of the same width for a histogram, ascending: from the first to the last percent, so that an outlier does not flatten the rest. None where there is but one number. */
    public double[] edges(int most) {
        // Infinity has no place on an axis; what lies beyond the last edge counts all the same.
        double[] finite = Arrays.stream(evenly(201)).filter(Double::isFinite).toArray();
        if (finite.length == 0) return new double[0];
        double low = Math.max(finite[0], sketch.getQuantile(0.01));
        double high = Math.min(finite[finite.length - 1], sketch.getQuantile(0.99));
        if (low >= high) {
            low = finite[0];
            high = finite[finite.length - 1];
        }
        if (low >= high) return new double[0];
        boolean few = low == Math.rint(low) && high == Math.rint(high) && high - low <= most;
        int bins = few ? (int) (high - low) : most;
        double[] edges = new double[bins + 1];
        // Two products, because the difference of the largest numbers is none.
        for (int i = 0; i <= bins; i++) edges[i] = low * ((double) (bins - i) / bins) + high * ((double) i / bins);
        return edges;
    }

    /** The share of the numbers up to the first edge, from each to the next, and beyond the last; none if there is no number. */
    public double[] shares(double[] edges) {
        return sketch.isEmpty() || edges.length == 0 ? new double[0] : sketch.getPMF(edges);
    }

    /** The largest difference of the two distribution functions (Kolmogorov and Smirnov's statistic), at the values that either has; 0 if one is empty. */
    public double distance(Quantiles other) {
        if (sketch.isEmpty() || other.sketch.isEmpty()) return 0;
        return Math.max(
                most(sketch.getSortedView().getQuantiles(), other),
                most(other.sketch.getSortedView().getQuantiles(), other));
    }

    private double most(double[] at, Quantiles other) {
        double most = 0;
        for (double value : at) most = Math.max(most, Math.abs(sketch.getRank(value) - other.sketch.getRank(value)));
        return most;
    }
}
