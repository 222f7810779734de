package io.understudy.profile;

import java.util.ArrayList;
import java.util.List;

/** How many values have which length: exactly up to 127, in eighths of a power of two beyond. Takes 2.5 kB whatever comes, and two of them add up exactly, which no sketch of quantiles does. */
public final class Lengths {
    private static final int EXACT = 128;
    private static final int EXACT_BITS = 7;
    private static final int PARTS = 8;

    private final long[] counts = new long[EXACT + (Integer.SIZE - EXACT_BITS) * PARTS];
    private long values;

    /** So many values have lengths from {@code from} to {@code to}. */
    public record Bar(int from, int to, long values) {}

    void add(int length) {
        counts[slot(length)]++;
        values++;
    }

    private static int slot(int length) {
        if (length < EXACT) return length;
        int power = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(length);
        return EXACT + (power - EXACT_BITS) * PARTS + ((length >>> (power - 3)) & (PARTS - 1));
    }

    private static int lowest(int slot) {
        if (slot < EXACT) return slot;
        int power = EXACT_BITS + (slot - EXACT) / PARTS;
        return (int) Math.min(Integer.MAX_VALUE, (long) (PARTS + (slot - EXACT) % PARTS) << (power - 3));
    }

    public long values() {
        return values;
    }

    /** Those lengths that there are, ascending. */
    public List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > 0)
                bars.add(new Bar(
                        lowest(slot),
                        slot + 1 < counts.length ? lowest(slot + 1) - 1 : Integer.MAX_VALUE,
                        counts[slot]));
        }
        return bars;
    }

    /** The same in no more than so many bars: neighbours are put together. */
    public List<Bar> bars(int most) {
        List<Bar> bars = bars();
        while (bars.size() > most) {
            List<Bar> fewer = new ArrayList<>();
            for (int i = 0; i < bars.size(); i += 2) {
                Bar first = bars.get(i);
                Bar last = bars.get(Math.min(i + 1, bars.size() - 1));
                long values = i + 1 < bars.size() ? first.values() + last.values() : first.values();
                fewer.add(new Bar(first.from(), last.to(), values));
            }
            bars = fewer;
        }
        return bars;
    }

    /** Total variation distance of two distributions: 0 if alike, 1 if they have nothing in common; 0 if one is empty. */
    public double distance(Lengths other) {
        return Distances.totalVariation(counts, values, other.counts, other.values);
    }
}
