package io.understudy.rules;

import io.understudy.schema.DataType;

/** Types as a pattern sees them: what kind of thing a value is, and not how a server stores it. */
enum TypeClass {
    TEXT,
    NUMBER,
    BOOLEAN,
    DATE,
    TIME,
    UUID,
    INET,
    JSON,
    BYTES,
    ENUM,
    ARRAY,
    OTHER;

    /** The class of a type; a timestamp is a date, because it tells one. */
    static TypeClass of(DataType type) {
        return switch (type.kind()) {
            case TEXT, PADDED_TEXT -> TEXT;
            case INTEGER, DECIMAL, FLOAT -> NUMBER;
            case BOOLEAN -> BOOLEAN;
            case DATE, TIMESTAMP, TIMESTAMP_WITH_ZONE -> DATE;
            case TIME -> TIME;
            case UUID -> UUID;
            case INET -> INET;
            case JSON, JSONB -> JSON;
            case BYTES -> BYTES;
            case ENUM -> ENUM;
            case ARRAY -> ARRAY;
            case OTHER -> OTHER;
        };
    }

    /** The masker to suggest for a key: one that keeps values apart, where the type has one. */
    String usualKeyMask() {
        return switch (this) {
            case TEXT -> "hash-token";
            case NUMBER -> "digits";
            case DATE, TIME, UUID, INET, JSON, BOOLEAN, ENUM, BYTES, ARRAY, OTHER -> usualMask();
        };
    }

    /** The masker to suggest where nothing else is known. */
    String usualMask() {
        return switch (this) {
            case TEXT -> "redact";
            case NUMBER -> "number-noise";
            case DATE -> "date-shift";
            case UUID -> "uuid";
            case INET -> "ip";
            case JSON -> "json";
            case BOOLEAN, ENUM -> "constant";
            case TIME, BYTES, ARRAY, OTHER -> "null";
        };
    }
}
