package io.understudy.rules;

import io.understudy.schema.Schema;
import io.understudy.schema.TableName;

/** How names and values are written in a rule file, so that they are read as the very same. */
public final class RuleText {
    private RuleText() {}

    /** A table as a heading: without its schema where that is enough. */
    public static String table(TableName table, Schema schema) {
        long namesakes = schema.tables().stream()
                .filter(other -> other.name().name().equals(table.name()))
                .count();
        String name = nameForTableText(table.name());
        return name(namesakes > 1 ? nameForTableText(table.schema()) + "." + name : name);
    }

    private static String nameForTableText(String name) {
        return name.matches("[^.*\"\\s]+") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** In single quotes unless YAML takes the bare text for the very same text, as key or in braces; a line break survives in double quotes only. */
    public static String name(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) return escaped(text);
        boolean bare = text.matches("[\\p{L}_][\\p{L}\\p{N}_.]*") && !text.equals("null");
        return bare ? text : "'" + text.replace("'", "''") + "'";
    }

    /** As {@link #name}, for what stands behind a colon: masks' names and plain numbers go without quotes, too. */
    public static String value(String text) {
        return text.matches("[a-z]+(-[a-z]+)+|[0-9]+%?") ? text : name(text);
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
