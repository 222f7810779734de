package io.understudy.mask;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Masks values inside a JSON document by splicing: what no path names stays byte for byte, spaces, key order and duplicate keys included. Keys are never changed. What is not JSON is scrambled whole, so that
 * it stays broken and tells nothing. For one thread.
 */
final class JsonMask implements TextMask, Mask {
    /** Documents come from a database that has limits of its own; ours would only refuse what is there. Interning would keep keys of production alive. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final PathRules<JsonLeaf> rules;
    private final Scramble scramble;
    private final DocumentPath.Position position = new DocumentPath.Position();

    /**
     * @param siblings all that the maskers in paths name
     * @param paths with an entry for {@link PathRules#REST}
     */
    JsonMask(Map<String, Masker> paths, List<String> siblings, DomainKey key) {
        scramble = new Scramble(key);
        rules = new PathRules<>(paths, masker -> new JsonLeaf(masker, siblings, key));
    }

    static boolean isJson(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) return false;
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String apply(String value, Siblings siblings) {
        return apply(value, Integer.MAX_VALUE, siblings);
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        try {
            String result = splice(value, siblings, false);
            if (fits(result, room)) return result;
            result = splice(value, siblings, true);
            return fits(result, room) ? result : scramble.apply(value, room, siblings);
        } catch (IOException e) {
            // Not JSON. The exception quotes the document, and goes no further.
            return scramble.applyBroken(value, room, JsonMask::isJson);
        }
    }

    private static boolean fits(String text, int room) {
        return text.length() <= room || text.codePointCount(0, text.length()) <= room;
    }

    private String splice(String value, Siblings siblings, boolean cramped) throws IOException {
        StringBuilder output = new StringBuilder(value.length() + 64);
        int copied = 0;
        position.clear();
        try (JsonParser parser = FACTORY.createParser(value)) {
            boolean any = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (any && position.depth() == 0 && token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY)
                    throw new IOException("more than one document");
                any = true;
                switch (token) {
                    case START_OBJECT, START_ARRAY -> {
                        position.advance();
                        position.enter(token == JsonToken.START_ARRAY);
                    }
                    case END_OBJECT, END_ARRAY -> position.leave();
                    case FIELD_NAME -> position.name(parser.currentName());
                    default -> {
                        position.advance();
                        JsonLeaf leaf = rules.at(position);
                        if (leaf.keeps() || token == JsonToken.VALUE_NULL) continue;
                        int start = (int) parser.currentTokenLocation().getCharOffset();
                        String masked = mask(parser, token, leaf, siblings, cramped);
                        int end = token == JsonToken.VALUE_STRING
                                ? (int) parser.currentLocation().getCharOffset()
                                : start + parser.getTextLength();
                        output.append(value, copied, start).append(masked);
                        copied = end;
                    }
                }
            }
            if (!any) throw new IOException("no document");
        }
        return output.append(value, copied, value.length()).toString();
    }

    private static String mask(JsonParser parser, JsonToken token, JsonLeaf leaf, Siblings siblings, boolean cramped)
            throws IOException {
        String text = parser.getText();
        return switch (token) {
            case VALUE_STRING -> leaf.string(text, siblings, cramped);
            case VALUE_NUMBER_INT -> leaf.number(text, true, siblings);
            case VALUE_NUMBER_FLOAT -> leaf.number(text, false, siblings);
            default -> leaf.truth(text);
        };
    }
}
