package io.understudy.discover;

import io.understudy.mask.DateMasker;
import io.understudy.mask.DocumentMasker;
import io.understudy.mask.GenericMasker;
import io.understudy.mask.Masker;
import io.understudy.mask.NetworkMasker;
import io.understudy.mask.NumberMasker;
import io.understudy.mask.PaymentMasker;
import io.understudy.mask.PersonMasker;
import io.understudy.mask.PersonMasker.PersonName.Part;
import io.understudy.mask.PlaceMasker;
import io.understudy.mask.PlaceMasker.Address;
import io.understudy.mask.SecretMasker;
import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The masks that come into question for a column, the best first: the first that the column can take is taken. */
final class Masks {
    private static final Set<DataClass> TRAITS_OF_PEOPLE = Set.of(
            DataClass.GENDER,
            DataClass.NATIONALITY,
            DataClass.RELIGION,
            DataClass.ETHNICITY,
            DataClass.MARITAL_STATUS,
            DataClass.SEXUALITY,
            DataClass.POLITICS,
            DataClass.HEALTH,
            DataClass.CRIMINAL_RECORD);

    /** What evidence begins with that names a recogniser. */
    private static final String VALUES = "values: ";

    /** A mask and how it is written. */
    record Candidate(Masker masker, Rule rule) {
        static Candidate of(Masker masker) {
            return new Candidate(masker, Rule.of(masker));
        }
    }

    private final List<Candidate> candidates = new ArrayList<>();
    private final String column;
    private final Verdict verdict;
    private final Traits traits;
    private final DataType type;
    private final @Nullable String country;
    private final @Nullable String coordinate;

    /**
     * @param column the column's name, or the last part of a path
     * @param country the column beside that holds a country; null if none does, or if the mask may not look beside
     * @param coordinate the column beside that holds the other coordinate; null likewise
     */
    private Masks(
            String column,
            Verdict verdict,
            Traits traits,
            DataType type,
            @Nullable String country,
            @Nullable String coordinate) {
        this.column = column;
        this.verdict = verdict;
        this.traits = traits;
        this.type = type.element() == null ? type : type.element();
        this.country = country;
        this.coordinate = coordinate;
    }

    static List<Candidate> of(
            String column,
            Verdict verdict,
            Traits traits,
            DataType type,
            @Nullable String country,
            @Nullable String coordinate) {
        Masks masks = new Masks(column, verdict, traits, type, country, coordinate);
        masks.find();
        return masks.candidates;
    }

    /** Inside a document: text that looks at nothing beside it. */
    static List<Candidate> inside(String key, Verdict verdict) {
        Traits unknown = new Traits(false, false, true, true, false);
        return of(key, verdict, unknown, DataType.text(-1), null, null);
    }

    private void add(Masker masker) {
        candidates.add(Candidate.of(masker));
    }

    private void add(Masker masker, Rule rule) {
        candidates.add(new Candidate(masker, rule));
    }

    private void find() {
        DataClass kind = verdict.kind();
        switch (kind) {
            case PERSON_NAME -> name();
            case EMAIL -> add(new PersonMasker.Email());
            case PHONE -> phone();
            case ADDRESS -> address();
            case USERNAME -> add(new PersonMasker.Username());
            case IP -> add(new NetworkMasker.Ip());
            case USER_AGENT -> add(new NetworkMasker.UserAgent());
            case URL, IMAGE -> add(new NetworkMasker.Url());
            case DEVICE_ID, TOKEN -> token();
            case PASSWORD_HASH -> password();
            case CARD -> card();
            case CARD_EXPIRY -> expiry();
            case IBAN -> add(new PaymentMasker.Iban());
            case SALARY -> money();
            case GEO -> position();
            case VEHICLE -> add(new PlaceMasker.LicensePlate());
            case BIRTH_DATE -> birthDate();
            case GENDER,
                    NATIONALITY,
                    RELIGION,
                    ETHNICITY,
                    MARITAL_STATUS,
                    SEXUALITY,
                    POLITICS,
                    HEALTH,
                    CRIMINAL_RECORD -> trait();
            case NATIONAL_ID, TAX_ID -> nationalId();
            case BANK_ACCOUNT, EMPLOYEE_ID, IDENTIFIER, BIOMETRIC, DOCUMENT, CONTACT, FREE_TEXT, JSON, NONE -> {}
        }
        byType(kind);
    }

