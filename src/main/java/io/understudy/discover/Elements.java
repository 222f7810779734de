package io.understudy.discover;

import io.understudy.schema.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a column as single things: the elements of an array, else the values themselves. */
final class Elements {
    private Elements() {}

    static List<@Nullable String> of(DataType type, List<@Nullable String> texts) {
        if (type.element() == null) return texts;
        List<@Nullable String> elements = new ArrayList<>();
        for (String text : texts) if (text != null) split(text, elements);
        return elements;
    }

    /** An array as the server prints it, cut off perhaps: what stands in quotes or between commas. */
    private static void split(String array, List<@Nullable String> elements) {
        StringBuilder element = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < array.length(); i++) {
            char c = array.charAt(i);
            if (quoted && c == '\\' && i + 1 < array.length()) {
                element.append(array.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '{' || c == '}')) {
                add(element, elements);
            } else {
                element.append(c);
            }
        }
        add(element, elements);
    }

    private static void add(StringBuilder element, List<@Nullable String> elements) {
        String text = element.toString();
        element.setLength(0);
        if (!text.isBlank() && !text.equals("NULL") && !text.matches("\\[[0-9-]+:[0-9-]+]=?")) elements.add(text);
    }
}
