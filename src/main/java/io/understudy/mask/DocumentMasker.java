package io.understudy.mask;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
     * Values inside JSON documents are masked by path; all else stays byte for byte, keys included. Numbers stay numbers. A path to an object or array means all that is in it; the path that reaches furthest
     * counts. What is no JSON is masked as {@link GenericMasker.Text} does.
     *
     * @param paths a masker, or {@link GenericMasker.Keep}, for each path ({@code $.a.b}, {@code $.list[*]}, {@code $.**.email}), and for {@code *}, which is all that no path names
     */
    record Json(Map<String, Masker> paths) implements DocumentMasker {
        static final String REST = "*";

        public Json {
            paths = Collections.unmodifiableMap(new LinkedHashMap<>(paths));
            if (!paths.containsKey(REST))
                throw new IllegalArgumentException(
                        "paths do not say what happens to the rest of the document: add \"*\": keep, or \"*\": text");
            for (String path : paths.keySet()) if (!path.equals(REST)) JsonPath.parse(path);
            if (paths.values().stream().allMatch(GenericMasker.Keep.class::isInstance))
                throw new IllegalArgumentException("all paths say keep: write keep for the whole column");
        }

        /** The names in a document are told apart by case. */
        @Override
        public boolean ignoresCase() {
            return false;
        }

        @Override
        public List<String> siblings() {
            return paths.values().stream()
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
            JsonMask mask = new JsonMask(paths, siblings(), key);
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
