package io.understudy.mask;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Maskers of dates and times. */
public sealed interface DateMasker extends Masker {
    /** What holds a date. */
    Set<Kind> DATED = Set.of(Kind.DATE, Kind.TIMESTAMP, Kind.TIMESTAMP_WITH_ZONE, Kind.TEXT, Kind.PADDED_TEXT);

    /**
     * Dates move by up to so many days; the time of day stays. The dates of one entity move together, so that what lies between them stays true. Sentinels (infinity, 1900-01-01, 1970-01-01,
     * 0001-01-01, 0000-00-00, 9999-12-31) stay.
     *
     * @param entity the sibling column that says whose dates these are; default: each date moves by its own
     * @param days the most days in either direction; default 180
     */
    record DateShift(@Nullable String entity, @Nullable Integer days) implements DateMasker {
        public DateShift {
            days = Objects.requireNonNullElse(days, 180);
            if (days < 1 || days > 36_525)
                throw new IllegalArgumentException("days must be from 1 to 36525: write days: 180");
        }

        @Override
        public List<String> siblings() {
            return entity == null ? List.of() : List.of(entity);
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.only(type, DATED);
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            DateMask mask = new DateMask(Objects.requireNonNull(days), type, key);
            return type.isText() ? Margins.around(type, 1, mask) : mask;
        }
    }

    /**
     * Dates of birth become others in the same band of years, so that age groups and their sizes stay; leap days are days like any other. Sentinels stay.
     *
     * @param entity the sibling column that says who was born; default: the date itself decides, and all who were born on one day still share one
     * @param years the width of a band, from 1 to 25; default 5: whoever was born from 1980 to 1984 still was
     */
    record BirthDate(@Nullable String entity, @Nullable Integer years) implements DateMasker {
        public BirthDate {
            years = Objects.requireNonNullElse(years, 5);
            if (years < 1 || years > 25)
                throw new IllegalArgumentException("years must be from 1 to 25: write years: 5");
        }

        @Override
        public List<String> siblings() {
            return entity == null ? List.of() : List.of(entity);
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.only(type, DATED);
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            BirthDateMask mask = new BirthDateMask(Objects.requireNonNull(years), type, key);
            return type.isText() ? Margins.around(type, 1, mask) : mask;
        }
    }

    /**
     * Dates become the first day of their month, quarter, year or decade, timestamps the first moment of it. Needs no key: it makes coarser and does not disguise. Sentinels stay.
     *
     * @param to {@code month} (the default), {@code quarter}, {@code year} or {@code decade}
     */
    record DateGeneralise(@Nullable Grain to) implements DateMasker {
        /** How coarse a date becomes. */
        public enum Grain {
            MONTH,
            QUARTER,
            YEAR,
            DECADE
        }

        public DateGeneralise {
            to = Objects.requireNonNullElse(to, Grain.MONTH);
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.only(type, DATED);
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            GeneraliseMask mask = new GeneraliseMask(Objects.requireNonNull(to), type, key);
            return type.isText() ? Margins.around(type, 1, mask) : mask;
        }
    }
}
