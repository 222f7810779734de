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
            return Fit.only(
                    type, Set.of(Kind.DATE, Kind.TIMESTAMP, Kind.TIMESTAMP_WITH_ZONE, Kind.TEXT, Kind.PADDED_TEXT));
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            DateMask mask = new DateMask(Objects.requireNonNull(days), type, key);
            return type.isText() ? Margins.around(type, 1, mask) : mask;
        }
    }
}
