package io.understudy.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row as a person names it: {@code orders:id=5512}, {@code order_items:order_id=55,line=2}. Never printed, because a value in it may be personal.
 *
 * @param values of some columns, at least one
 */
public record RowText(TableText table, Map<String, String> values) {
    public RowText {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Reads the form above; a value that holds a comma stands in single quotes.
     *
     * @throws IllegalArgumentException saying what to write, without a value
     */
    public static RowText parse(String text) {
        int colon = colon(text);
        if (colon < 0)
            throw new IllegalArgumentException(
                    "a row is named table:column=value, with a comma before further columns");
        Map<String, String> values = new LinkedHashMap<>();
        int position = colon + 1;
        while (position <= text.length()) {
            int equals = text.indexOf('=', position);
            String column = equals < 0 ? "" : text.substring(position, equals).strip();
            if (column.isEmpty())
                throw new IllegalArgumentException(
                        "behind the colon belongs column=value, with a comma before further ones");
            StringBuilder value = new StringBuilder();
            position = value(text, equals + 1, value);
            if (values.put(column, value.toString()) != null)
                throw new IllegalArgumentException("the column " + column + " is named twice");
        }
        return new RowText(TableText.parse(text.substring(0, colon).strip()), values);
    }

    /** Reads a value and goes past the comma behind it; beyond the end if there is none. */
    private static int value(String text, int start, StringBuilder value) {
        if (start >= text.length() || text.charAt(start) != '\'') {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            value.append(text, start, end);
            return end + 1;
        }
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) != '\'') {
                value.append(text.charAt(i));
            } else if (i + 1 < text.length() && text.charAt(i + 1) == '\'') {
                value.append('\'');
                i++;
            } else if (i + 1 == text.length() || text.charAt(i + 1) == ',') {
                return i + 2;
            } else {
                break;
            }
        }
        throw new IllegalArgumentException("a quote begins and does not end; double the quotes inside quotes");
    }

    /** Where the table's name ends; -1 if nowhere. A colon in double quotes is part of the name. */
    static int colon(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '"') quoted = !quoted;
            if (text.charAt(i) == ':' && !quoted) return i;
        }
        return -1;
    }

    /** Says what is named, and no value. */
    @Override
    public String toString() {
        return table + ":" + String.join(",", values.keySet());
    }
}
