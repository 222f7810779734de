package io.understudy.db;

import io.understudy.schema.Column;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.List;
import java.util.stream.Collectors;

/** Names and texts as PostgreSQL's grammar wants them: whatever a name contains, it stays a name. */
final class Sql {
    private Sql() {}

    static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    static String name(TableName table) {
        return name(table.schema()) + "." + name(table.name());
    }

    static String names(List<String> identifiers) {
        return identifiers.stream().map(Sql::name).collect(Collectors.joining(", "));
    }

    /** The columns that are read and written. */
    static String stored(Table table) {
        return names(table.stored().stream().map(Column::name).toList());
    }

    /** The same in parentheses, as COPY wants them; nothing for a table without any, which COPY takes for all there are. */
    static String storedList(Table table) {
        return table.stored().isEmpty() ? "" : " (" + stored(table) + ")";
    }

    /** The type of a column without its length or precision, which would cut or round a key that is cast to it. */
    static String castable(String type) {
        int open = type.indexOf('(', type.lastIndexOf('"') + 1);
        String plain = open < 0 ? type : type.substring(0, open) + type.substring(type.indexOf(')', open) + 1);
        return switch (plain) {
            case "character" -> "bpchar";
            case "bit" -> "bit varying";
            default -> plain;
        };
    }

    /** A text literal, safe whatever {@code standard_conforming_strings} says. */
    static String literal(String text) {
        String quoted = "'" + text.replace("'", "''").replace("\\", "\\\\") + "'";
        return text.indexOf('\\') < 0 ? quoted : " E" + quoted;
    }

    /** What a table's own rows are selected from: a partitioned table with its partitions, any other without its heirs. */
    static String from(Table table) {
        return switch (table.kind()) {
            case PLAIN, UNLOGGED -> "only " + name(table.name());
            case PARTITIONED -> name(table.name());
        };
    }
}
