package io.understudy.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.LongsSketch;

/** The values that occur most often, by their hashes. */
public final class Frequencies {
    /** 8192 is the size that its error of 0.043 % of the rows goes with; up to three quarters of that many different values it counts exactly. */
    private final LongsSketch sketch = new LongsSketch(8192);

    /** A value and how many rows hold it, as near as can be told. */
    public record Frequency(long hash, long rows) {}

    void add(long hash) {
        sketch.update(hash);
    }

    /** How many values were seen. */
    public long rows() {
        return sketch.getStreamLength();
    }

    /** How far a number of rows may be off; 0 if every value was counted. */
    public long error() {
        return sketch.getMaximumError();
    }

    /** Those that certainly are among the most frequent, the most frequent first, at most so many. */
    public List<Frequency> top(int most) {
        return Stream.of(sketch.getFrequentItems(ErrorType.NO_FALSE_POSITIVES))
                .limit(most)
                .map(row -> new Frequency(row.getItem(), row.getEstimate()))
                .toList();
    }

    /** The number of rows of each value; complete if {@link #error} is 0. */
    public Map<Long, Long> all() {
        Map<Long, Long> result = new HashMap<>();
        for (LongsSketch.Row row : sketch.getFrequentItems(ErrorType.NO_FALSE_NEGATIVES))
            result.put(row.getItem(), row.getEstimate());
        return result;
    }

    /** About how many rows hold a value. */
    public long of(long hash) {
        return sketch.getEstimate(hash);
    }
}