    private @Nullable String part(String... lists) {
        return Lexicon.get().listOf(column, lists);
    }

    private void name() {
        String part = part("first-name", "last-name");
        if (part == null) {
            add(new PersonMasker.PersonName(null));
            return;
        }
        Part of = part.equals("first-name") ? Part.FIRST : Part.LAST;
        PersonMasker.PersonName masker = new PersonMasker.PersonName(of);
        add(masker, Rule.of(masker).with("part", of.name().toLowerCase(Locale.ROOT)));
    }

    private void phone() {
        if (country != null) {
            PersonMasker.Phone masker = new PersonMasker.Phone(country);
            add(masker, Rule.of(masker).with("region", country));
        }
        add(new PersonMasker.Phone(null));
    }

    private void address() {
        String part = part("postcode", "house-number", "city", "street");
        Address.Part of = part == null
                ? Address.Part.FULL
                : Address.Part.valueOf(part.replace('-', '_').toUpperCase(Locale.ROOT));
        Rule rule = Rule.of(new Address(null, null));
        if (part != null) rule = rule.with("part", part);
        if (country != null) add(new Address(of, country), rule.with("country", country));
        add(new Address(of, null), rule);
    }

    private void token() {
        if (verdict.evidence().stream()
                .anyMatch(each -> each.equals("values: MAC address") || each.startsWith("type: ")))
            add(new NetworkMasker.Mac());
        add(new NetworkMasker.Uuid(), Rule.of(new NetworkMasker.Uuid()));
        if (type.kind() != Kind.UUID) candidates.removeLast();
        add(new SecretMasker.HashToken(null, null));
    }

    private void password() {
        boolean digests = verdict.evidence().contains("values: digests");
        SecretMasker.PasswordHash masker = new SecretMasker.PasswordHash(null, digests);
        Rule rule = Rule.of(masker);
        add(masker, digests ? rule.with("digest", "true") : rule);
        add(new SecretMasker.HashToken(null, null));
    }

    private void card() {
        if (verdict.evidence().stream().anyMatch(each -> each.startsWith("values: payment card")))
            add(new PaymentMasker.Card());
        NumberMasker.Digits digits = new NumberMasker.Digits(null, null, "luhn");
        if (traits.empty()) add(digits, Rule.of(digits).with("check", "luhn"));
    }

    /** Of the country whose identifiers the values are, if they are of one. */
    private void nationalId() {
        List<List<String>> countries = verdict.evidence().stream()
                .filter(each -> each.startsWith(VALUES))
                .map(each -> PersonMasker.NationalId.countriesOf(each.substring(VALUES.length())))
                .filter(each -> !each.isEmpty())
                .toList();
        if (countries.size() == 1 && countries.getFirst().size() == 1) {
            String country = countries.getFirst().getFirst();
            PersonMasker.NationalId masker = new PersonMasker.NationalId(country);
            add(masker, Rule.of(masker).with("country", country));
        }
        add(new PersonMasker.NationalId(null));
    }

    private void expiry() {
        if (type.isText()) {
            constant("12/30", 5);
            constant("1230", 4);
            constant("12", 2);
        } else if (type.kind() == Kind.INTEGER) {
            boolean year = Lexicon.get().words(column).stream()
                    .anyMatch(word -> word.matches("y|yr|yy|year|jahr|année|annee|año|ano|anno|jaar|rok|år|vuosi|год"));
            add(
                    new GenericMasker.Constant(year ? "2030" : "12"),
                    Rule.of(new GenericMasker.Constant("12")).with("value", year ? "2030" : "12"));
        }
    }

    private void constant(String value, int characters) {
        if (type.maximumCharacters() >= 0 && type.maximumCharacters() < characters) return;
        GenericMasker.Constant masker = new GenericMasker.Constant(value);
        add(masker, Rule.of(masker).with("value", value));
    }

