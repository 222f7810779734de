package io.understudy.mask;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Maskers of texts that hold values of other kinds. */
public sealed interface DocumentMasker extends Masker {
    /**
     * Free text keeps everything but what identifies people or opens doors: e-mail addresses, telephone and card numbers, IBANs, IP addresses and URLs with credentials become what they would become in a column
     * of their own (in the default domains). Names stay: where notes hold names, use text.
     */
    record Redact() implements DocumentMasker {
        /** What looks like an address in one spelling may not in another. */
        @Override
        public boolean ignoresCase() {
            return false;
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(type, 1, new RedactMask(key));
        }
    }

    /**
     * Values inside JSON documents are masked by path; all else stays byte for byte, and so do keys that no rule names. Numbers stay numbers. A path to an object or array means all that is in it; the path that reaches furthest
     * counts. What is no JSON is masked as {@link GenericMasker.Text} does.
     *
     * @param paths a masker, or {@link GenericMasker.Keep}, for each path ({@code $.a.b}, {@code $.list[*]}, {@code $.**.email}), and for {@code *}, which is all that no path names
     * @param keys a masker for the keys of each object that a path leads to, where keys are data: it must keep different values different
     */
    record Json(Map<String, Masker> paths, @Nullable Map<String, Masker> keys) implements DocumentMasker {
        /** Keys stay. */
        public Json(Map<String, Masker> paths) {
            this(paths, null);
        }

        public Json {
            keys = keys == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(keys));
            for (String path : keys.keySet()) DocumentPath.parse(path);
            keys.values().forEach(Json::refuseForKeys);
            paths = PathRules.checked(paths, "paths", !keys.isEmpty());
            for (String path : paths.keySet()) if (!path.equals(PathRules.REST)) DocumentPath.parse(path);
        }

        private static void refuseForKeys(Masker masker) {
            DataType text = DataType.text(-1);
            boolean fit = !(masker instanceof GenericMasker.Keep)
                    && !(masker instanceof GenericMasker.Null)
                    && masker.refusal(text, true).isEmpty()
                    && masker.uniqueness(text) != Uniqueness.LOST;
            if (!fit)
                throw new IllegalArgumentException(masker.name()
                        + " may make two keys of an object alike, or none: use username, email, hash-token or digits");
        }

        Map<String, Masker> maskersOfKeys() {
            return Objects.requireNonNull(keys);
        }

        /** The names in a document are told apart by case. */
        @Override
        public boolean ignoresCase() {
            return false;
        }

        @Override
        public List<String> siblings() {
            return Stream.concat(paths.values().stream(), maskersOfKeys().values().stream())
                    .flatMap(masker -> masker.siblings().stream())
                    .distinct()
                    .toList();
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.only(type, Set.of(Kind.JSON, Kind.JSONB, Kind.TEXT, Kind.PADDED_TEXT));
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            JsonMask mask = new JsonMask(this, !type.isText(), key);
            return type.isText() ? Margins.around(type, 1, mask) : mask;
        }
    }

    /**
     * Texts and attributes inside XML are masked by path; all else stays byte for byte. Nothing is ever resolved: what a document declares as an entity is masked where it is declared, and refers to nothing outside. What is no XML is masked as
     * {@link GenericMasker.Text} does.
     *
     * @param paths a masker, or {@link GenericMasker.Keep}, for each path ({@code $.order.customer.email}, {@code $.order.@id}, {@code $.**.email}), and for {@code *}, which is all that no path names; a name without a prefix is that name with any
     */
    record Xml(Map<String, Masker> paths) implements DocumentMasker {
        public Xml {
            paths = PathRules.checked(paths, "paths");
            for (String path : paths.keySet()) {
                if (!path.equals(PathRules.REST) && DocumentPath.parse(path).hasIndexes())
                    throw new IllegalArgumentException(
                            "elements have no numbers: write " + path.replaceAll("\\[[0-9*]+]", ""));
            }
        }

        /** The names in a document are told apart by case. */
        @Override
        public boolean ignoresCase() {
            return false;
        }

        @Override
        public List<String> siblings() {
            return PathRules.siblings(paths);
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return isXml(type) ? Optional.empty() : Fit.text(type, 0);
        }

        private static boolean isXml(DataType type) {
            return type.kind() == Kind.OTHER && type.name().equals("xml");
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            XmlMask mask = new XmlMask(paths, siblings(), isXml(type), key);
            return type.isText() ? Margins.around(type, 1, mask) : mask;
        }
    }

    /**
     * Values of PostgreSQL's key-value pairs are masked by key; keys, order, spaces and NULL stay. What is no hstore is masked as {@link GenericMasker.Text} does.
     *
     * @param keys a masker, or {@link GenericMasker.Keep}, for each key, and for {@code *}, which is all others
     */
    record Hstore(Map<String, Masker> keys) implements DocumentMasker {
        public Hstore {
            keys = PathRules.checked(keys, "keys");
        }

        /** Keys are told apart by case. */
        @Override
        public boolean ignoresCase() {
            return false;
        }

        @Override
        public List<String> siblings() {
            return PathRules.siblings(keys);
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return isHstore(type) ? Optional.empty() : Fit.text(type, 0);
        }

        /** An extension's type may be in a schema of its own. */
        private static boolean isHstore(DataType type) {
            return type.kind() == Kind.OTHER
                    && (type.name().equals("hstore") || type.name().endsWith(".hstore"));
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            HstoreMask mask = new HstoreMask(keys, siblings(), key);
            return type.isText() ? Margins.around(type, 1, mask) : mask;
        }
    }

    /** File names become others of the same layout; the ending stays, so that software still knows what it is. Different names stay different. Of a path, its folders become others, too. */
    record Filename() implements DocumentMasker {
        /** Ignoring case. */
        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.LIKELY;
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(type, 1, new FilenameMask(key));
        }
    }

    /**
     * Files become placeholders of the same kind: a PNG, JPEG, GIF, PDF or ZIP becomes a small valid one, filled up to the same order of size (a power of two); everything else becomes noise of the same length.
     */
    record Bytes() implements DocumentMasker {
        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.only(type, Set.of(Kind.BYTES));
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return new BytesMask(type, key);
        }
    }
}
