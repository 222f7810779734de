package io.understudy.mask;

import io.understudy.schema.DataType;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maskers of what opens doors. */
public sealed interface SecretMasker extends Masker {
    /**
     * Tokens, keys and hashes become others of the same length and alphabet.
     *
     * @param length of the new token, 10 to 256; default: as long as the value, and of the same alphabet
     * @param keepPrefix whether a prefix such as {@code sk_live_} stays; default true
     */
    record HashToken(@Nullable Integer length, @Nullable Boolean keepPrefix) implements SecretMasker {
        public HashToken {
            keepPrefix = Objects.requireNonNullElse(keepPrefix, true);
            if (length != null && (length < 10 || length > 256))
                throw new IllegalArgumentException("length must be from 10 to 256: write length: 32, or leave it out");
        }

        /** By exact comparison; in columns too short for a token, what is no ASCII may mask alike. */
        @Override
        public Uniqueness uniqueness(DataType type) {
            boolean cramped = type.maximumCharacters() >= 0 && type.maximumCharacters() < TokenMask.MINIMUM;
            return cramped ? Uniqueness.LOST : Uniqueness.LIKELY;
        }

        /** Case is part of a token. */
        @Override
        public boolean ignoresCase() {
            return false;
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.text(type, Objects.requireNonNullElse(length, 0));
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            int characters = Objects.requireNonNullElse(length, 0);
            return Margins.around(
                    type,
                    Math.max(TokenMask.MINIMUM, characters),
                    new TokenMask(characters, Objects.requireNonNull(keepPrefix), key));
        }
    }

    /**
     * Hashes of passwords become the hash of one known password, in the same format and with the same cost, so that a tester can log in as anybody: bcrypt, Argon2, scrypt, PBKDF2 (Django, Werkzeug, passlib), phpass, MD5- and
     * SHA-crypt. What is no such hash is scrambled, and locks the account.
     *
     * @param password what everybody's password becomes; default {@code understudy}
     * @param digest whether 32, 40, 64 or 128 hexadecimal digits are the MD5, SHA-1, SHA-256 or SHA-512 of a password and nothing else; default false
     */
    record PasswordHash(@Nullable String password, @Nullable Boolean digest) implements SecretMasker {
        static final String USUAL = "understudy";

        public PasswordHash {
            password = Objects.requireNonNullElse(password, USUAL);
            digest = Objects.requireNonNullElse(digest, false);
            if (password.isBlank() || password.length() > 72)
                throw new IllegalArgumentException("password needs 1 to 72 characters: write password: understudy");
        }

        @Override
        public Optional<String> caution(DataType type) {
            return Optional.of("everybody who can reach staging can log in as anybody there");
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(
                    type, 1, new PasswordMask(Objects.requireNonNull(password), Objects.requireNonNull(digest), key));
        }
    }
}
