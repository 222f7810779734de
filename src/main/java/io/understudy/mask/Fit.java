package io.understudy.mask;

import io.understudy.schema.Collation;
import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What fits a column: the sentences that refuse a masker, and whether a constant is a value of a type. */
final class Fit {
    /** MySQL's character sets that lack characters, by their names, and what Java calls them. */
    private static final Map<String, String> CHARSETS = Map.ofEntries(
            Map.entry("ascii", "US-ASCII"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin2", "ISO-8859-2"),
            Map.entry("latin5", "ISO-8859-9"),
            Map.entry("latin7", "ISO-8859-13"),
            Map.entry("greek", "ISO-8859-7"),
            Map.entry("hebrew", "ISO-8859-8"),
            Map.entry("cp1250", "windows-1250"),
            Map.entry("cp1251", "windows-1251"),
            Map.entry("cp1256", "windows-1256"),
            Map.entry("cp1257", "windows-1257"),
            Map.entry("koi8r", "KOI8-R"),
            Map.entry("koi8u", "KOI8-U"),
            Map.entry("cp850", "IBM850"),
            Map.entry("cp852", "IBM852"),
            Map.entry("cp866", "IBM866"),
            Map.entry("tis620", "TIS-620"),
            Map.entry("gbk", "GBK"),
            Map.entry("gb2312", "GB2312"),
            Map.entry("big5", "Big5"),
            Map.entry("sjis", "Shift_JIS"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("ujis", "EUC-JP"),
            Map.entry("euckr", "EUC-KR"));

    private Fit() {}

    /** A refusal unless the kind is one of those. */
    static Optional<String> only(DataType type, Set<Kind> kinds) {
        if (kinds.contains(type.kind())) return Optional.empty();
        return Optional.of("it cannot mask a column of type " + type + "; use " + instead(type.kind()));
    }

    /** A refusal unless the column is text with room for so many characters. */
    static Optional<String> text(DataType type, int minimum) {
        if (type.isText() && type.maximumCharacters() >= 0 && type.maximumCharacters() < minimum) {
            return Optional.of("it needs " + minimum + " characters and the column, " + type
                    + ", has fewer; use text or constant");
        }
        return only(type, Set.of(Kind.TEXT, Kind.PADDED_TEXT));
    }

    private static String instead(Kind kind) {
        return switch (kind) {
            case TEXT, PADDED_TEXT -> "text";
            case INTEGER -> "digits or number-noise";
            case DECIMAL, FLOAT -> "number-noise";
            case DATE, TIMESTAMP, TIMESTAMP_WITH_ZONE -> "date-shift";
            case UUID -> "uuid";
            case INET -> "ip";
            case JSON, JSONB -> "json";
            case ARRAY -> "a masker of its elements";
            case BOOLEAN, TIME, BYTES, ENUM, OTHER -> "null or constant";
        };
    }

    /** Why text is not a value of a type; empty if it is, or if only the server can tell. The text is configuration, yet it is not repeated. */
    static Optional<String> constant(String value, DataType type) {
        boolean fits = switch (type.kind()) {
            case TEXT, PADDED_TEXT ->
                (type.maximumCharacters() < 0 || value.codePointCount(0, value.length()) <= type.maximumCharacters())
                        && isIn(type.collation(), value)
                        && (type.bytes() < 0 || value.getBytes(StandardCharsets.UTF_8).length <= type.bytes());
            case INTEGER -> IntegerRange.of(type).contains(value);
            case DECIMAL -> isDecimal(value) && DecimalRange.of(type).contains(new BigDecimal(value));
            case FLOAT -> isDecimal(value);
            case BOOLEAN -> Set.of("t", "f", "true", "false", "0", "1").contains(value);
            case DATE, TIMESTAMP, TIMESTAMP_WITH_ZONE ->
                value.matches("-?infinity") || value.matches("[0-9]{4,7}-[0-9]{2}-[0-9]{2}.*");
            case UUID -> value.matches("\\{?[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}}?");
            case INET -> IpAddress.parse(value) != null;
            case JSON, JSONB -> JsonMask.isJson(value);
            case ENUM -> type.labels().contains(value);
            case TIME, BYTES, ARRAY, OTHER -> true;
        };
        return fits
                ? Optional.empty()
                : Optional.of("the constant is not a value of type " + type + "; write one that is");
    }

    /** A refusal if the column's character set lacks a character of one of the values, which are asked for only where it may. */
    static Optional<String> charset(DataType type, Supplier<List<String>> values) {
        Collation collation = type.collation();
        if (collation == null || collation.holdsEverything() || !type.isText()) return Optional.empty();
        return values.get().stream().allMatch(value -> isIn(collation, value))
                ? Optional.empty()
                : Optional.of("it makes values with characters that " + collation.charset()
                        + " does not have; use another locale, or text");
    }

    /** Whether a column's character set has all the characters; the rarer sets are left to the server. */
    private static boolean isIn(@Nullable Collation collation, String value) {
        if (collation == null) return true;
        return switch (collation.charset()) {
            case "utf8", "utf8mb3", "ucs2" -> value.codePoints().allMatch(Character::isBmpCodePoint);
            default -> {
                String charset = CHARSETS.get(collation.charset());
                yield charset == null
                        || !Charset.isSupported(charset)
                        || Charset.forName(charset).newEncoder().canEncode(value);
            }
        };
    }

    private static boolean isDecimal(String value) {
        return value.matches("[-+]?[0-9]{1,400}(\\.[0-9]{1,400})?([eE][-+]?[0-9]{1,3})?");
    }
}
