package io.understudy.mask;

import io.understudy.schema.DataType;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
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
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(type, 1, new TemplateMask(this, key));
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
