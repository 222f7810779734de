package io.understudy.rules;

import io.understudy.schema.ColumnName;
import io.understudy.schema.DataType;
import io.understudy.schema.Schema;
import io.understudy.schema.TableName;

/** The line of YAML that decides a column, ready to be pasted under {@code tables:}. */
final class PasteableRule {
    private PasteableRule() {}

    /** Keep, with a mask for this type as the alternative in a comment: the person must choose. */
    static String keepOrMask(ColumnName column, DataType type, Schema schema) {
        return keep(column, schema) + "  # or a mask such as "
                + TypeClass.of(type).usualMask();
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

    /** In single quotes unless YAML takes the bare text for the very same text, as key or in braces. */
    private static String quoted(String text) {
        return text.matches("[\\p{L}_][\\p{L}\\p{N}_.]*") ? text : "'" + text.replace("'", "''") + "'";
    }
}
