package io.understudy.mask;

import io.understudy.schema.DataType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Maskers of what a person is called and reached by. */
public sealed interface PersonMasker extends Masker {
    /**
     * Names of persons become others of the same script, case pattern, number of words and about the same length. A word masks alike in every part, so first, last and full names agree.
     *
     * @param part what the column holds: {@code full} (the default), {@code first} or {@code last}
     */
    record PersonName(@Nullable Part part) implements PersonMasker {
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
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(type, 1, new NameMask(Objects.requireNonNull(part), key));
        }
    }

    /**
     * All that is written of one person becomes what would be written of one made-up person: names, initials, salutation, e-mail address and user name agree. Script, case pattern, punctuation and the order of names
     * stay, and so does the layout of addresses and user names ({@code jane.doe}, {@code jdoe}).
     *
     * @param part what the column holds
     * @param of the column beside it that says who it is, such as the row's key; an e-mail address or a user name says so itself
     * @param locale what the person speaks: a tag such as {@code de} or {@code de-AT}, a country such as {@code DE}, or the column beside that holds one, or a name in a script that tells; default by script
     * @param gender the column beside it that holds the person's sex, or a salutation that tells it
     * @param unique whether addresses and user names that differ always stay different though {@code of} says who they are; without {@code of} they do
     */
    record Person(
            Aspect part,
            @Nullable String of,
            @Nullable String locale,
            @Nullable String gender,
            @Nullable Boolean unique)
            implements PersonMasker {
        /** What of a person a column holds. */
        public enum Aspect {
            FULL,
            FIRST,
            LAST,
            INITIALS,
            SALUTATION,
            EMAIL,
            USERNAME
        }

        private static final Pattern TAG = Pattern.compile("[a-z]{2}(-[A-Z]{2})?|[A-Z]{2}");

        public Person {
            unique = Objects.requireNonNullElse(unique, false);
            boolean account = part == Aspect.EMAIL || part == Aspect.USERNAME;
            if (of == null && !account)
                throw new IllegalArgumentException(
                        "person needs the column that says who it is: write of: and the row's key, or its e-mail column");
            if (unique && !account)
                throw new IllegalArgumentException(
                        "names cannot be unique: leave unique out, or write it where part is email or username");
        }

        @Nullable
        PersonNames language() {
            return locale != null && TAG.matcher(locale).matches() ? PersonNames.of(locale) : null;
        }

        boolean tellsApart() {
            return of == null || Objects.requireNonNull(unique);
        }

        @Override
        public List<String> siblings() {
            String beside = language() == null ? locale : null;
            return Stream.of(of, beside, gender)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
        }

        /** Ignoring case. */
        @Override
        public Uniqueness uniqueness(DataType type) {
            boolean account = part == Aspect.EMAIL || part == Aspect.USERNAME;
            return account && tellsApart() ? Uniqueness.LIKELY : Uniqueness.LOST;
        }

        @Override
        public Optional<String> refusal(DataType type, boolean nullable) {
            return Fit.text(type, part == Aspect.EMAIL ? EmailMask.MINIMUM : 0);
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(type, part == Aspect.EMAIL ? EmailMask.MINIMUM : 1, new PersonMask(this, key));
        }
    }

    /**
     * E-mail addresses become others under {@code .example}; those equal ignoring case stay equal ignoring case. What is no address stays none, in the same way.
     */
    record Email() implements PersonMasker {
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
     * Telephone numbers become others of the same country, length and format; in countries that have ranges for fiction (North America, United Kingdom, France, Germany, Australia, Sweden, Ireland) they come from
     * those. One number in two formats masks alike. What is no number stays none.
     *
     * @param region where numbers without a country code belong: an ISO country such as {@code GB}, or else the sibling column that holds one; default unknown
     */
    record Phone(@Nullable String region) implements PersonMasker {
        private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

        public Phone {
            if (region != null && COUNTRY.matcher(region).matches() && DialingPlan.ofCountry(region) == null) {
                throw new IllegalArgumentException("region " + region
                        + " is no country we know; write an ISO 3166 code such as GB, or the name of a sibling column");
            }
        }

        @Override
        public List<String> siblings() {
            return region == null || COUNTRY.matcher(region).matches() ? List.of() : List.of(region);
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            DialingPlan home = region == null ? null : DialingPlan.ofCountry(region);
            return Margins.around(type, 1, new PhoneMask(siblings().isEmpty() ? home : null, key));
        }
    }

    /**
     * User names become others of the same layout: vowels become vowels, consonants consonants, digits digits; signs, length and case stay, and different names stay different. User names that are e-mail addresses become what
     * {@link Email} makes of them.
     */
    record Username() implements PersonMasker {
        /** Ignoring case. Names too long to be enciphered as one number collide with 2^-62. */
        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.LIKELY;
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(type, 1, new UsernameMask(key));
        }
    }

    /**
     * Companies become others of the same script, length and case pattern; legal forms and words that say what a company does (GmbH, Ltd, Bank, &amp; Co. …) stay.
     */
    record Company() implements PersonMasker {
        @Override
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(type, 1, new CompanyMask(key));
        }
    }

    /**
     * Job titles become others of the same language, where we know it, else of the same script; ranks (Senior, Head of, Leitender …) and case pattern stay.
     */
    record JobTitle() implements PersonMasker {
        @Override
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(type, 1, new JobTitleMask(key));
        }
    }

    /**
     * Numbers by which an office knows a person become others of the same kind and format that are valid where the original is: check digits are right, and what says sex, century, year or region of birth stays, while the day of birth becomes another. What is
     * valid nowhere stays so.
     *
     * @param country an ISO country such as {@code PL}, whose identifiers these are; default: told by each value, whatever checks it passes
     */
    record NationalId(@Nullable String country) implements PersonMasker {
        public NationalId {
            if (country != null && NationalIds.of(country).isEmpty())
                throw new IllegalArgumentException("country " + country
                        + " has no identifier that we know; write an ISO 3166 code such as PL, or leave it out");
        }

        /** The countries, as ISO codes, whose identifiers a recogniser of that name knows; empty if it knows none. */
        public static List<String> countriesOf(String recogniser) {
            return NationalIds.countriesOf(recogniser);
        }

        /** Ignoring case. What is long and no identifier collides with 2^-62. */
        @Override
        public Uniqueness uniqueness(DataType type) {
            return Uniqueness.LIKELY;
        }

        @Override
        public Mask bind(DataType type, DomainKey key) {
            return Margins.around(type, 1, new NationalIdMask(Objects.requireNonNullElse(country, ""), key));
        }
    }
}
