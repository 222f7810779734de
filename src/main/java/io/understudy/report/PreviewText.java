package io.understudy.report;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows for a person: one below the other with a line for each column, so that a wide table needs no wide terminal. */
public final class PreviewText {
    private static final int CHARACTERS_MAX = 60;

    private PreviewText() {}

    /** A value in one line: what would disturb a terminal is written out, what is long is cut, and quotes stand where the ends could not be seen. */
    public static String value(@Nullable String value) {
        if (value == null) return "null";
        StringBuilder text = new StringBuilder();
        boolean quotes =
                value.isEmpty() || value.equals("null") || !value.strip().equals(value);
        value.codePoints().limit(CHARACTERS_MAX).forEach(character -> text.append(visible(character)));
        int length = value.codePointCount(0, value.length());
        String shown = quotes ? "'" + text + "'" : text.toString();
        return length > CHARACTERS_MAX ? shown + "… (" + PlanText.count(length) + " characters)" : shown;
    }

    /** Controls, and what turns the direction of writing round. */
    private static String visible(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> {
                int type = Character.getType(character);
                boolean hidden = Character.isISOControl(character)
                        || type == Character.FORMAT
                        || type == Character.LINE_SEPARATOR
                        || type == Character.PARAGRAPH_SEPARATOR
                        || type == Character.SURROGATE;
                yield hidden ? String.format("\\u%04x", character) : Character.toString(character);
            }
        };
    }

    /** Lines of a row: column, what becomes of it, and its values. */
    public static String row(List<String> heads, List<List<String>> lines) {
        TextTable table = new TextTable(heads, Set.of());
        lines.forEach(line -> table.add(line.toArray(String[]::new)));
        return table.text();
    }
}
