package io.understudy.rules;

import io.understudy.schema.ColumnName;
import io.understudy.schema.DataType;
import io.understudy.schema.Schema;
import io.understudy.schema.TableName;
import java.util.List;

/** The YAML that decides a column, ready to be pasted under {@code tables:}. */
final class PasteableRule {
    /** Codes of fewer characters have too few others to become. */
    private static final int ROOM_FOR_A_KEY = 16;

    private PasteableRule() {}

    /** The table on the first line, and on the second: keep, with a mask for this type as the alternative in a comment. The person must choose. */
    static String keepOrMask(ColumnName column, DataType type, Schema schema) {
        String keep = table(column.table(), schema) + ":\n  " + quoted(column.column()) + ": keep";
        TypeClass kind = TypeClass.of(type);
        if (!isKey(column, schema)) return keep + "  # or a mask such as " + kind.usualMask();
        boolean tooShort = type.isText() && type.maximumCharacters() >= 0 && type.maximumCharacters() < ROOM_FOR_A_KEY;
        return tooShort ? keep : keep + "  # or a mask such as " + kind.usualKeyMask();
    }

    /** Whether no two rows may have the same value. */
    private static boolean isKey(ColumnName column, Schema schema) {
        return schema.table(column.table()).stream()
                .flatMap(table -> table.uniqueIndexes().stream())
                .anyMatch(index -> index.columns().equals(List.of(column.column())));
    }

    static String keep(ColumnName column, Schema schema) {
        return table(column.table(), schema) + ": { " + quoted(column.column()) + ": keep }";
    }

    /** The table without its schema where that is enough. */
    private static String table(TableName table, Schema schema) {
        long namesakes = schema.tables().stream()
                .filter(other -> other.name().name().equals(table.name()))
                .count();
        String name = nameForTableText(table.name());
        return quoted(namesakes > 1 ? nameForTableText(table.schema()) + "." + name : name);
    }

    private static String nameForTableText(String name) {
        return name.matches("[^.\"\\s]+") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** In single quotes unless YAML takes the bare text for the very same text, as key or in braces; a line break survives in double quotes only. */
    private static String quoted(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) return escaped(text);
        return text.matches("[\\p{L}_][\\p{L}\\p{N}_.]*") ? text : "'" + text.replace("'", "''") + "'";
    }

    private static String escaped(String text) {
        StringBuilder result = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') result.append('\\');
            result.append(Character.isISOControl(c) ? "\\x%02x".formatted((int) c) : String.valueOf(c));
        }
        return result.append('"').toString();
    }
}
