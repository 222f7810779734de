package io.understudy.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads the text of one YAML document, token by token, because only the tokens have places. Anchors, aliases, merges and tags are refused: in a file of a
 * few screens they hide more than they save, and what is written twice should be read twice.
 */
final class YamlReader {
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .disable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            .build();

    private final String name;
    private final String text;

    /** The parser counts characters, whatever Java needs for one. */
    private final int[] characters;

    private final Problems problems;

    YamlReader(String name, String text, Problems problems) {
        this.name = name;
        this.text = text;
        characters = text.codePoints().toArray();
        this.problems = problems;
    }

    /** The document; empty if there is none, or it breaks YAML's grammar. */
    Optional<Node> read() {
        try (YAMLParser parser = YAML.createParser(new StringReader(text))) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                problems.add(Where.whole(name), "the file is empty");
                return Optional.empty();
            }
            Node document = node(parser, first);
            if (parser.nextToken() != null)
                problems.add(at(parser), "a second document begins here; keep one in a file");
            return Optional.of(document);
        } catch (JsonProcessingException malformed) {
            problems.add(place(malformed), "this is not YAML: " + reason(malformed));
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory can be read", impossible);
        }
    }

    private Node node(YAMLParser parser, JsonToken token) throws IOException {
        Where at = at(parser);
        Optional<String> refusal = refusal(parser);
        Node node = switch (token) {
            case START_OBJECT -> mapping(parser, at);
            case START_ARRAY -> sequence(parser, at);
            default -> scalar(parser, at);
        };
        if (refusal.isEmpty()) return node;
        problems.add(at, refusal.get());
        return new Node.Refused(at);
    }

    private static Optional<String> refusal(YAMLParser parser) throws IOException {
        if (parser.isCurrentAlias())
            return Optional.of("an alias (*) is not understood here; write the value out, or put it in quotes");
        if (parser.getObjectId() != null)
            return Optional.of("an anchor (&) is not understood here; write the value out wherever it is needed");
        if (parser.getTypeId() != null)
            return Optional.of("a tag (!) is not understood here; leave it out, or put the value in quotes");
        return Optional.empty();
    }

    private Node.Mapping mapping(YAMLParser parser, Where at) throws IOException {
        List<Node.Entry> entries = new ArrayList<>();
        Map<String, Where> seen = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Where keyAt = at(parser);
            String key = parser.currentName();
            Node value = node(parser, parser.nextToken());
            Where earlier = seen.putIfAbsent(key, keyAt);
            if (key.equals("<<")) problems.add(keyAt, "a merge (<<) is not understood here; write the keys out");
            else if (earlier == null) entries.add(new Node.Entry(keyAt, key, value));
            else
                problems.add(
                        keyAt, "the key '" + key + "' is already in line " + earlier.line() + "; keep one of the two");
        }
        return new Node.Mapping(at, entries);
    }

    private Node.Sequence sequence(YAMLParser parser, Where at) throws IOException {
        List<Node> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken())
            items.add(node(parser, token));
        return new Node.Sequence(at, items);
    }

    private Node.Scalar scalar(YAMLParser parser, Where at) throws IOException {
        String value = parser.getText();
        long offset = parser.currentTokenLocation().getCharOffset();
        boolean quoted = offset >= 0 && offset < characters.length && "'\"|>".indexOf(characters[(int) offset]) >= 0;
        return new Node.Scalar(at, value, value, quoted);
    }

    private Where at(YAMLParser parser) {
        JsonLocation location = parser.currentTokenLocation();
        return new Where(name, location.getLineNr(), location.getColumnNr());
    }

    private Where place(JsonProcessingException malformed) {
        if (malformed.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            Mark mark = isUnfinished(marked) ? marked.getContextMark() : marked.getProblemMark();
            return new Where(name, mark.getLine() + 1, mark.getColumn() + 1);
        }
        if (malformed.getCause() instanceof ReaderException character) {
            String before =
                    text.substring(0, Math.min(text.length(), text.offsetByCodePoints(0, character.getPosition())));
            return new Where(
                    name,
                    1 + (int) before.chars().filter(c -> c == '\n').count(),
                    before.length() - before.lastIndexOf('\n'));
        }
        JsonLocation location = malformed.getLocation();
        return location == null ? Where.whole(name) : new Where(name, location.getLineNr(), location.getColumnNr());
    }

    /** In our own words where the cause is a common one; never the parser's excerpt of the file, which may hold a password. */
    private String reason(JsonProcessingException malformed) {
        if (malformed.getCause() instanceof ReaderException) return "a control character stands here; remove it";
        if (!(malformed.getCause() instanceof MarkedYAMLException marked)) return "a key must be a single text";
        String problem = marked.getProblem();
        if (isUnfinished(marked)) return "what begins here never ends; close the quote or bracket";
        if (String.valueOf(marked.getContext()).contains("alias"))
            return "a text that begins with * needs quotes: \"*\"";
        if (problem.contains("TAB")) return "indent with spaces, not with a tab";
        if (problem.contains("mapping values are not allowed"))
            return "a second ': ' in one line; put the value in quotes, or check the indentation";
        if (problem.contains("cannot start any token")) return "a text that begins with this character needs quotes";
        if (lineOf(marked).contains("${")) return problem + "; inside { } and [ ] put ${NAME} in quotes";
        return problem;
    }

    /** The end of the file came too soon: then the place where it began is of more use than the end. */
    private static boolean isUnfinished(MarkedYAMLException marked) {
        return marked.getContextMark() != null && marked.getProblem().matches(".*(end of stream|stream end).*");
    }

    private String lineOf(MarkedYAMLException marked) {
        return text.lines().skip(marked.getProblemMark().getLine()).findFirst().orElse("");
    }
}
