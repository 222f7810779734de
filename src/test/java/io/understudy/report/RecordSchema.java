package io.understudy.report;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON Schema of records: a component is a required property, and null where it is nullable. */
final class RecordSchema {
    private final Map<String, Object> definitions = new TreeMap<>();

    Map<String, Object> of(Class<?> root) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Understudy: the report of a run");
        schema.putAll(object(root));
        schema.put("$defs", definitions);
        return schema;
    }

    private Map<String, Object> object(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            required.add(component.getName());
            Map<String, Object> value = value(component.getGenericType());
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            properties.put(
                    component.getName(), nullable ? Map.of("anyOf", List.of(value, Map.of("type", "null"))) : value);
        }
        // What a record says beside its components.
        if (type.getSimpleName().equals("Finding")) properties.put("error", Map.of("type", "boolean"));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        schema.put("additionalProperties", false);
        return schema;
    }

    private Map<String, Object> value(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            return parameterized.getRawType() == List.class
                    ? ordered("type", "array", "items", value(arguments[0]))
                    : ordered("type", "object", "additionalProperties", value(arguments[1]));
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) return Map.of("type", "string");
        if (plain == boolean.class || plain == Boolean.class) return Map.of("type", "boolean");
        if (plain == double.class || plain == Double.class) return Map.of("type", "number");
        if (plain == int.class || plain == Integer.class || plain == long.class || plain == Long.class)
            return Map.of("type", "integer");
        if (plain.isEnum())
            return Map.of(
                    "enum",
                    Arrays.stream(plain.getEnumConstants())
                            .map(Object::toString)
                            .toList());
        if (!plain.isRecord()) throw new IllegalArgumentException("no schema for " + plain);
        String name = plain.getSimpleName();
        if (!definitions.containsKey(name)) {
            definitions.put(name, Map.of());
            definitions.put(name, object(plain));
        }
        return Map.of("$ref", "#/$defs/" + name);
    }

    private static Map<String, Object> ordered(String firstKey, Object first, String secondKey, Object second) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(firstKey, first);
        map.put(secondKey, second);
        return map;
    }
}
