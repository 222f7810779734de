package io.understudy.mask;

import io.understudy.schema.DataType;
import io.understudy.wire.UnfitValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Replaces a number by the lower edge of its bucket, in the number's own scale where that can tell it. For one thread. */
final class BucketMask implements Mask {
    private final @Nullable BigDecimal size;
    private final List<BigDecimal> edges;
    private final NumberText numbers;

    BucketMask(NumberMasker.Bucket parameters, DataType type) {
        size = parameters.size();
        edges = Objects.requireNonNullElse(parameters.edges(), List.of());
        numbers = new NumberText(type);
    }

    /** Why the edges are no values of a type; empty if they are. */
    static Optional<String> refusal(NumberMasker.Bucket parameters, DataType type) {
        int scale = type.kind() == DataType.Kind.INTEGER ? 0 : type.precision() < 0 ? Integer.MAX_VALUE : type.scale();
        if (type.kind() == DataType.Kind.FLOAT) scale = Integer.MAX_VALUE;
        BigDecimal size = parameters.size();
        List<BigDecimal> written = size == null ? Objects.requireNonNull(parameters.edges()) : List.of(size);
        for (BigDecimal each : written) {
            boolean held = each.stripTrailingZeros().scale() <= scale && new NumberText(type).holds(each);
            if (!held)
                return Optional.of(
                        each.toPlainString() + " is no value of type " + type + "; choose buckets that begin at such");
        }
        return Optional.empty();
    }

    @Override
    public String apply(String value, Siblings siblings) {
        if (!NumberText.isFinite(value)) return value;
        BigDecimal number = NumberText.read(value);
        BigDecimal edge = size == null
                ? edge(number)
                : number.divide(size, 0, RoundingMode.FLOOR).multiply(size);
        // A bucket may begin below the smallest number of the type: then that number is not disguised, but the next
        // bucket's edge.
        if (!numbers.holds(edge) && size != null) edge = edge.add(size);
        if (!numbers.holds(edge))
            throw new UnfitValue("a value of " + value.length() + " characters is no number of the type");
        int scale = Math.max(number.scale(), edge.stripTrailingZeros().scale());
        return numbers.write(edge.setScale(Math.max(0, scale), RoundingMode.UNNECESSARY));
    }

    private BigDecimal edge(BigDecimal number) {
        BigDecimal best = edges.getFirst();
        for (BigDecimal edge : edges) if (edge.compareTo(number) <= 0) best = edge;
        return best;
    }
}
