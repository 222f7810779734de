package io.understudy.discover;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a column holds, as far as people are concerned. */
public enum DataClass {
    NONE,
    PERSON_NAME,
    EMAIL,
    PHONE,
    ADDRESS,
    USERNAME,
    NATIONAL_ID,
    TAX_ID,
    BIRTH_DATE,
    IP,
    USER_AGENT,
    DEVICE_ID,
    URL,
    TOKEN,
    PASSWORD_HASH,
    CARD,
    CARD_EXPIRY,
    IBAN,
    BANK_ACCOUNT,
    SALARY,
    GEO,
    EMPLOYEE_ID,
    IDENTIFIER,
    VEHICLE,
    GENDER,
    NATIONALITY,
    RELIGION,
    ETHNICITY,
    MARITAL_STATUS,
    SEXUALITY,
    POLITICS,
    HEALTH,
    BIOMETRIC,
    CRIMINAL_RECORD,
    IMAGE,
    DOCUMENT,
    CONTACT,
    FREE_TEXT,
    JSON;

    /** As printed, written and compared: {@code person-name}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<DataClass> labelled(String label) {
        for (DataClass each : values()) if (each.label().equals(label)) return Optional.of(each);
        return Optional.empty();
    }

    /** Whether a column of this type can hold such data at all; of an array, its elements. */
    boolean canBe(DataType type) {
        DataType element = type.element();
        if (element != null) return canBe(element);
        if (type.maximumCharacters() >= 0 && type.maximumCharacters() < shortest()) return false;
        if (type.kind() == Kind.OTHER) return canBeOther(type.name());
        return kinds().contains(type.kind());
    }

    /** The fewest characters that such data takes. */
    int shortest() {
        return switch (this) {
            case EMAIL, PHONE, TOKEN -> 6;
            case URL, USER_AGENT -> 8;
            case FREE_TEXT, JSON, CONTACT, DOCUMENT, IMAGE -> 12;
            case IBAN -> 15;
            case USERNAME, ADDRESS, NATIONAL_ID, TAX_ID, BANK_ACCOUNT -> 3;
            default -> 1;
        };
    }

    private boolean canBeOther(String type) {
        return switch (this) {
            case GEO -> type.matches("(?i).*(point|geo|polygon|linestring|circle|box|earth).*");
            case DEVICE_ID -> type.startsWith("macaddr");
            case IP -> type.matches("(?i)(cidr|inet.*|ip4.*|ip6.*|ipaddress|iprange)");
            case FREE_TEXT, JSON, DOCUMENT -> type.matches("(?i)(xml|hstore|tsvector|.*hstore|citext)");
            case CONTACT ->
                !type.matches(
                        "(?i)(xml|hstore|tsvector|.*range|bit.*|set.*|year.*|.*point.*|.*geo.*|interval.*|money|oid|reg.*|cidr|macaddr.*|varbit.*|.*vector|pg_lsn)");
            case SALARY -> type.equals("money");
            case BIRTH_DATE -> type.startsWith("year");
            case GENDER, NATIONALITY, RELIGION, ETHNICITY, MARITAL_STATUS, SEXUALITY, POLITICS, HEALTH ->
                type.startsWith("set") || type.startsWith("bit");
            default -> false;
        };
    }

    private Set<Kind> kinds() {
        return switch (this) {
            case NONE -> EnumSet.allOf(Kind.class);
            case EMAIL, IBAN, USER_AGENT, URL, CONTACT -> TEXT;
            case PERSON_NAME, ADDRESS, USERNAME, DOCUMENT -> with(TEXT, Kind.JSON, Kind.JSONB, Kind.BYTES);
            case FREE_TEXT -> with(TEXT, Kind.BYTES);
            case JSON -> with(TEXT, Kind.JSON, Kind.JSONB);
            case PHONE, NATIONAL_ID, TAX_ID, BANK_ACCOUNT, CARD, VEHICLE ->
                with(TEXT, Kind.INTEGER, Kind.DECIMAL, Kind.BYTES);
            case IP -> with(TEXT, Kind.INET, Kind.INTEGER, Kind.BYTES);
            case DEVICE_ID -> with(TEXT, Kind.UUID, Kind.BYTES);
            case IDENTIFIER, EMPLOYEE_ID -> with(TEXT, Kind.UUID, Kind.INTEGER, Kind.BYTES);
            case TOKEN -> with(TEXT, Kind.UUID, Kind.BYTES);
            case PASSWORD_HASH -> with(TEXT, Kind.BYTES);
            case BIRTH_DATE -> with(TEXT, Kind.DATE, Kind.TIMESTAMP, Kind.TIMESTAMP_WITH_ZONE, Kind.INTEGER);
            case CARD_EXPIRY -> with(TEXT, Kind.DATE, Kind.INTEGER);
            case SALARY -> with(TEXT, Kind.INTEGER, Kind.DECIMAL, Kind.FLOAT, Kind.BYTES);
            case GEO -> with(TEXT, Kind.DECIMAL, Kind.FLOAT, Kind.JSON, Kind.JSONB);
            case IMAGE -> with(TEXT, Kind.BYTES);
            case BIOMETRIC -> with(TEXT, Kind.BYTES, Kind.JSON, Kind.JSONB);
            case HEALTH ->
                with(TEXT, Kind.INTEGER, Kind.DECIMAL, Kind.FLOAT, Kind.BOOLEAN, Kind.ENUM, Kind.JSON, Kind.JSONB);
            case GENDER, NATIONALITY, RELIGION, ETHNICITY, MARITAL_STATUS, SEXUALITY, POLITICS, CRIMINAL_RECORD ->
                with(TEXT, Kind.INTEGER, Kind.BOOLEAN, Kind.ENUM);
        };
    }

    private static final Set<Kind> TEXT = EnumSet.of(Kind.TEXT, Kind.PADDED_TEXT);

    private static Set<Kind> with(Set<Kind> some, Kind... more) {
        Set<Kind> all = EnumSet.copyOf(some);
        all.addAll(Set.of(more));
        return all;
    }
}
