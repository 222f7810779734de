package io.understudy.db;

import io.understudy.schema.Collation;
import io.understudy.schema.DataType;
import io.understudy.schema.Schema;
import io.understudy.wire.Characters;
import io.understudy.wire.LineCodec;
import io.understudy.wire.LineCodec.Temporal.Shape;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which codec reads and writes the values of a MySQL column. Character sets of one byte a character are learned from the server. */
final class MySqlCodecs {
    private static final Pattern LENGTH = Pattern.compile("\\w+\\((\\d+)\\).*");

    private final Session session;
    private final Map<String, Characters> known = new ConcurrentHashMap<>();

    MySqlCodecs(Session session) {
        this.session = session;
    }

    /** Those of a schema, whose character sets are all learned now: while rows stream, the server can be asked nothing else. */
    static MySqlCodecs of(Session session, Schema schema) {
        MySqlCodecs codecs = new MySqlCodecs(session);
        schema.tables().stream()
                .flatMap(table -> table.columns().stream())
                .map(column -> column.type().collation())
                .filter(Objects::nonNull)
                .map(Collation::charset)
                .filter(MySqlCharsets::isKnown)
                .distinct()
                .forEach(codecs::characters);
        return codecs;
    }

    LineCodec of(DataType type) {
        boolean unsigned = type.name().contains("unsigned");
        return switch (type.kind()) {
            case TEXT, PADDED_TEXT -> text(type);
            case JSON, JSONB -> new LineCodec.Text(json(type), -1, -1, false);
            case ENUM ->
                MySqlColumns.isNumbered(type)
                        ? new LineCodec.Numbered(type.labels())
                        : new LineCodec.Label(characters(type), type.labels());
            case INTEGER -> new LineCodec.Whole(type.bytes(), unsigned);
            case DECIMAL -> new LineCodec.Decimal(type.precision(), type.scale(), unsigned);
            case FLOAT -> type.bytes() == 4 ? new LineCodec.Float4(unsigned) : new LineCodec.Float8(unsigned);
            case DATE -> new LineCodec.Temporal(Shape.DATE, 0);
            case TIME -> new LineCodec.Temporal(Shape.TIME, length(type, 0));
            case TIMESTAMP -> new LineCodec.Temporal(Shape.DATE_TIME, length(type, 0));
            case TIMESTAMP_WITH_ZONE -> new LineCodec.Temporal(Shape.TIMESTAMP, length(type, 0));
            case UUID, INET -> new LineCodec.Printed();
            case BYTES -> bytes(type);
            case OTHER -> other(type);
            case BOOLEAN, ARRAY -> throw new IllegalStateException("MySQL has no type " + type);
        };
    }

    private LineCodec text(DataType type) {
        return new LineCodec.Text(
                characters(type), type.maximumCharacters(), type.bytes(), type.kind() == DataType.Kind.PADDED_TEXT);
    }

    private Characters json(DataType type) {
        return type.collation() == null ? new Characters.Utf8(4) : characters(type);
    }

    private static LineCodec bytes(DataType type) {
        int length = length(type, -1);
        return new LineCodec.Bytes(type.name().startsWith("binary") ? length : -1, length);
    }

    private LineCodec other(DataType type) {
        String name = type.name();
        if (name.startsWith("year")) return new LineCodec.Year();
        if (name.startsWith("bit")) return new LineCodec.Bits(length(type, 1));
        Collation collation = type.collation();
        return collation != null && MySqlCharsets.isKnown(collation.charset())
                ? new LineCodec.Text(characters(collation.charset()), -1, -1, false)
                : new LineCodec.Bytes(-1, -1);
    }

    /** The number in {@code varbinary(10)} or {@code datetime(6)}. */
    private static int length(DataType type, int otherwise) {
        Matcher form = LENGTH.matcher(type.name());
        return form.matches() ? Integer.parseInt(form.group(1)) : otherwise;
    }

    private Characters characters(DataType type) {
        return characters(Objects.requireNonNull(type.collation(), type.name()).charset());
    }

    Characters characters(String charset) {
        return known.computeIfAbsent(charset, this::learn);
    }

    private Characters learn(String charset) {
        String unicode = MySqlCharsets.UNICODE.get(charset);
        if (unicode != null && unicode.equals("UTF-8")) return new Characters.Utf8(charset.equals("utf8mb4") ? 4 : 3);
        if (unicode != null) return new Characters.Named(Charset.forName(unicode), !charset.equals("ucs2"));
        String java = MySqlCharsets.OF_MANY_BYTES.get(charset);
        if (java != null) return new Characters.Named(Charset.forName(java), charset.equals("gb18030"));
        if (!MySqlCharsets.OF_ONE_BYTE.contains(charset))
            throw new IllegalStateException("the character set " + charset + " is not one that can be read");
        return new Characters.OneByte(charset, table(charset));
    }

    /** The 256 bytes as characters, four hexadecimal digits each; a byte that stands for none comes as a question mark, unless it is the one that is it. */
    private String table(String charset) {
        StringBuilder bytes = new StringBuilder();
        for (int value = 0; value < 256; value++) bytes.append(String.format("%02x", value));
        String hex = session.single(
                "Asking for the characters of " + charset,
                "select hex(convert(convert(unhex(?) using " + MySqlNames.name(charset) + ") using utf16))",
                bytes.toString());
        if (hex.length() != 4 * 256)
            throw session.failure("The server does not have 256 characters in " + charset + ".");
        StringBuilder table = new StringBuilder();
        for (int value = 0; value < 256; value++) {
            char character = (char) Integer.parseInt(hex, 4 * value, 4 * value + 4, 16);
            boolean isNone = character == '?' && value != '?';
            table.append(isNone ? '\uFFFD' : character);
        }
        return table.toString();
    }
}
