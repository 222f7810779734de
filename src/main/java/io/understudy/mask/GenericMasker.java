package io.understudy.mask;

import io.understudy.schema.DataType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Maskers of whatever a value means. */
public sealed interface GenericMasker extends Masker {
    /** Everything becomes null, '' too. */
    record Null() implements GenericMasker {
        @Override
        public OptionalLong capacity(DataType type) {
            return OptionalLong.of(0);
        }

        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.PRESERVED;
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return nullable
                    ? Optional.empty()
                    : Optional.of("the column is NOT NULL; use constant, or a masker of its type");
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return (value, siblings) -> null;
        }
    }

    /**
     * Everything becomes the same value, but for '' and white space.
     *
     * @param value canonical text of a value of the column's type
     */
    record Constant(String value) implements GenericMasker {
        public Constant {
            if (value == null)
                throw new IllegalArgumentException("constant needs a value: write { mask: constant, value: \"…\" }");
        }

        @Override
        public OptionalLong capacity(DataType type) {
            return OptionalLong.of(1);
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.constant(value, type);
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return type.isText()
                    ? (original, siblings) -> Margins.isBlank(original) ? original : value
                    : (original, siblings) -> value;
        }
    }

    /** Every letter and digit becomes another of the same script and case; signs, spaces and length stay. Fits wherever nothing more special does. */
    record Text() implements GenericMasker {
        @Override
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(type, 1, new Scramble(key));
        }
    }

    /**
     * Every value becomes one of some thousand that a <a href="https://www.datafaker.net">Datafaker</a> expression gives.
     *
     * @param expression such as {@code #{Address.city}} or {@code #{Company.name} #{Company.suffix}}
     * @param locale a language tag such as {@code de} or {@code pt-BR}; default {@code en}
     */
    record Template(String expression, @Nullable String locale) implements GenericMasker {
        public Template {
            locale = Objects.requireNonNullElse(locale, "en");
            if (Locale.forLanguageTag(locale).getLanguage().isEmpty())
                throw new IllegalArgumentException("locale is no language tag: write one such as de or pt-BR");
            if (expression == null || !TemplateMask.isExpression(expression, locale)) {
                throw new IllegalArgumentException(
                        "Datafaker cannot make anything of the expression: write one such as \"#{Address.city}\"");
            }
        }

        String languageTag() {
            return Objects.requireNonNull(locale);
        }

        @Override
        public OptionalLong capacity(DataType type) {
            return OptionalLong.of(TemplateMask.POOL_SIZE);
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.text(type, 0).or(() -> Fit.charset(type, () -> TemplateMask.pool(this)));
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(type, 1, new TemplateMask(this, key));
        }
    }

    /**
     * Some values become null, the others what another masker makes of them. The value decides, so that equal values are null together.
     *
     * @param rate how many become null, such as {@code 30%}
     * @param of the masker of the others; {@code keep} leaves them
     */
    record NullSometimes(Double rate, Masker of) implements GenericMasker {
        public NullSometimes {
            if (!(rate > 0 && rate < 1))
                throw new IllegalArgumentException("rate must be above 0 % and below 100 %: write rate: 30%");
        }

        /** Which values become null, their case decides, too. */
        @Override
        public boolean ignoresCase() {
            return false;
        }

        @Override
        public List<String> siblings() {
            return of.siblings();
        }

        @Override
        public Uniqueness uniqueness(DataType type) {
            return of.uniqueness(type);
        }

        @Override
        public OptionalLong capacity(DataType type) {
            return of.capacity(type);
        }

        @Override
        public Optional<String> caution(DataType type) {
            return of.caution(type);
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return nullable
                    ? of.refusal(type, true)
                    : Optional.of("the column is NOT NULL; use " + of.name() + " alone");
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            Mask mask = of.bind(type, key.sibling(of.domain()));
            Prf prf = key.prf("null");
            int bound = 1 << 30;
            int below = (int) (rate * bound);
            return (value, siblings) -> {
                if (Margins.isBlank(value)) return value;
                prf.of(value);
                return prf.below(bound) < below ? null : mask.apply(value, siblings);
            };
        }
    }

    /**
     * The values of a column change places among the rows that are kept: each stays as it is and comes as often, in other rows. Only a run can do that, so it cannot be bound, nor stand inside another masker.
     *
     * @param accept must be true: values of production stay in staging, so this is for nothing that tells by itself who somebody is
     */
    record Shuffle(@Nullable Boolean accept) implements GenericMasker {
        public Shuffle {
            if (!Boolean.TRUE.equals(accept))
                throw new IllegalArgumentException(
                        "shuffle leaves production's values in staging, in other rows: write accept: true if that may be, or take another mask");
        }

        /** Every value comes as often as before. */
        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.PRESERVED;
        }

        @Override
        public Optional<String> caution(DataType type) {
            return Optional.of("the values themselves are production's, and who knows one of them finds it in staging");
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Optional.empty();
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            throw new IllegalStateException("shuffle moves values between rows, which no mask of one value can");
        }
    }

    /**
     * What other columns of the row hold decides the masker: written {@code mask: { when: [ … ], else: … }}. The first case that fits counts.
     *
     * @param when the cases: columns beside with a value, or a pattern between slashes, and the masker for rows where all of them fit
     * @param otherwise the masker for all other rows; written {@code else}
     */
    record Choice(List<Case> when, Masker otherwise) implements GenericMasker {
        public Choice {
            when = List.copyOf(when);
            if (when.isEmpty())
                throw new IllegalArgumentException("when has no case: write when: [ { kind: email, mask: email } ]");
            if (otherwise instanceof Keep && when.stream().allMatch(each -> each.mask() instanceof Keep))
                throw new IllegalArgumentException("all cases say keep: write keep for the whole column");
        }

        private Stream<Masker> maskers() {
            return Stream.concat(when.stream().map(Case::mask), Stream.of(otherwise));
        }

        @Override
        public boolean ignoresCase() {
            return maskers().allMatch(Masker::ignoresCase);
        }

        @Override
        public List<String> siblings() {
            return Stream.concat(
                            when.stream().flatMap(each -> each.columns().keySet().stream()),
                            maskers().flatMap(masker -> masker.siblings().stream()))
                    .distinct()
                    .toList();
        }

        @Override
        public Optional<String> caution(DataType type) {
            return maskers().flatMap(masker -> masker.caution(type).stream()).findFirst();
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return maskers()
                    .flatMap(masker -> masker.refusal(type, nullable).map(why -> masker.name() + ": " + why).stream())
                    .findFirst();
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return new ChoiceMask(this, type, key);
        }
    }

    /**
     * One case of a {@link Choice}; no masker by itself.
     *
     * @param columns for each column beside the value that it must have, {@code null}, or a regular expression between slashes that its whole value must match
     */
    record Case(Map<String, String> columns, Masker mask) {
        public Case {
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
            if (columns.isEmpty())
                throw new IllegalArgumentException("a case names no column: write { kind: email, mask: email }");
            columns.values().forEach(Case::test);
        }

        /** Whether a value is what a condition asks for. */
        static Predicate<@Nullable String> test(String condition) {
            if (condition.equals("null")) return value -> value == null;
            if (condition.length() < 2 || !condition.startsWith("/") || !condition.endsWith("/"))
                return condition::equals;
            try {
                Pattern pattern = Pattern.compile(condition.substring(1, condition.length() - 1));
                return value -> value != null && pattern.matcher(value).matches();
            } catch (PatternSyntaxException malformed) {
                throw new IllegalArgumentException(
                        "the pattern is no regular expression: " + malformed.getDescription(), malformed);
            }
        }
    }

    /** Not a kind of mask a rule can name for a column: inside {@link DocumentDocumentMasker.Json}, the word {@code keep}, which leaves what a path names as production has it. */
    record Keep() implements GenericMasker {
        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.PRESERVED;
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Optional.empty();
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return (value, siblings) -> value;
        }
    }
}
