package io.understudy.rules;

import io.understudy.config.Where;
import io.understudy.schema.DataType;
import io.understudy.schema.TableName;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule on every column, of any table, whose name and type look so. A pattern matches the whole name, whatever its case; {@code createdAt} is also tried as
 * {@code created_at}.
 *
 * @param at where it is written
 * @param column what the column's name must look like
 * @param types what the column's type must be; empty for any
 * @param table what the table's name must look like, without its schema; null for any
 */
record PatternRule(
        Where at,
        Pattern column,
        Set<TypeClass> types,
        @Nullable Pattern table,
        Ruling ruling,
        SignOff signOff) {
    PatternRule {
        types = Set.copyOf(types);
    }

    boolean matches(TableName tableName, String columnName, DataType type) {
        return (types.isEmpty() || types.contains(TypeClass.of(type)))
                && (table == null || looksLike(table, tableName.name()))
                && looksLike(column, columnName);
    }

    private static boolean looksLike(Pattern pattern, String name) {
        return pattern.matcher(name).matches()
                || pattern.matcher(snakeCase(name)).matches();
    }

    private static String snakeCase(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .replace('-', '_')
                .replace(' ', '_')
                .toLowerCase(Locale.ROOT);
    }
}
