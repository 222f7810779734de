package io.understudy.verify;

import io.understudy.profile.Casing;
import io.understudy.profile.ColumnProfile;
import io.understudy.profile.Frequencies;
import io.understudy.profile.Lengths;
import io.understudy.profile.Quantiles;
import io.understudy.profile.Script;
import io.understudy.profile.TextShapes;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may be told of a profile. Of a column that is not kept, nothing here is a value or can be turned into one: only counts, and the shapes of texts.
 *
 * @param nulls rows without a value
 * @param empties rows with an empty one
 * @param distinct about how many different values
 * @param duplicateRate the share of values that occur more than once
 * @param quantiles 41 evenly spaced ones, of kept columns of numbers or dates (seconds since 1970); else empty
 * @param bins shares of the numbers up to the first edge of the column, from each edge to the next, and beyond the last; of kept columns of numbers or dates
 * @param top the most frequent values; none where nearly every value is another
 * @param characters lengths of texts
 * @param bytes their lengths in UTF-8; empty where these are the same
 * @param scripts how many texts hold a character of each
 * @param casings how many texts are written in each way
 */
public record Summary(
        long rows,
        long nulls,
        long empties,
        double distinct,
        double duplicateRate,
        List<Double> quantiles,
        List<Double> bins,
        List<Top> top,
        List<Lengths.Bar> characters,
        List<Lengths.Bar> bytes,
        Map<Script, Long> scripts,
        Map<Casing, Long> casings) {
    private static final int QUANTILES = 41;
    private static final int BINS = 24;
    /** With ten digits. */
    private static final double LARGEST = 1.797693134e308;

    private static final int TOP = 20;
    private static final int BARS = 32;
    private static final double NEARLY_ALL = 0.9;

    /**
     * A frequent value.
     *
     * @param label its text, of kept columns and where staging has it; else null
     * @param share of the rows that hold a value
     */
    public record Top(@Nullable String label, double share) {}

    /** Where the bins of a column lie, of all its summaries; empty unless it holds numbers or dates and is kept. */
    static List<Double> edges(ColumnProfile profile, boolean kept) {
        Quantiles quantiles = profile.quantiles();
        if (!kept || quantiles == null) return List.of();
        // Numbers that differ by less than can be told fall into one.
        List<Double> ascending = new ArrayList<>();
        for (double edge : list(quantiles.edges(BINS)))
            if (ascending.isEmpty() || edge > ascending.getLast()) ascending.add(edge);
        return List.copyOf(ascending);
    }

    /**
     * Tells what may be told.
     *
     * @param labels where the texts of values are known; itself, for a sample
     * @param kept whether the column's values may be told
     */
    static Summary of(ColumnProfile profile, ColumnProfile labels, boolean kept, List<Double> edges) {
        TextShapes shapes = profile.shapes();
        Quantiles quantiles = kept ? profile.quantiles() : null;
        boolean narrow = shapes == null
                || shapes.bytes().bars().equals(shapes.characters().bars());
        return new Summary(
                profile.rows(),
                profile.nulls(),
                profile.empties(),
                rounded(Math.min(profile.distinct(), (double) profile.values())),
                rounded(profile.multiplicities().duplicateRate()),
                quantiles == null ? List.of() : list(quantiles.evenly(QUANTILES)),
                quantiles == null ? List.of() : list(quantiles.shares(array(edges))),
                top(profile, labels, kept),
                shapes == null ? List.of() : shapes.characters().bars(BARS),
                shapes == null || narrow ? List.of() : shapes.bytes().bars(BARS),
                shapes == null ? Map.of() : shapes.scripts(),
                shapes == null ? Map.of() : shapes.casings());
    }

    private static List<Top> top(ColumnProfile profile, ColumnProfile labels, boolean kept) {
        if (profile.values() == 0 || profile.distinct() > profile.values() * NEARLY_ALL) return List.of();
        return profile.frequencies().top(TOP).stream()
                .map((Frequencies.Frequency item) -> new Top(
                        kept ? labels.label(item.hash()) : null,
                        rounded((double) item.rows() / profile.frequencies().rows())))
                .toList();
    }

    private static List<Double> list(double[] numbers) {
        return Arrays.stream(numbers).map(Summary::rounded).boxed().toList();
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Ten digits tell a second of a century, and keep files short. JSON knows no infinity, for which the largest number stands, and no share of nothing, which is 0. */
    static double rounded(double number) {
        if (Double.isNaN(number)) return 0;
        return new BigDecimal(Math.max(-LARGEST, Math.min(LARGEST, number)))
                .round(new MathContext(10))
                .doubleValue();
    }
}
