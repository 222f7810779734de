package io.understudy.discover;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values inside documents, by path: JSON, XML, what PHP serializes, hstore. A document that was cut off gives what it has. */
final class Leaves {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_PATHS = 300;
    private static final int DEEPEST = 12;
    private static final Pattern XML_LEAF =
            Pattern.compile("<([\\w:.-]+)(?:\\s[^<>]*)?>([^<>]+)</\\1>|([\\w:.-]+)=\"([^\"<>]+)\"");
    private static final Pattern HTML = Pattern.compile(
            "(?i)<(!doctype|p|div|span|br|a|h[1-6]|ul|ol|li|b|i|u|strong|em|html|body|head|table|tr|td|img|code|pre|blockquote|font|section|article|!--)[\\s>/-]");
    private static final Pattern PHP_PAIR =
            Pattern.compile("s:[0-9]+:\"([^\"]{1,80})\";(?:s:[0-9]+:\"([^\"]*)\"|i:([0-9-]+))");
    private static final Pattern HSTORE_PAIR = Pattern.compile("\"([^\"]+)\"=>\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Map<String, List<String>> byPath = new LinkedHashMap<>();
    private boolean json;
    private boolean personalKeys;

    /** Values by path ({@code $.a.b}, {@code $.list[*].c}), each without its blank ones. */
    Map<String, List<String>> byPath() {
        return byPath;
    }

    /** Whether any of the documents was JSON. */
    boolean isJson() {
        return json;
    }

    /** Whether a name in them was somebody's e-mail address. */
    boolean hasPersonalKeys() {
        return personalKeys;
    }

    /** Adds a document; false if it is none. */
    boolean add(String document) {
        String text = document.strip();
        if (text.isEmpty()) return false;
        return switch (text.charAt(0)) {
            case '{', '[' -> addJson(text);
            case '<' -> !HTML.matcher(text).lookingAt() && addPairs(text, XML_LEAF);
            case '"' -> text.contains("=>") && addPairs(text, HSTORE_PAIR);
            case 'a', 'O' -> text.matches("(?s)[aO]:[0-9]+:.*") && addPairs(text, PHP_PAIR);
            default -> false;
        };
    }

    static boolean isDocument(String value) {
        return new Leaves().add(value);
    }

    private void put(String path, String value) {
        if (value.isBlank() || (byPath.size() >= MOST_PATHS && !byPath.containsKey(path))) return;
        byPath.computeIfAbsent(path, absent -> new ArrayList<>()).add(value);
    }

    private boolean addPairs(String text, Pattern pattern) {
        boolean any = false;
        Matcher pair = pattern.matcher(text);
        while (pair.find()) {
            for (int group = 1; group < pair.groupCount(); group++) {
                String value = pair.group(group + 1);
                if (pair.group(group) == null || value == null) continue;
                put("$." + pair.group(group), value);
                any = true;
            }
        }
        return any;
    }

    private boolean addJson(String text) {
        boolean any = false;
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            walk(parser, "$", 0);
            any = true;
            json = true;
        } catch (IOException cutOff) {
            // Documents are cut after some thousand characters; what came before counts.
            any |= text.length() > 1000;
        }
        return any;
    }

    private void walk(JsonParser parser, String path, int depth) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    parser.nextToken();
                    if (key.indexOf('@') > 0) {
                        put(path + ".*", key);
                        personalKeys = true;
                    }
                    if (depth < DEEPEST) walk(parser, path + step(key), depth + 1);
                    else parser.skipChildren();
                }
            }
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) walk(parser, path + "[*]", depth + 1);
            }
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> put(path, parser.getText());
            default -> {}
        }
    }

    /** Keys that are data themselves (addresses, numbers, identifiers) share a path. */
    private static String step(String key) {
        if (key.indexOf('@') > 0 || key.matches("[0-9]+|[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}")) return ".*";
        if (key.matches("[\\p{L}_][\\p{L}\\p{N}_-]*")) return "." + key;
        return key.contains("']") ? ".*" : "['" + key + "']";
    }
}
