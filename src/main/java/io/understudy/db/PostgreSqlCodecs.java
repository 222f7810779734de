package io.understudy.db;

import io.understudy.schema.Column;
import io.understudy.schema.DataType;
import io.understudy.wire.BinaryCodec;
import io.understudy.wire.Codec;
import io.understudy.wire.EscapedText;
import io.understudy.wire.Format;
import java.util.Map;
import java.util.Optional;

/** Which codec reads a PostgreSQL type in binary COPY. */
final class PostgreSqlCodecs {
    /** The fixed type numbers of the elements that an array sends along (pg_type.dat). */
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("boolean", 16),
            Map.entry("bytea", 17),
            Map.entry("name", 19),
            Map.entry("bigint", 20),
            Map.entry("smallint", 21),
            Map.entry("integer", 23),
            Map.entry("text", 25),
            Map.entry("oid", 26),
            Map.entry("json", 114),
            Map.entry("real", 700),
            Map.entry("double precision", 701),
            Map.entry("cidr", 650),
            Map.entry("inet", 869),
            Map.entry("macaddr", 829),
            Map.entry("character", 1042),
            Map.entry("character varying", 1043),
            Map.entry("date", 1082),
            Map.entry("time without time zone", 1083),
            Map.entry("timestamp without time zone", 1114),
            Map.entry("timestamp with time zone", 1184),
            Map.entry("interval", 1186),
            Map.entry("time with time zone", 1266),
            Map.entry("numeric", 1700),
            Map.entry("uuid", 2950),
            Map.entry("jsonb", 3802));

    /** Only for the named type itself: a domain or relative of it may have another wire form. */
    private static final Map<String, BinaryCodec> BY_NAME = Map.of(
            "time without time zone", new BinaryCodec.Time(),
            "time with time zone", new BinaryCodec.TimeTz(),
            "inet", new BinaryCodec.Inet(),
            "cidr", new BinaryCodec.Cidr(),
            "oid", new BinaryCodec.Oid(),
            "interval", new BinaryCodec.Interval(),
            "macaddr", new BinaryCodec.MacAddr(),
            "macaddr8", new BinaryCodec.MacAddr8(),
            "bit", new BinaryCodec.Bits(),
            "bit varying", new BinaryCodec.Bits());

    private PostgreSqlCodecs() {}

    /** The codec of a column in a format that PostgreSQL knows. */
    static Codec of(Column column, Format format) {
        return switch (format) {
            case Format.Binary binary ->
                binary(column.type())
                        .orElseThrow(() -> new IllegalStateException(
                                column.name() + " of type " + column.type() + " has no codec"));
            case Format.Text text -> new EscapedText();
            case Format.Lines lines -> throw new IllegalStateException("PostgreSQL sends no lines of MySQL's");
        };
    }

    /** Empty where there is none: such a column can travel in binary untouched, or be masked in a table that travels as text. */
    static Optional<BinaryCodec> binary(DataType type) {
        return switch (type.kind()) {
            case TEXT, PADDED_TEXT, ENUM, JSON -> Optional.of(new BinaryCodec.Utf8());
            case INTEGER ->
                Optional.of(
                        type.bytes() == 2
                                ? new BinaryCodec.Int2()
                                : type.bytes() == 4 ? new BinaryCodec.Int4() : new BinaryCodec.Int8());
            case FLOAT -> Optional.of(type.bytes() == 4 ? new BinaryCodec.Float4() : new BinaryCodec.Float8());
            case DECIMAL -> Optional.of(new BinaryCodec.Numeric());
            case BOOLEAN -> Optional.of(new BinaryCodec.Bool());
            case DATE -> Optional.of(new BinaryCodec.Date());
            case TIMESTAMP -> Optional.of(new BinaryCodec.Timestamp());
            case TIMESTAMP_WITH_ZONE -> Optional.of(new BinaryCodec.TimestampTz());
            case UUID -> Optional.of(new BinaryCodec.Uuid());
            case JSONB -> Optional.of(new BinaryCodec.Jsonb());
            case BYTES -> Optional.of(new BinaryCodec.Bytea());
            case TIME, INET, OTHER -> Optional.ofNullable(BY_NAME.get(plainName(type)));
            case ARRAY -> array(type);
        };
    }

    private static Optional<BinaryCodec> array(DataType type) {
        DataType element = type.element();
        if (element == null) return Optional.empty();
        Integer number = NUMBERS.get(plainName(element));
        return number == null
                ? Optional.empty()
                : binary(element).map(codec -> new BinaryCodec.Array(codec, number, ','));
    }

    /** {@code character varying(40)} without its modifier. */
    private static String plainName(DataType type) {
        String name = type.name();
        int open = name.indexOf('(', name.lastIndexOf('"') + 1);
        return open < 0 ? name : name.substring(0, open) + name.substring(name.indexOf(')', open) + 1);
    }
}
