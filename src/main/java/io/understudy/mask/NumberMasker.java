package io.understudy.mask;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Maskers of numbers: amounts, and identifiers made of digits. */
public sealed interface NumberMasker extends Masker {
    /**
     * Numbers move by up to so many percent, and by one unit of their last place at least now and then; zero, sign and scale stay.
     *
     * @param percent from 1 to 100; default 10
     */
    record NumberNoise(@Nullable Integer percent) implements NumberMasker {
        public NumberNoise {
            percent = Objects.requireNonNullElse(percent, 10);
            if (percent < 1 || percent > 100)
                throw new IllegalArgumentException("percent must be from 1 to 100: write percent: 10");
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.only(type, Set.of(Kind.INTEGER, Kind.DECIMAL, Kind.FLOAT));
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return new NoiseMask(Objects.requireNonNull(percent), type, key);
        }
    }

    /**
     * Digits are enciphered as one number (FF1): a bijection on values that look alike, so unique stays unique. Everything else stays in place. In number columns sign and length stay, and
     * zero stays zero.
     *
     * @param keepPrefix how many digits at the start stay, if the value has more than both kept parts; default 0
     * @param keepSuffix how many digits at the end stay; default 0
     * @param check {@code luhn} if valid numbers are to stay valid and others invalid (payment cards, IMEI); default none
     */
    record Digits(
            @Nullable Integer keepPrefix,
            @Nullable Integer keepSuffix,
            @Nullable String check) implements NumberMasker {
        public Digits {
            keepPrefix = Objects.requireNonNullElse(keepPrefix, 0);
            keepSuffix = Objects.requireNonNullElse(keepSuffix, 0);
            if (keepPrefix < 0 || keepSuffix < 0)
                throw new IllegalArgumentException("keep-prefix and keep-suffix count digits: write 0 or more");
            if (check != null && !check.equals("luhn"))
                throw new IllegalArgumentException("the only check is luhn: write check: luhn, or leave it out");
        }

        int prefixDigits() {
            return Objects.requireNonNull(keepPrefix);
        }

        int suffixDigits() {
            return Objects.requireNonNull(keepSuffix);
        }

        boolean isPlain() {
            return prefixDigits() == 0 && suffixDigits() == 0 && check == null;
        }

        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.PRESERVED;
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.only(type, Set.of(Kind.TEXT, Kind.PADDED_TEXT, Kind.INTEGER, Kind.DECIMAL));
        }

        @Override
        public Optional<String> caution(DataType type) {
            boolean small = type.kind() == Kind.INTEGER
                    ? type.bytes() < 4
                    : type.maximumCharacters() >= 0 && type.maximumCharacters() < 6;
            return small
                    ? Optional.of(
                            "fewer than a million values: whoever knows some pairs can fill in the rest, as in a look-up table")
                    : Optional.empty();
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            if (type.kind() == Kind.INTEGER && isPlain()) return new IntegerMask(type, key);
            DigitsMask mask = new DigitsMask(this, type, key);
            return type.isText() ? Margins.around(type, 1, mask) : mask;
        }
    }
}
