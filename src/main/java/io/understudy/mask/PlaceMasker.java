package io.understudy.mask;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Maskers of where somebody or something is. */
public sealed interface PlaceMasker extends Masker {
    /**
     * Addresses and their parts become others of the same country, or at least of the same script: streets, towns, house numbers and post codes, each alike wherever it stands. Names of countries, words such as
     * {@code Street} or {@code Straße}, punctuation and line breaks stay; post codes keep their format and their first character, which tells the region.
     *
     * @param part what the column holds: {@code full} (the default), {@code street} (with or without house number), {@code house-number}, {@code postcode} or {@code city}
     * @param country an ISO country such as {@code DE}, or else the sibling column that holds one; default: told by the script
     */
    record Address(@Nullable Part part, @Nullable String country) implements PlaceMasker {
        /** What of an address a column holds. */
        public enum Part {
            FULL,
            STREET,
            HOUSE_NUMBER,
            POSTCODE,
            CITY
        }

        private static final Pattern CODE = Pattern.compile("[A-Z]{2}");

        public Address {
            part = Objects.requireNonNullElse(part, Part.FULL);
            if (country != null
                    && CODE.matcher(country).matches()
                    && !List.of(java.util.Locale.getISOCountries()).contains(country)) {
                throw new IllegalArgumentException("country " + country
                        + " is none; write an ISO 3166 code such as DE, or the name of a sibling column");
            }
        }

        private boolean isFixed() {
            return country != null && CODE.matcher(country).matches();
        }

        @Override
        public List<String> siblings() {
            return country == null || isFixed() ? List.of() : List.of(country);
        }

        @Override
        public OptionalLong capacity(DataType type) {
            return part == Part.CITY ? OptionalLong.of(Places.mostCities()) : OptionalLong.empty();
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(
                    type, 1, new AddressMask(Objects.requireNonNull(part), isFixed() ? country : null, key));
        }
    }

    /**
     * Points move by a random distance in a random direction within a circle; the same point moves alike wherever it stands. Latitude and longitude of one point in two columns move together. Precision stays, and 0,0 stays.
     *
     * @param part what the column holds: {@code point} (the default: {@code lat,lon}, {@code POINT(lon lat)}, or a column of type point, longitude first), {@code latitude} or {@code longitude}
     * @param beside the sibling column that holds the other coordinate, if this one holds one of them
     * @param km the radius in kilometres, above 0 and up to 500; default 5
     */
    record GeoPoint(
            @Nullable Coordinate part,
            @Nullable String beside,
            @Nullable BigDecimal km) implements PlaceMasker {
        /** What of a point a column holds. */
        public enum Coordinate {
            POINT,
            LATITUDE,
            LONGITUDE
        }

        private static final BigDecimal USUAL = BigDecimal.valueOf(5);
        private static final BigDecimal MOST = BigDecimal.valueOf(500);
        private static final Set<Kind> COORDINATES = Set.of(Kind.DECIMAL, Kind.FLOAT, Kind.TEXT, Kind.PADDED_TEXT);

        public GeoPoint {
            part = Objects.requireNonNullElse(part, Coordinate.POINT);
            km = Objects.requireNonNullElse(km, USUAL);
            if (km.signum() <= 0 || km.compareTo(MOST) > 0)
                throw new IllegalArgumentException("km must be above 0 and up to 500: write km: 5");
            if ((part == Coordinate.POINT) != (beside == null))
                throw new IllegalArgumentException(
                        "a latitude moves with its longitude: write part: latitude, beside: the column of the longitude (and the other way round)");
        }

        @Override
        public List<String> siblings() {
            return beside == null ? List.of() : List.of(beside);
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            if (part != Coordinate.POINT) return Fit.only(type, COORDINATES);
            return type.name().equals("point")
                            && type.collation() == null
                            && type.labels().isEmpty()
                            && type.kind() == Kind.OTHER
                    ? Optional.empty()
                    : Fit.text(type, 0);
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            GeoMask mask = new GeoMask(
                    Objects.requireNonNull(part), Objects.requireNonNull(km).doubleValue(), type, key);
            return type.isText() ? Margins.around(type, 1, mask) : mask;
        }
    }

    /** License plates become others of the same layout: letters become letters, digits digits; signs, spaces and case stay, and different plates stay different. */
    record LicensePlate() implements PlaceMasker {
        /** Ignoring case. */
        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.LIKELY;
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            LayoutCipher cipher = new LayoutCipher(false, "plate", key);
            return Margins.around(
                    type,
                    1,
                    (value, room, siblings) -> Scramble.cutSafely(
                            cipher.apply(value, 0, value.length()).toString(), room));
        }
    }
}
