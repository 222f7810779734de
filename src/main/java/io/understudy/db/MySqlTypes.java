package io.understudy.db;

import io.understudy.schema.Collation;
import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The types of a MySQL or MariaDB database: what each is to us. */
final class MySqlTypes {
    private static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "mediumint", "int", "integer", "bigint");

    private final Map<String, Integer> bytesPerCharacter = new HashMap<>();
    private final Map<String, Boolean> padsSpace = new HashMap<>();

    private MySqlTypes() {}

    static MySqlTypes read(Session session, MySqlVersion version) {
        MySqlTypes types = new MySqlTypes();
        session.query("Reading the character sets", MySqlCatalogQueries.CHARSETS, row -> {
            String name = row.get("name", String.class);
            types.bytesPerCharacter.put(name, row.get("bytes", Integer.class));
            return name;
        });
        // MariaDB says it in the name only.
        if (version.isMariaDb()) return types;
        session.query("Reading the collations", MySqlCatalogQueries.COLLATIONS, row -> {
            String name = row.get("name", String.class);
            types.padsSpace.put(name, row.get("pads", Boolean.class));
            return name;
        });
        return types;
    }

    /**
     * A type as a row of {@link MySqlCatalogQueries#COLUMNS} has it.
     *
     * @param json whether a check holds the column to JSON, which is how MariaDB has that type
     */
    DataType of(Record row, boolean json) {
        String type = row.get("type", String.class);
        Kind kind = json ? Kind.JSON : kind(type);
        Collation collation = collation(row.get("charset", String.class), row.get("collation", String.class));
        boolean decodable = collation == null || MySqlCharsets.isKnown(collation.charset());
        if (!decodable) kind = Kind.OTHER;
        boolean lengthInBytes = type.endsWith("text");
        boolean isText = kind == Kind.TEXT || kind == Kind.PADDED_TEXT;
        return new DataType(
                printed(type, row.get("printed", String.class)),
                kind,
                isText ? limit(row.get("characters", Long.class)) : -1,
                kind == Kind.DECIMAL ? row.get("digits", Integer.class) : -1,
                kind == Kind.DECIMAL ? row.get("scale", Integer.class) : -1,
                isText && lengthInBytes ? limit(row.get("bytes", Long.class)) : width(type),
                type.equals("enum") ? labels(row.get("printed", String.class)) : List.of(),
                null,
                true,
                collation);
    }

    private @Nullable Collation collation(@Nullable String charset, @Nullable String name) {
        if (charset == null || name == null) return null;
        boolean pads =
                padsSpace.getOrDefault(name, !name.toLowerCase(Locale.ROOT).contains("_nopad"));
        return new Collation(name, charset, bytesPerCharacter.getOrDefault(charset, 1), pads);
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "varchar", "tinytext", "text", "mediumtext", "longtext" -> Kind.TEXT;
            case "char" -> Kind.PADDED_TEXT;
            case "tinyint", "smallint", "mediumint", "int", "integer", "bigint" -> Kind.INTEGER;
            case "decimal", "numeric" -> Kind.DECIMAL;
            case "float", "double", "real" -> Kind.FLOAT;
            case "date" -> Kind.DATE;
            case "time" -> Kind.TIME;
            case "datetime" -> Kind.TIMESTAMP;
            case "timestamp" -> Kind.TIMESTAMP_WITH_ZONE;
            case "json" -> Kind.JSON;
            case "uuid" -> Kind.UUID;
            case "inet4", "inet6" -> Kind.INET;
            case "enum" -> Kind.ENUM;
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> Kind.BYTES;
            // year, bit, set, geometry, vector and what is still to come
            default -> Kind.OTHER;
        };
    }

    private static int width(String type) {
        return switch (type) {
            case "tinyint" -> 1;
            case "smallint" -> 2;
            case "mediumint" -> 3;
            case "int", "integer", "float" -> 4;
            case "bigint", "double", "real" -> 8;
            default -> -1;
        };
    }

    /** How wide an integer is shown means nothing, and newer servers no longer say it; only of {@code tinyint(1)} people think that it means something. */
    private static String printed(String type, String printed) {
        boolean widthIsNothing = (INTEGERS.contains(type) && !printed.startsWith("tinyint(1)")) || type.equals("year");
        return widthIsNothing && !printed.contains("zerofill") ? printed.replaceFirst("\\(\\d+\\)", "") : printed;
    }

    private static int limit(@Nullable Long most) {
        return most == null || most > Integer.MAX_VALUE ? -1 : most.intValue();
    }

    /** The labels in {@code enum('a','it''s')}. */
    static List<String> labels(String printed) {
        List<String> labels = new ArrayList<>();
        int at = printed.indexOf('\'');
        while (at >= 0) {
            StringBuilder label = new StringBuilder();
            for (at++; at < printed.length(); at++) {
                char character = printed.charAt(at);
                boolean doubled = character == '\'' && at + 1 < printed.length() && printed.charAt(at + 1) == '\'';
                if (character == '\'' && !doubled) break;
                if (doubled) at++;
                if (character == '\\' && at + 1 < printed.length()) character = unescape(printed.charAt(++at));
                label.append(character);
            }
            labels.add(label.toString());
            at = printed.indexOf('\'', at + 1);
        }
        return labels;
    }

    private static char unescape(char letter) {
        return switch (letter) {
            case '0' -> '\0';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> letter;
        };
    }
}
