package io.understudy.db;

import io.understudy.schema.Column;
import io.understudy.schema.DataType;
import io.understudy.wire.UnfitValue;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Keys on their way back to the server, to fetch the rows that they name, in such a form that an index on the column is of use. They come from columns that refer, which may hold what the column
 * referred to cannot: no row has such a name, but the server would take a word for the number 0, so they stay here.
 */
final class MySqlKeyLiterals {
    private MySqlKeyLiterals() {}

    /** The key as a literal or, of several columns, as a row of them; empty if the columns cannot hold it. */
    static String of(String[] key, List<Column> columns, MySqlCodecs codecs) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < key.length; i++) {
            try {
                parts.add(literal(key[i], columns.get(i).type(), codecs));
            } catch (UnfitValue noRowHoldsIt) {
                return "";
            }
        }
        return parts.size() == 1 ? parts.getFirst() : "(" + String.join(", ", parts) + ")";
    }

    private static String literal(String text, DataType type, MySqlCodecs codecs) {
        byte[] bytes = codecs.of(type).bytes(text);
        return switch (type.kind()) {
            case INTEGER -> canonical(text, bytes);
            case DECIMAL -> ascii(bytes);
            case FLOAT -> ascii(bytes).contains("e") ? ascii(bytes) : ascii(bytes) + "e0";
            case DATE, TIME, TIMESTAMP, TIMESTAMP_WITH_ZONE, UUID, INET -> "'" + ascii(bytes) + "'";
            case ENUM -> MySqlColumns.isNumbered(type) ? ascii(bytes) : characters(type, bytes);
            case TEXT, PADDED_TEXT, JSON, JSONB -> characters(type, bytes);
            case BYTES, BOOLEAN, ARRAY -> hex(bytes);
            case OTHER -> other(text, type, bytes);
        };
    }

    private static String other(String text, DataType type, byte[] bytes) {
        if (type.name().startsWith("bit")) return text;
        if (type.name().startsWith("year")) return ascii(bytes);
        return type.collation() == null ? hex(bytes) : characters(type, bytes);
    }

    /** A text such as 007 is the name of no number. */
    private static String canonical(String text, byte[] bytes) {
        if (!ascii(bytes).equals(text)) throw new UnfitValue("not an integer in its own form");
        return text;
    }

    /** In the column's own character set, so that the column is compared under its own collation. */
    private static String characters(DataType type, byte[] bytes) {
        String charset = type.collation() == null ? "utf8mb4" : type.collation().charset();
        return "_" + charset + (bytes.length == 0 ? "''" : " " + hex(bytes));
    }

    private static String hex(byte[] bytes) {
        return "x'" + HexFormat.of().formatHex(bytes) + "'";
    }

    private static String ascii(byte[] bytes) {
        return new String(bytes, java.nio.charset.StandardCharsets.US_ASCII);
    }
}
