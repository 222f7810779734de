package io.understudy.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The texts in a JSON document that somebody exported, each with its path. */
public final class JsonTexts {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<String, String> texts = new LinkedHashMap<>();

    private JsonTexts() {}

    /** Texts by their path, such as {@code /fields/summary}, in their order; empty if this is no JSON object or array. Runs of text that make up one paragraph of a rich text are one. */
    public static Optional<Map<String, String>> of(String document) {
        try {
            JsonNode node = JSON.readTree(document);
            if (!node.isContainerNode()) return Optional.empty();
            JsonTexts all = new JsonTexts();
            all.add("", node);
            return Optional.of(all.texts);
        } catch (JsonProcessingException other) {
            return Optional.empty();
        }
    }

    private void add(String path, JsonNode node) {
        if (node.isTextual()) {
            texts.put(path, node.textValue());
        } else if (node.isArray()) {
            StringBuilder run = new StringBuilder();
            int begun = 0;
            for (int i = 0; i < node.size(); i++) {
                JsonNode item = node.get(i);
                if (isRun(item)) {
                    if (run.isEmpty()) begun = i;
                    run.append(item.get("text").textValue());
                    // A link's address and a mention's name hang on the run.
                    add(path + "/" + i + "/marks", item.path("marks"));
                } else {
                    flush(path + "/" + begun, run);
                    add(path + "/" + i, item);
                }
            }
            flush(path + "/" + begun, run);
        } else {
            node.properties().forEach(field -> add(path + "/" + field.getKey(), field.getValue()));
        }
    }

    private void flush(String path, StringBuilder run) {
        if (!run.isEmpty()) texts.put(path, run.toString());
        run.setLength(0);
    }

    private static boolean isRun(JsonNode node) {
        return node.path("type").asText().equals("text") && node.path("text").isTextual();
    }
}
