package io.understudy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.config.RecordBinder;
import io.understudy.mask.GenericMasker;
import io.understudy.mask.Masker;
import io.understudy.mask.PluggedIn;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schemas that editors check configurations and rule files with, made from the records that the program itself reads YAML into, and from {@link Masker#kinds}: what is a key there is a key here.
 * A schema says less than the program does: it knows forms, and not whether a URL or a regular expression is one.
 */
final class EditorSchema {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONFIG = "io.understudy.config.";
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    /** The masker that is written without its name. */
    private static final String CHOICE = "choice";

    private EditorSchema() {}

    /** Of {@code understudy.yml}. */
    static ObjectNode ofConfiguration() {
        ObjectNode schema = JSON.createObjectNode().put("$schema", DIALECT).put("title", "Understudy's configuration");
        schema.setAll(record(classOf(CONFIG + "Configuration$Written")));
        return schema;
    }

    /** Of a rule file. */
    static ObjectNode ofRules() {
        ObjectNode schema = JSON.createObjectNode().put("$schema", DIALECT).put("title", "Understudy's rules");
        schema.put("type", "object").put("additionalProperties", false).put("minProperties", 1);
        ObjectNode properties = schema.putObject("properties");
        properties.set("include", listOf(text()));
        ObjectNode table = JSON.createObjectNode();
        table.putArray("anyOf")
                .add(JSON.createObjectNode().put("const", "keep"))
                .add(JSON.createObjectNode().put("type", "object").set("additionalProperties", reference("ruling")));
        properties.putObject("tables").put("type", "object").set("additionalProperties", table);
        properties.putObject("patterns").put("type", "array").set("items", reference("pattern"));
        ObjectNode definitions = schema.putObject("$defs");
        definitions.set("ruling", ruling(JSON.createObjectNode(), List.of()));
        ObjectNode looks = JSON.createObjectNode();
        looks.set("column", text());
        looks.set("table", text());
        looks.set("type", listOf(constants(classOf("io.understudy.rules.TypeClass"))));
        ObjectNode pattern = JSON.createObjectNode();
        ArrayNode forms = (ArrayNode) ruling(looks, List.of("column")).get("anyOf");
        forms.remove(0);
        pattern.set("anyOf", forms);
        definitions.set("pattern", pattern);
        definitions.set("mask", mask());
        definitions.set("case", choiceCase());
        return schema;
    }

    /** A name; or a mapping for each kind of mask, with its parameters, who answers for it, and further keys. */
    private static ObjectNode ruling(ObjectNode further, List<String> required) {
        ObjectNode ruling = JSON.createObjectNode();
        ArrayNode forms = ruling.putArray("anyOf").add(names());
        ObjectNode signOff = JSON.createObjectNode();
        for (RecordComponent component : classOf("io.understudy.rules.SignOff").getRecordComponents())
            signOff.set(component.getName(), text());
        ObjectNode keep = form("keep", JSON.createObjectNode(), required);
        ((ObjectNode) keep.get("properties")).setAll(signOff.deepCopy());
        ((ObjectNode) keep.get("properties")).setAll(further.deepCopy());
        forms.add(keep);
        kinds().forEach((name, kind) -> {
            ObjectNode form = form(name, record(kind), required);
            ObjectNode properties = (ObjectNode) form.get("properties");
            properties.setAll(signOff.deepCopy());
            properties.setAll(further.deepCopy());
            properties.set("domain", text());
            forms.add(form);
        });
        return ruling;
    }

    /** A mask within another, which has no domain of its own. */
    private static ObjectNode mask() {
        ObjectNode mask = JSON.createObjectNode();
        ArrayNode forms = mask.putArray("anyOf").add(names());
        kinds().forEach((name, kind) -> forms.add(form(name, record(kind), List.of())));
        return mask;
    }

    /** Unquoted, YAML's null is what JSON calls null, and a mask to us. */
    private static ObjectNode names() {
        ObjectNode names = JSON.createObjectNode();
        ArrayNode list = names.putArray("enum").add("keep");
        kinds().keySet().stream().filter(name -> !name.equals(CHOICE)).forEach(list::add);
        list.addNull();
        return names;
    }

    /** Those that ship with the program: an editor knows nothing of what is plugged in. */
    private static Map<String, Class<? extends Masker>> kinds() {
        Map<String, Class<? extends Masker>> kinds = new LinkedHashMap<>(Masker.kinds());
        kinds.values().removeIf(PluggedIn.class::isAssignableFrom);
        return kinds;
    }

    /** {@code mask: { when: [ { kind: email, mask: email } ], else: text }}, where others have a name. */
    private static ObjectNode choice() {
        ObjectNode choice = JSON.createObjectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = choice.putObject("properties");
        properties.set("when", listOf(reference("case")));
        properties.set("else", reference("mask"));
        choice.putArray("required").add("when").add("else");
        return choice;
    }

    /** Columns beside with what they must hold, and the mask for rows where they do. */
    private static ObjectNode choiceCase() {
        ObjectNode one = JSON.createObjectNode().put("type", "object").put("minProperties", 2);
        one.putObject("properties").set("mask", reference("mask"));
        one.set("additionalProperties", text());
        one.putArray("required").add("mask");
        return one;
    }

    private static ObjectNode form(String name, ObjectNode parameters, List<String> required) {
        ObjectNode form = JSON.createObjectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = form.putObject("properties");
        ArrayNode wanted = form.putArray("required").add("mask");
        required.forEach(wanted::add);
        if (name.equals(CHOICE)) {
            properties.set("mask", choice());
            return form;
        }
        ArrayNode mask = properties.putObject("mask").putArray("enum").add(name);
        if (name.equals("null")) mask.addNull();
        if (parameters.path("properties") instanceof ObjectNode own) properties.setAll(own);
        parameters.path("required").forEach(wanted::add);
        return form;
    }

    private static ObjectNode record(Class<?> type) {
        ObjectNode schema = JSON.createObjectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.createArrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            String key = RecordBinder.kebab(component.getName());
            properties.set(key, of(component.getGenericType()));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) required.add(key);
        }
        if (!required.isEmpty()) schema.set("required", required);
        return schema;
    }

    private static ObjectNode of(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class)
            return listOf(of(generic.getActualTypeArguments()[0]));
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            ObjectNode map = JSON.createObjectNode().put("type", "object");
            map.set("additionalProperties", of(generic.getActualTypeArguments()[1]));
            return map;
        }
        return of((Class<?>) type);
    }

    private static ObjectNode of(Class<?> type) {
        if (type == Masker.class) return reference("mask");
        if (type == GenericMasker.Case.class) return reference("case");
        if (type.isEnum()) return constants(type);
        if (type == Boolean.class || type == boolean.class)
            return JSON.createObjectNode().put("type", "boolean");
        return switch (type.getSimpleName()) {
            case "Secret", "MasterKey" -> either(text(), command());
            case "Database", "Endpoint", "Sample", "Verify", "Timeouts" -> record(classOf(type.getName() + "$Written"));
            case "TableSample" -> either(text(), record(classOf(CONFIG + "ConfigurationReader$Part")));
            case "Owner" -> either(text(), record(classOf(CONFIG + "ConfigurationReader$OwnerWritten")));
            default -> text();
        };
    }

    /** A single value: whether YAML takes it for a number or not, we take it for what is written. */
    private static ObjectNode text() {
        ObjectNode text = JSON.createObjectNode();
        text.putArray("type").add("string").add("number").add("boolean");
        return text;
    }

    /** What prints a secret. */
    private static ObjectNode command() {
        ObjectNode command = JSON.createObjectNode().put("type", "object").put("additionalProperties", false);
        command.putObject("properties").set("command", text());
        command.putArray("required").add("command");
        return command;
    }

    private static ObjectNode constants(Class<?> type) {
        ObjectNode constants = JSON.createObjectNode();
        ArrayNode list = constants.putArray("enum");
        for (Object constant : type.getEnumConstants())
            list.add(((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return constants;
    }

    private static ObjectNode listOf(ObjectNode item) {
        ObjectNode list = JSON.createObjectNode().put("type", "array");
        list.set("items", item.deepCopy());
        return either(item, list);
    }

    private static ObjectNode either(ObjectNode one, ObjectNode other) {
        ObjectNode either = JSON.createObjectNode();
        either.putArray("anyOf").add(one).add(other);
        return either;
    }

    private static ObjectNode reference(String definition) {
        return JSON.createObjectNode().put("$ref", "#/$defs/" + definition);
    }

    private static Class<?> classOf(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException moved) {
            throw new IllegalStateException(name + " is no longer where the schema looks for it", moved);
        }
    }

    static String text(JsonNode schema) {
        return schema.toPrettyString() + "\n";
    }
}
