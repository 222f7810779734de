package io.understudy.mask;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Maskers of numbers: amounts, and identifiers made of digits. */
public sealed interface NumberMasker extends Masker {
    /** What counts or measures. */
    Set<Kind> NUMBERS = Set.of(Kind.INTEGER, Kind.DECIMAL, Kind.FLOAT);

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
            return Fit.only(type, NUMBERS);
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

    /**
     * Amounts of money move by up to so many percent and still look like prices: zero and sign stay, cents that prices end in (.00, .50, .90, .95, .99 …) stay, round amounts stay as
     * round. Sums stay roughly what they were, because as much moves up as down.
     *
     * @param percent from 1 to 100; default 10
     */
    record MoneyNoise(@Nullable Integer percent) implements NumberMasker {
        public MoneyNoise {
            percent = Objects.requireNonNullElse(percent, 10);
            if (percent < 1 || percent > 100)
                throw new IllegalArgumentException("percent must be from 1 to 100: write percent: 10");
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.only(type, NUMBERS);
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return new MoneyMask(Objects.requireNonNull(percent), type, key);
        }
    }

    /** Numbers become others in the same order: what was larger is never smaller afterwards. Zero and sign stay, and so does the scale of a column that has one; numbers move by up to a third. Numbers close together may become one. */
    record RankNumber() implements NumberMasker {
        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.only(type, NUMBERS);
        }

        @Override
        public Optional<String> caution(DataType type) {
            return Optional.of("the order stays, so whoever knows how a few persons rank knows about where they are");
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return new RankMask(type, key);
        }
    }

    /**
     * Numbers become the lower edge of the bucket that they are in. Needs no key: it makes coarser and does not disguise.
     *
     * @param size the width of every bucket, such as 10 or 0.5
     * @param edges where buckets begin, in ascending order, instead of a size; what is below the first edge becomes the first edge
     */
    record Bucket(@Nullable BigDecimal size, @Nullable List<BigDecimal> edges) implements NumberMasker {
        public Bucket {
            if ((size == null) == (edges == null) || (edges != null && edges.isEmpty()))
                throw new IllegalArgumentException(
                        "bucket needs a size or edges: write size: 10, or edges: [0, 18, 65]");
            if (size != null && size.signum() <= 0)
                throw new IllegalArgumentException("size must be above zero: write size: 10");
            if (edges != null) {
                edges = List.copyOf(edges);
                for (int i = 1; i < edges.size(); i++) {
                    if (edges.get(i - 1).compareTo(edges.get(i)) >= 0)
                        throw new IllegalArgumentException("edges must ascend: write edges: [0, 18, 65]");
                }
            }
        }

        @Override
        public OptionalLong capacity(DataType type) {
            return edges == null ? OptionalLong.empty() : OptionalLong.of(edges.size());
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.only(type, NUMBERS).or(() -> BucketMask.refusal(this, type));
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return new BucketMask(this, type);
        }
    }
}
