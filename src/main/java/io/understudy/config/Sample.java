package io.understudy.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are kept.
 *
 * @param rate the share of units in the cohort
 * @param tables what is said about single tables, in the order written
 * @param references references that the schema does not declare
 * @param cover how many rows are kept for each rare stratum; 0 for none
 * @param scan how much of production is read
 * @param small an unowned table that others refer to is kept whole up to so many rows
 * @param budget the most rows that closure may add over all tables; null for no limit
 */
public record Sample(
        Rate rate,
        Map<TableText, TableSample> tables,
        List<ReferenceText> references,
        int cover,
        Scan scan,
        long small,
        @Nullable Long budget) {
    public static final int DEFAULT_COVER = 3;
    public static final long DEFAULT_SMALL = 1000;

    public Sample {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        references = List.copyOf(references);
        if (cover < 0) throw new IllegalArgumentException("cover is a number of rows; write 0 for none");
        if (small < 0) throw new IllegalArgumentException("small is a number of rows; write 0 for none");
        if (budget != null && budget < 0)
            throw new IllegalArgumentException("budget is a number of rows; leave it out for no limit");
    }

    /** Only a rate, and every default. */
    public static Sample of(Rate rate) {
        return new Sample(rate, Map.of(), List.of(), DEFAULT_COVER, Scan.FULL, DEFAULT_SMALL, null);
    }

    /** The same with another rate, as {@code refresh --rate} asks for. */
    public Sample withRate(Rate other) {
        return new Sample(other, tables, references, cover, scan, small, budget);
    }

    /** As written in YAML; what is left out is null. */
    record Written(
            Rate rate,
            @Nullable Map<TableText, TableSample> tables,
            @Nullable List<ReferenceText> references,
            @Nullable Integer cover,
            @Nullable Scan scan,
            @Nullable Long small,
            @Nullable Long budget) {
        Sample complete() {
            int rows = cover == null ? DEFAULT_COVER : cover;
            return new Sample(
                    rate,
                    tables == null ? Map.of() : tables,
                    references == null ? List.of() : references,
                    rows,
                    // Without a cover nobody looks at the rows that are not kept.
                    scan != null ? scan : rows > 0 ? Scan.FULL : Scan.LIGHT,
                    small == null ? DEFAULT_SMALL : small,
                    budget);
        }
    }
}