    private void money() {
        NumberMasker.MoneyNoise masker = new NumberMasker.MoneyNoise(20);
        add(masker, Rule.of(masker).with("percent", "20"));
    }

    private void position() {
        String part = part("latitude", "longitude");
        if (part != null && coordinate != null) {
            PlaceMasker.GeoPoint masker = new PlaceMasker.GeoPoint(
                    PlaceMasker.GeoPoint.Coordinate.valueOf(part.toUpperCase(Locale.ROOT)), coordinate, null);
            add(masker, Rule.of(masker).with("part", part).with("beside", coordinate));
        } else if (part == null) {
            add(new PlaceMasker.GeoPoint(null, null, null));
        }
        NumberMasker.NumberNoise noise = new NumberMasker.NumberNoise(5);
        add(noise, Rule.of(noise).with("percent", "5"));
    }

    private void birthDate() {
        add(new DateMasker.BirthDate(null, null));
        if (type.kind() != Kind.INTEGER || type.bytes() > 4) return;
        NumberMasker.Bucket bucket = new NumberMasker.Bucket(BigDecimal.valueOf(5), null);
        add(bucket, Rule.of(bucket).with("size", "5"));
    }

    /** Codes of few kinds cannot be disguised: another code is another claim about somebody. */
    private void trait() {
        boolean measured = verdict.kind() == DataClass.HEALTH
                && (type.kind() == Kind.INTEGER || type.kind() == Kind.DECIMAL || type.kind() == Kind.FLOAT)
                && !traits.enumeration();
        if (measured) add(new NumberMasker.NumberNoise(null));
        boolean words = type.isText() && !traits.enumeration() && !traits.empty();
        if (words) add(new GenericMasker.Text());
        add(new GenericMasker.Null());
        if (type.kind() == Kind.ENUM && !type.labels().isEmpty()) {
            GenericMasker.Constant masker =
                    new GenericMasker.Constant(type.labels().getFirst());
            add(masker, Rule.of(masker).with("value", type.labels().getFirst()));
        } else if (type.kind() == Kind.BOOLEAN) {
            GenericMasker.Constant masker = new GenericMasker.Constant("false");
            add(masker, Rule.of(masker).with("value", "false"));
        }
    }

    /** What fits the type, whatever the class; for codes of few kinds nothing does. */
    private void byType(DataClass kind) {
        if (TRAITS_OF_PEOPLE.contains(kind) && kind != DataClass.HEALTH) return;
        boolean words = kind == DataClass.FREE_TEXT || kind == DataClass.CONTACT || kind == DataClass.DOCUMENT;
        switch (type.kind()) {
            case TEXT, PADDED_TEXT -> {
                if (!traits.wordy() && !words) add(new NumberMasker.Digits(null, null, null));
                add(new GenericMasker.Text());
                add(new SecretMasker.HashToken(null, null));
                add(new PlaceMasker.LicensePlate());
            }
            case INTEGER -> add(new NumberMasker.Digits(null, null, null));
            case DECIMAL -> {
                add(new NumberMasker.Digits(null, null, null));
                add(new NumberMasker.NumberNoise(null));
            }
            case FLOAT -> add(new NumberMasker.NumberNoise(null));
            case DATE, TIMESTAMP, TIMESTAMP_WITH_ZONE -> add(new DateMasker.DateShift(null, null));
            case UUID -> add(new NetworkMasker.Uuid());
            case INET -> add(new NetworkMasker.Ip());
            case BYTES -> add(new DocumentMasker.Bytes());
            case OTHER -> {
                if (type.name().equals("macaddr")) add(new NetworkMasker.Mac());
                add(new GenericMasker.Null());
                if (type.name().equals("money")) constant("0", 0);
            }
            case BOOLEAN, TIME, ENUM, ARRAY, JSON, JSONB -> {
                add(new GenericMasker.Null());
                if (type.kind() == Kind.ENUM && !type.labels().isEmpty())
                    constant(Objects.requireNonNull(type.labels()).getFirst(), 0);
            }
        }
    }
}
