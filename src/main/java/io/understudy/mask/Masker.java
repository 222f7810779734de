package io.understudy.mask;

import io.understudy.schema.DataType;
import java.util.Optional;

/**
 * A kind of mask. One nested record each; its components are its YAML parameters (kebab-case; a component that may be left out is nullable and gets its default
 * in the compact constructor, which also refuses nonsense with an {@link IllegalArgumentException} that says what to write). Its YAML name is the record's name in kebab-case.
 * Adding a masker is adding one record here: rules, plan, documentation and the contract test find it by {@code getPermittedSubclasses()}.
 */
public sealed interface Masker {
    /** What this masker does to values that differ, in a column of the given type. */
    Uniqueness uniqueness(DataType type);

    /** Why this masker cannot mask a column of this type (type, length, nullability), as a sentence that says what to use instead; empty if it can. */
    Optional<String> refusal(DataType type, boolean nullable);

    /** Binds to a column. To be called only where {@link #refusal} is empty. */
    Mask bind(DataType type, DomainKey key);

    /** The domain used where a rule names none: all e-mails mask alike wherever they occur, say. */
    String domain();

    /** The sibling column whose value this masker wants to see, as named in its parameters. */
    default Optional<String> context() {
        return Optional.empty();
    }

    /** Everything becomes null. */
    record Null() implements Masker {
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
            return (value, context) -> null;
        }

        @Override
        public String domain() {
            return "null";
        }
    }
}
