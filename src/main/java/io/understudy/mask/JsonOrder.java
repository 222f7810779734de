package io.understudy.mask;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Puts the members of each object into the order in which PostgreSQL's jsonb and MySQL's json keep them: shorter keys first, and those of a length by their bytes. Spaces and commas stay where they are. Only for
 * valid documents.
 */
final class JsonOrder {
    private static final Comparator<Member> ORDER = Comparator.comparing(
            Member::key,
            Comparator.comparingInt((String key) -> bytes(key).length)
                    .thenComparing(JsonOrder::bytes, Arrays::compareUnsigned));

    private final String text;
    private final UnaryOperator<String> unquoted;
    private int at;

    private JsonOrder(String text, UnaryOperator<String> unquoted) {
        this.text = text;
        this.unquoted = unquoted;
    }

    /** A key and all that belongs to it. */
    private record Member(String key, String whole) {}

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    /** @param unquoted makes of a string in quotes the text that it stands for */
    static String of(String document, UnaryOperator<String> unquoted) {
        JsonOrder order = new JsonOrder(document, unquoted);
        return order.space() + order.value() + document.substring(order.at);
    }

    private String space() {
        int from = at;
        while (at < text.length() && text.charAt(at) <= ' ') at++;
        return text.substring(from, at);
    }

    private String value() {
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            default -> plain();
        };
    }

    private String plain() {
        int from = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) at++;
        return text.substring(from, at);
    }

    private String string() {
        int from = at;
        at = end(text, at);
        return text.substring(from, at);
    }

    /** Where a string that begins with a quote ends. */
    static int end(String text, int from) {
        int at = from + 1;
        while (text.charAt(at) != '"') at += text.charAt(at) == '\\' ? 2 : 1;
        return at + 1;
    }

    private String array() {
        StringBuilder output = new StringBuilder();
        do {
            output.append(text.charAt(at++)).append(space());
            if (text.charAt(at) != ']') output.append(value()).append(space());
        } while (text.charAt(at) == ',');
        at++;
        return output.append(']').toString();
    }

    private String object() {
        List<String> spaces = new ArrayList<>();
        List<Member> members = new ArrayList<>();
        do {
            at++;
            spaces.add(space());
            if (text.charAt(at) != '}') members.add(member());
        } while (text.charAt(at) == ',');
        at++;
        members.sort(ORDER);
        StringBuilder output = new StringBuilder("{");
        for (int i = 0; i < spaces.size(); i++) {
            if (i > 0) output.append(',');
            output.append(spaces.get(i));
            if (i < members.size()) output.append(members.get(i).whole);
        }
        return output.append('}').toString();
    }

    private Member member() {
        String key = string();
        StringBuilder whole = new StringBuilder(key).append(space());
        whole.append(text.charAt(at++)).append(space()).append(value()).append(space());
        return new Member(unquoted.apply(key), whole.toString());
    }
}
