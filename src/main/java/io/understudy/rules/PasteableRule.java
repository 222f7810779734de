package io.understudy.rules;

import io.understudy.schema.ColumnName;
import io.understudy.schema.DataType;
import io.understudy.schema.Schema;
import java.util.List;

/** The YAML that decides a column, ready to be pasted under {@code tables:}. */
final class PasteableRule {
    /** Codes of fewer characters have too few others to become. */
    private static final int ROOM_FOR_A_KEY = 16;

    private PasteableRule() {}

    /** The table on the first line, and on the second: keep, with a mask for this type as the alternative in a comment. The person must choose. */
    static String keepOrMask(ColumnName column, DataType type, Schema schema) {
        String keep = RuleText.table(column.table(), schema) + ":\n  " + RuleText.name(column.column()) + ": keep";
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
        return RuleText.table(column.table(), schema) + ": { " + RuleText.name(column.column()) + ": keep }";
    }
}
