package io.understudy.db;

import io.understudy.schema.TableName;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Names and texts as MySQL's grammar wants them: whatever a name contains, it stays a name. */
final class MySqlNames {
    private MySqlNames() {}

    static String name(String identifier) {
        return '`' + identifier.replace("`", "``") + '`';
    }

    static String names(List<String> identifiers) {
        return identifiers.stream().map(MySqlNames::name).collect(Collectors.joining(", "));
    }

    /** A table of the database that the connection is in, which is where all of ours are, whatever their schema is called. */
    static String name(TableName table) {
        return name(table.name());
    }

    /** A text literal that no {@code sql_mode} and no character set of the connection can change. */
    static String literal(String text) {
        if (text.isEmpty()) return "_utf8mb4''";
        return "_utf8mb4 x'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "'";
    }
}
