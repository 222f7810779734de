package io.understudy.discover;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.understudy.discover.Inside.Form;
import io.understudy.mask.XmlScanner;
import io.understudy.mask.XmlText;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values inside documents, by path: JSON, XML, what PHP serializes, hstore. A document that was cut off gives what it has. */
final class Leaves {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_PATHS = 300;
    private static final int DEEPEST = 12;

    /** Where the names of documents that are no JSON are known. */
    private static final String PAIRS = "pairs";

    private static final Pattern HTML = Pattern.compile(
            "(?i)<(!doctype|p|div|span|br|a|h[1-6]|ul|ol|li|b|i|u|strong|em|html|body|head|table|tr|td|img|code|pre|blockquote|font|section|article|!--)[\\s>/-]");
    private static final Pattern PHP_PAIR =
            Pattern.compile("s:[0-9]+:\"([^\"]{1,80})\";(?:s:[0-9]+:\"([^\"]*)\"|i:([0-9-]+))");
    private static final Pattern HSTORE_PAIR = Pattern.compile("\"([^\"]+)\"=>\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Map<String, List<String>> byPath = new LinkedHashMap<>();
    private final Map<String, FieldNames> fields = new HashMap<>();
    private final Set<Form> forms = EnumSet.noneOf(Form.class);
    private final Set<String> keyed = new TreeSet<>();

    /** Values by path ({@code $.a.b}, {@code $.list[*].c}), each without its blank ones. */
    Map<String, List<String>> byPath() {
        return byPath;
    }

    /** What the documents are: JSON where any is, or else what all of them are. */
    Form form() {
        if (forms.contains(Form.JSON)) return Form.JSON;
        return forms.size() == 1 ? forms.iterator().next() : Form.OTHER_DOCUMENT;
    }

    /** The paths of objects in which a name was somebody's own: an e-mail address, a name of a person. */
    List<String> keyed() {
        return List.copyOf(keyed);
    }

    /** Takes down the names that a document uses, before it is added: whether a name is a field's or somebody's is told by how many documents have it. */
    void survey(String document) {
        read(document, new Names());
    }

    /** Adds a document; false if it is none. */
    boolean add(String document) {
        return read(document, new Texts());
    }

    private boolean read(String document, Reading reading) {
        String text = document.strip();
        if (text.isEmpty()) return false;
        Form form = formOf(text);
        boolean found = switch (form) {
            case JSON -> readJson(text, reading);
            case XML -> readXml(text, reading);
            case HSTORE -> readPairs(text, HSTORE_PAIR, reading);
            case OTHER_DOCUMENT -> readPairs(text, PHP_PAIR, reading);
            case NOTHING, ATTRIBUTES -> false;
        };
        if (found) forms.add(form);
        return found;
    }

    private static Form formOf(String text) {
        return switch (text.charAt(0)) {
            case '{', '[' -> Form.JSON;
            case '<' -> HTML.matcher(text).lookingAt() ? Form.NOTHING : Form.XML;
            case '"' -> text.contains("=>") ? Form.HSTORE : Form.NOTHING;
            case 'a', 'O' -> text.matches("(?s)[aO]:[0-9]+:.*") ? Form.OTHER_DOCUMENT : Form.NOTHING;
            default -> Form.NOTHING;
        };
    }

    /** What is done with a document's names and texts. */
    private sealed interface Reading {
        /** An object begins whose names are known by this place. */
        void object(String place);

        /** The way on from a path for a name. */
        String step(String path, String place, String name);

        void text(String path, String value);
    }

    private final class Names implements Reading {
        @Override
        public void object(String place) {
            fields.computeIfAbsent(place, absent -> new FieldNames()).object();
        }

        @Override
        public String step(String path, String place, String name) {
            fields.computeIfAbsent(place, absent -> new FieldNames()).name(name);
            return path;
        }

        @Override
        public void text(String path, String value) {
            // Only names count here.
        }
    }

    private final class Texts implements Reading {
        @Override
        public void object(String place) {
            // They were counted when their names were.
        }

        @Override
        public String step(String path, String place, String name) {
            FieldNames names = fields.getOrDefault(place, FieldNames.NONE);
            if (names.mayBeTold(name)) return path + written(name);
            if (FieldNames.isSomebodys(name)) {
                put(path + ".*", name);
                keyed.add(path);
            }
            return path + ".*";
        }

        @Override
        public void text(String path, String value) {
            put(path, value);
        }
    }

    static boolean isDocument(String value) {
        return new Leaves().add(value);
    }

    private void put(String path, String value) {
        if (value.isBlank() || (byPath.size() >= MOST_PATHS && !byPath.containsKey(path))) return;
        byPath.computeIfAbsent(path, absent -> new ArrayList<>()).add(value);
    }

    private static boolean readPairs(String text, Pattern pattern, Reading reading) {
        boolean any = false;
        Matcher pair = pattern.matcher(text);
        reading.object(PAIRS);
        while (pair.find()) {
            for (int group = 1; group < pair.groupCount(); group++) {
                String value = pair.group(group + 1);
                if (pair.group(group) == null || value == null) continue;
                reading.text(reading.step("$", PAIRS, pair.group(group)), value);
                any = true;
            }
        }
        return any;
    }

    private static boolean readXml(String text, Reading reading) {
        XmlLeaves leaves = new XmlLeaves(text, reading);
        try {
            XmlScanner.scan(text, leaves);
            return true;
        } catch (XmlScanner.Malformed cutOff) {
            return leaves.any;
        }
    }

    /** The texts in elements and attributes. A name's prefix is no part of a path, which means any. */
    private static final class XmlLeaves implements XmlScanner.Handler {
        private final String document;
        private final Reading reading;
        private final Deque<String> paths = new ArrayDeque<>(List.of("$"));
        private final Deque<String> places = new ArrayDeque<>(List.of("$"));
        private boolean any;

        XmlLeaves(String document, Reading reading) {
            this.document = document;
            this.reading = reading;
        }

        private static String local(String name) {
            return name.substring(name.indexOf(':') + 1);
        }

        @Override
        public void start(String name) {
            String place = places.getFirst();
            reading.object(place);
            paths.push(reading.step(paths.getFirst(), place, local(name)));
            places.push(place + "." + local(name));
        }

        @Override
        public void end() {
            paths.pop();
            places.pop();
        }

        @Override
        public void attribute(String name, int from, int to) {
            if (name.startsWith("xmlns") || name.startsWith("xml:") || name.startsWith("xsi:")) return;
            String path = paths.getFirst();
            String place = places.getFirst() + "@";
            reading.object(place);
            String on = reading.step("", place, local(name));
            if (on.startsWith("['")) put(path + "['@" + on.substring(2), from, to);
            else put(path + (on.startsWith(".") && !on.equals(".*") ? ".@" + on.substring(1) : on), from, to);
        }

        @Override
        public void text(int from, int to) {
            put(paths.getFirst(), from, to);
        }

        @Override
        public void cdata(int from, int to) {
            reading.text(paths.getFirst(), document.substring(from, to));
            any = true;
        }

        private void put(String path, int from, int to) {
            String text = XmlText.decoded(document.substring(from, to));
            if (text == null || text.isBlank()) return;
            reading.text(path, text);
            any = true;
        }

        @Override
        public void remark(int from, int to) {
            // Where a document says nothing to people, it says nothing of them, as a rule.
        }

        @Override
        public void entity(int from, int to) {
            // No mask can keep it.
        }
    }

    private static boolean readJson(String text, Reading reading) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            walk(parser, "$", "$", 0, reading);
            return true;
        } catch (IOException cutOff) {
            // Documents are cut after some thousand characters; what came before counts.
            return text.length() > 1000;
        }
    }

    private static void walk(JsonParser parser, String path, String place, int depth, Reading reading)
            throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                reading.object(place);
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    String on = reading.step(path, place, name);
                    if (depth < DEEPEST) walk(parser, on, place + "." + name, depth + 1, reading);
                    else parser.skipChildren();
                }
            }
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY)
                    walk(parser, path + "[*]", place + "[]", depth + 1, reading);
            }
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> reading.text(path, parser.getText());
            default -> {}
        }
    }

    private static String written(String name) {
        return name.matches("[\\p{L}_][\\p{L}\\p{N}_-]*") ? "." + name : "['" + name + "']";
    }
}
