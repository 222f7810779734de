package io.understudy.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column.
 *
 * @param name as the server prints it, with its modifiers, such as {@code character varying(40)}
 * @param kind what its values are to us
 * @param maximumCharacters the most characters a value may have, or -1 where there is no limit
 * @param precision the total digits of a {@link Kind#DECIMAL}, or -1 where there is no limit
 * @param scale the digits after the point of a {@link Kind#DECIMAL}; meaningless while precision is -1
 * @param bytes the width of an {@link Kind#INTEGER} or {@link Kind#FLOAT} in bytes; the most bytes a text may have where that is the limit; else -1
 * @param labels the labels of an {@link Kind#ENUM} in their order; each field of a composite type with its type; else empty
 * @param element the element type of an {@link Kind#ARRAY}, else null
 * @param binarySafe whether its binary wire form means the same on another server
 * @param collation how text is kept and compared; null where it is not text, or where the server keeps it all in UTF-8 and takes only equal texts for equal
 */
public record DataType(
        String name,
        Kind kind,
        int maximumCharacters,
        int precision,
        int scale,
        int bytes,
        List<String> labels,
        @Nullable DataType element,
        boolean binarySafe,
        @Nullable Collation collation) {

    /** What the values of a type are. A domain has the kind of its base type. */
    public enum Kind {
        TEXT,
        /** {@code char(n)}: text that the server pads with spaces. */
        PADDED_TEXT,
        INTEGER,
        DECIMAL,
        FLOAT,
        BOOLEAN,
        DATE,
        TIME,
        TIMESTAMP,
        TIMESTAMP_WITH_ZONE,
        UUID,
        INET,
        JSON,
        JSONB,
        BYTES,
        ENUM,
        ARRAY,
        /** Anything else: it can be kept, set to null or to a constant, and nothing more. */
        OTHER
    }

    public DataType {
        labels = List.copyOf(labels);
        if ((kind == Kind.ARRAY) != (element != null))
            throw new IllegalArgumentException(name + ": an array, and only an array, has an element type");
        if ((kind == Kind.INTEGER || kind == Kind.FLOAT) && bytes <= 0)
            throw new IllegalArgumentException(name + ": a number needs its width");
    }

    /** A type of a server that keeps all text in UTF-8. */
    public DataType(
            String name,
            Kind kind,
            int maximumCharacters,
            int precision,
            int scale,
            int bytes,
            List<String> labels,
            @Nullable DataType element,
            boolean binarySafe) {
        this(name, kind, maximumCharacters, precision, scale, bytes, labels, element, binarySafe, null);
    }

    /** A type without modifiers, labels or elements. */
    public static DataType of(String name, Kind kind) {
        return new DataType(name, kind, -1, -1, -1, -1, List.of(), null, true);
    }

    /** Text of at most so many characters; -1 for no limit. */
    public static DataType text(int maximumCharacters) {
        String name = maximumCharacters < 0 ? "text" : "character varying(" + maximumCharacters + ")";
        return new DataType(name, Kind.TEXT, maximumCharacters, -1, -1, -1, List.of(), null, true);
    }

    /** A signed integer of 2, 4 or 8 bytes. */
    public static DataType integer(int bytes) {
        String name = bytes == 2 ? "smallint" : bytes == 4 ? "integer" : "bigint";
        return new DataType(name, Kind.INTEGER, -1, -1, -1, bytes, List.of(), null, true);
    }

    /** An array of the given elements. */
    public static DataType array(DataType element) {
        return new DataType(
                element.name() + "[]", Kind.ARRAY, -1, -1, -1, -1, List.of(), element, element.binarySafe());
    }

    /** Whether an integer has no negative values. */
    public boolean isUnsigned() {
        return kind == Kind.INTEGER && name.contains("unsigned");
    }

    /** Whether values are character strings, padded or not. */
    public boolean isText() {
        return kind == Kind.TEXT || kind == Kind.PADDED_TEXT;
    }

    /** For people: the server's own spelling. */
    @Override
    public String toString() {
        return name;
    }
}
