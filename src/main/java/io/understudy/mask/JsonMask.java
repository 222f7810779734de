package io.understudy.mask;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.understudy.schema.DataType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Masks values inside a JSON document by splicing: what no path names stays byte for byte, spaces, key order and duplicate keys included. Keys stay, but for those of objects that a rule about keys names. What is not JSON is scrambled whole, so that
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

    private record KeyRule(DocumentPath path, Mask mask) {}

    private final List<KeyRule> keyRules = new ArrayList<>();
    private final boolean ordered;
    private boolean anyKey;
    private final PathRules<JsonLeaf> rules;
    private final Scramble scramble;
    private final DocumentPath.Position position = new DocumentPath.Position();

    /** @param ordered whether the server puts members into an order of its own, which is that of {@link JsonOrder} */
    JsonMask(DocumentMasker.Json masker, boolean ordered, DomainKey key) {
        this.ordered = ordered;
        List<String> siblings = masker.siblings();
        scramble = new Scramble(key);
        masker.maskersOfKeys()
                .forEach((path, each) -> keyRules.add(new KeyRule(
                        DocumentPath.parse(path),
                        Inner.bind(each, DataType.text(-1), siblings, key.sibling(each.domain())))));
        rules = new PathRules<>(masker.paths(), each -> new JsonLeaf(each, siblings, key));
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
        anyKey = false;
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
                    case FIELD_NAME -> {
                        position.name(parser.currentName());
                        String masked = key(parser.currentName(), siblings, cramped);
                        if (masked == null) continue;
                        int start = (int) parser.currentTokenLocation().getCharOffset();
                        output.append(value, copied, start).append(masked);
                        copied = JsonOrder.end(value, start);
                        anyKey = true;
                    }
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
        String masked = output.append(value, copied, value.length()).toString();
        return anyKey && ordered ? JsonOrder.of(masked, JsonMask::unquoted) : masked;
    }

    /** The JSON of the masked key; null if it stays. */
    private @Nullable String key(String name, Siblings siblings, boolean cramped) {
        for (KeyRule rule : keyRules) {
            if (!rule.path.leadsToTheObjectOf(position)) continue;
            String masked = cramped ? scramble.apply(name) : rule.mask.apply(name, siblings);
            return JsonText.quoted(masked == null ? scramble.apply(name) : masked);
        }
        return null;
    }

    private static String unquoted(String quoted) {
        if (quoted.indexOf('\\') < 0) return quoted.substring(1, quoted.length() - 1);
        try (JsonParser parser = FACTORY.createParser(quoted)) {
            parser.nextToken();
            return parser.getText();
        } catch (IOException e) {
            throw new IllegalStateException("a key is no string", e);
        }
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
