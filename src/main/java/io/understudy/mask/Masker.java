package io.understudy.mask;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of mask. One nested record each; its components are its YAML parameters (kebab-case; a component that may be left out is nullable and gets its default
 * in the compact constructor, which also refuses nonsense with an {@link IllegalArgumentException} that says what to write). Its YAML name is the record's name in kebab-case.
 * Adding a masker is adding one record here: rules, plan, documentation and the contract test find it by {@link #kinds}.
 *
 * <p>All of them: '' stays '' and white space stays, inside a value's margins too; equal values mask alike; nothing masked is longer than its column. Only {@link Null} makes null.
 */
public sealed interface Masker {
    /** What this masker does to values that differ, in a column of the given type; of an array, in its elements. */
    Uniqueness uniqueness(DataType type);

    /** Why this masker cannot mask a column of this type (type, length, nullability), as a sentence that says what to use instead; empty if it can. */
    Optional<String> refusal(DataType type, boolean nullable);

    /** Binds to a column. To be called only where {@link #refusal} is empty. The mask is for one thread: bind once for each. */
    Mask bind(DataType type, DomainKey key);

    /** The domain used where a rule names none, which is called like the masker: all e-mails mask alike wherever they occur, say. */
    default String domain() {
        return name();
    }

    /** The sibling column whose value this masker wants to see, as named in its parameters. */
    default Optional<String> context() {
        return Optional.empty();
    }

    /** What a user should know before relying on this masker in a column of this type; empty if nothing. */
    default Optional<String> caution(DataType type) {
        return Optional.empty();
    }

    /** As {@link #refusal}, and for arrays as well: a masker can mask an array if it can mask its elements. */
    default Optional<String> refusalFor(DataType type, boolean nullable) {
        return ElementMask.masksWhole(this, type)
                ? refusal(type, nullable)
                : refusal(ElementMask.elementOf(type), true);
    }

    /** As {@link #uniqueness}, and for arrays as well: arrays are as different as their elements. */
    default Uniqueness uniquenessFor(DataType type) {
        return ElementMask.masksWhole(this, type) ? uniqueness(type) : uniqueness(ElementMask.elementOf(type));
    }

    /** As {@link #bind}, and for arrays as well: each element that is not null is masked. To be called only where {@link #refusalFor} is empty. */
    default Mask bindTo(DataType type, DomainKey key) {
        return ElementMask.masksWhole(this, type) ? bind(type, key) : ElementMask.bind(this, type, key);
    }

    /** As rules write it: the record's name in kebab-case. */
    default String name() {
        return kebab(getClass());
    }

    private static String kebab(Class<?> kind) {
        return Pattern.compile("(?<=[a-z])(?=[A-Z])")
                .matcher(kind.getSimpleName())
                .replaceAll("-")
                .toLowerCase(Locale.ROOT);
    }

    /** Every kind of mask that a rule can name, by its YAML name, in the order of this file. */
    static Map<String, Class<? extends Masker>> kinds() {
        Map<String, Class<? extends Masker>> kinds = new LinkedHashMap<>();
        for (Class<?> kind : Masker.class.getPermittedSubclasses()) {
            if (kind != Keep.class) kinds.put(kebab(kind), kind.asSubclass(Masker.class));
        }
        return Collections.unmodifiableMap(kinds);
    }

    /** Everything becomes null, '' too. */
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
    }

    /**
     * Everything becomes the same value, but for '' and white space.
     *
     * @param value canonical text of a value of the column's type
     */
    record Constant(String value) implements Masker {
        public Constant {
            if (value == null)
                throw new IllegalArgumentException("constant needs a value: write { mask: constant, value: \"…\" }");
        }

        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.LOST;
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.constant(value, type);
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return type.isText()
                    ? (original, context) -> Margins.isBlank(original) ? original : value
                    : (original, context) -> value;
        }
    }

    /**
     * E-mail addresses become others under {@code .example}; those equal ignoring case stay equal ignoring case. What is no address stays none, in the same way.
     */
    record Email() implements Masker {
        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.LIKELY;
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.text(type, EmailMask.MINIMUM);
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(type, EmailMask.MINIMUM, new EmailMask(key));
        }
    }

    /**
     * Names of persons become others of the same script, case pattern, number of words and about the same length. A word masks alike in every part, so first, last and full names agree.
     *
     * @param part what the column holds: {@code full} (the default), {@code first} or {@code last}
     */
    record PersonName(@Nullable Part part) implements Masker {
        /** What of a name a column holds. */
        public enum Part {
            FULL,
            FIRST,
            LAST
        }

        public PersonName {
            part = Objects.requireNonNullElse(part, Part.FULL);
        }

        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.LOST;
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.text(type, 0);
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(type, 1, new NameMask(Objects.requireNonNull(part), key));
        }
    }

    /**
     * Telephone numbers become others of the same country, length and format; in countries that have ranges for fiction (North America, United Kingdom, France, Germany, Australia, Sweden, Ireland) they come from
     * those. One number in two formats masks alike. What is no number stays none.
     *
     * @param region where numbers without a country code belong: an ISO country such as {@code GB}, or else the sibling column that holds one; default unknown
     */
    record Phone(@Nullable String region) implements Masker {
        private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

        public Phone {
            if (region != null && COUNTRY.matcher(region).matches() && DialingPlan.ofCountry(region) == null) {
                throw new IllegalArgumentException("region " + region
                        + " is no country we know; write an ISO 3166 code such as GB, or the name of a sibling column");
            }
        }

        @Override
        public Optional<String> context() {
            return region == null || COUNTRY.matcher(region).matches() ? Optional.empty() : Optional.of(region);
        }

        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.LOST;
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.text(type, 0);
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            DialingPlan home = region == null ? null : DialingPlan.ofCountry(region);
            return Margins.around(type, 1, new PhoneMask(context().isPresent() ? null : home, key));
        }
    }

    /**
     * Dates move by up to so many days; the time of day stays. The dates of one entity move together, so that what lies between them stays true. Sentinels (infinity, 1900-01-01, 1970-01-01,
     * 0001-01-01, 0000-00-00, 9999-12-31) stay.
     *
     * @param entity the sibling column that says whose dates these are; default: each date moves by its own
     * @param days the most days in either direction; default 180
     */
    record DateShift(@Nullable String entity, @Nullable Integer days) implements Masker {
        public DateShift {
            days = Objects.requireNonNullElse(days, 180);
            if (days < 1 || days > 36_525)
                throw new IllegalArgumentException("days must be from 1 to 36525: write days: 180");
        }

        @Override
        public Optional<String> context() {
            return Optional.ofNullable(entity);
        }

        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.LOST;
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

    /**
     * Numbers move by up to so many percent, and by one unit of their last place at least now and then; zero, sign and scale stay.
     *
     * @param percent from 1 to 100; default 10
     */
    record NumberNoise(@Nullable Integer percent) implements Masker {
        public NumberNoise {
            percent = Objects.requireNonNullElse(percent, 10);
            if (percent < 1 || percent > 100)
                throw new IllegalArgumentException("percent must be from 1 to 100: write percent: 10");
        }

        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.LOST;
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
     * Tokens, keys and hashes become others of the same length and alphabet.
     *
     * @param length of the new token, 10 to 256; default: as long as the value, and of the same alphabet
     * @param keepPrefix whether a prefix such as {@code sk_live_} stays; default true
     */
    record HashToken(@Nullable Integer length, @Nullable Boolean keepPrefix) implements Masker {
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
     * Payment card numbers become others in the networks' test ranges; brand, length and punctuation stay, valid stays valid and invalid invalid.
     */
    record Card() implements Masker {
        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.LOST;
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.text(type, 0);
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(type, 1, new CardMask(key));
        }
    }

    /**
     * IBANs become others of the same country; spacing stays, valid stays valid and invalid invalid.
     */
    record Iban() implements Masker {
        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.LOST;
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.text(type, 0);
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(type, 1, new IbanMask(key));
        }
    }

    /**
     * Free text keeps everything but what identifies people or opens doors: e-mail addresses, telephone and card numbers, IBANs, IP addresses and URLs with credentials become what they would become in a column
     * of their own (in the default domains). Names stay: where notes hold names, use text.
     */
    record Redact() implements Masker {
        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.LOST;
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.text(type, 0);
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(type, 1, new RedactMask(key));
        }
    }

    /** Every letter and digit becomes another of the same script and case; signs, spaces and length stay. Fits wherever nothing more special does. */
    record Text() implements Masker {
        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.LOST;
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.text(type, 0);
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(type, 1, new Scramble(key));
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
            @Nullable String check) implements Masker {
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

    /** UUIDs become others of the same version and variant, one-to-one; as text they keep case, dashes and braces. */
    record Uuid() implements Masker {
        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.PRESERVED;
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.only(type, Set.of(Kind.UUID, Kind.TEXT, Kind.PADDED_TEXT));
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            UuidMask mask = new UuidMask(key);
            return type.isText() ? Margins.around(type, 1, mask) : mask;
        }
    }

    /** MAC addresses become others of the same maker, one-to-one; separators and case stay. */
    record Mac() implements Masker {
        /** As PostgreSQL prints its two types of addresses; the longer one has its own length and stays out. */
        private static final String SERVER_TYPE = "macaddr";

        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.PRESERVED;
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return type.name().equals(SERVER_TYPE) ? Optional.empty() : Fit.text(type, 0);
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            MacMask mask = new MacMask(key);
            return type.isText() ? Margins.around(type, 1, mask) : mask;
        }
    }

    /**
     * IP addresses become others of the same class (private, public …), one-to-one, and those that share a network still do (Crypto-PAn). A mask such as {@code /24} stays. Of
     * an address of the public Internet it makes another one.
     */
    record Ip() implements Masker {
        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.PRESERVED;
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return type.isText() ? Fit.text(type, 45) : Fit.only(type, Set.of(Kind.INET));
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            IpMask mask = new IpMask(type, key);
            return type.isText() ? Margins.around(type, 45, mask) : mask;
        }
    }

    /**
     * Values inside JSON documents are masked by path; all else stays byte for byte, keys included. Numbers stay numbers. A path to an object or array means all that is in it; the path that reaches furthest
     * counts. What is no JSON is masked as {@link Text} does.
     *
     * @param paths a masker, or {@link Keep}, for each path ({@code $.a.b}, {@code $.list[*]}, {@code $.**.email}), and for {@code *}, which is all that no path names
     */
    record Json(Map<String, Masker> paths) implements Masker {
        static final String REST = "*";

        public Json {
            paths = Collections.unmodifiableMap(new LinkedHashMap<>(paths));
            if (!paths.containsKey(REST))
                throw new IllegalArgumentException(
                        "paths do not say what happens to the rest of the document: add \"*\": keep, or \"*\": text");
            for (String path : paths.keySet()) if (!path.equals(REST)) JsonPath.parse(path);
            if (paths.values().stream().allMatch(Keep.class::isInstance))
                throw new IllegalArgumentException("all paths say keep: write keep for the whole column");
            if (paths.values().stream()
                            .flatMap(masker -> masker.context().stream())
                            .distinct()
                            .count()
                    > 1) {
                throw new IllegalArgumentException(
                        "the masks in paths name different sibling columns: let them name one");
            }
        }

        @Override
        public Optional<String> context() {
            return paths.values().stream()
                    .flatMap(masker -> masker.context().stream())
                    .findFirst();
        }

        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.LOST;
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.only(type, Set.of(Kind.JSON, Kind.JSONB, Kind.TEXT, Kind.PADDED_TEXT));
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            JsonMask mask = new JsonMask(paths, key);
            return type.isText() ? Margins.around(type, 1, mask) : mask;
        }
    }

    /**
     * Every value becomes one of some thousand that a <a href="https://www.datafaker.net">Datafaker</a> expression gives.
     *
     * @param expression such as {@code #{Address.city}} or {@code #{Company.name} #{Company.suffix}}
     * @param locale a language tag such as {@code de} or {@code pt-BR}; default {@code en}
     */
    record Template(String expression, @Nullable String locale) implements Masker {
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
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.LOST;
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.text(type, 0);
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(type, 1, new TemplateMask(this, key));
        }
    }

    /** Not a kind of mask a rule can name for a column: inside {@link Json}, the word {@code keep}, which leaves what a path names as production has it. */
    record Keep() implements Masker {
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
            return (value, context) -> value;
        }
    }
}
