package io.understudy.db;

import io.understudy.schema.Column;
import io.understudy.schema.DataType.Kind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Keys on their way back to the server, to fetch the rows that they name. They come from columns that refer, which may hold what the column referred to cannot: a bigint beyond integer,
 * 7.5, a word. No row has such a name, but the server would refuse the cast and the run would end, so they stay here.
 */
final class HandedKeys {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private HandedKeys() {}

    /** Whether the columns could hold this key. */
    static boolean canBe(String[] key, List<Column> columns) {
        for (int i = 0; i < key.length; i++) {
            boolean possible = switch (columns.get(i).type().kind()) {
                case INTEGER -> isLong(key[i]);
                case UUID -> UUID.matcher(key[i]).matches();
                case BOOLEAN -> key[i].equals("t") || key[i].equals("f");
                case ENUM -> columns.get(i).type().labels().contains(key[i]);
                case TEXT,
                        PADDED_TEXT,
                        DECIMAL,
                        FLOAT,
                        DATE,
                        TIME,
                        TIMESTAMP,
                        TIMESTAMP_WITH_ZONE,
                        INET,
                        JSON,
                        JSONB,
                        BYTES,
                        ARRAY,
                        OTHER -> true;
            };
            if (!possible) return false;
        }
        return true;
    }

    private static boolean isLong(String text) {
        try {
            return Long.toString(Long.parseLong(text)).equals(text);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The type that keys are cast to. A length or precision would cut or round them, a narrow integer refuse them; an index on the column serves the wider type as well. */
    static String type(Column column) {
        if (column.type().kind() == Kind.INTEGER) return "bigint";
        if (column.type().kind() == Kind.DECIMAL) return "numeric";
        return Sql.castable(column.type().name());
    }
}
