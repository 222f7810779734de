package io.understudy.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns what YAML says into records: a record's components are its keys, in kebab-case, and a component that may be left out is {@code @Nullable}. A key
 * that is unknown or missing, a value of the wrong form, and whatever a constructor refuses with an {@link IllegalArgumentException} become problems at
 * their places; reading then goes on, so that one attempt tells everything. Defaults are not the binder's: a record gives its own.
 */
public final class RecordBinder {
    /** Reads a node as a T. Notes a problem and returns nothing where it cannot. */
    @FunctionalInterface
    public interface Converter<T> {
        /** Converts; the path is the keys that lead to the node with dots between, for messages. */
        Optional<T> convert(Node node, String path);
    }

    private final Problems problems;
    private final Map<Type, Converter<?>> converters = new HashMap<>();

    /** A binder that knows texts, numbers, fractions, truth, durations, rates, tables, lists, maps, enums and nested records. */
    public RecordBinder(Problems problems) {
        this.problems = problems;
        withText(String.class, text -> text);
        withText(Integer.class, text -> (int) Literals.wholeNumber(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
        withText(Long.class, text -> Literals.wholeNumber(text, Long.MIN_VALUE, Long.MAX_VALUE));
        withText(Double.class, Literals::fraction);
        withText(BigDecimal.class, Literals::decimal);
        withText(Boolean.class, Literals::truth);
        withText(Duration.class, Literals::duration);
        withText(Rate.class, Rate::parse);
        withText(TableText.class, TableText::parse);
        alias(int.class, Integer.class);
        alias(long.class, Long.class);
        alias(double.class, Double.class);
        alias(boolean.class, Boolean.class);
    }

    private void alias(Class<?> primitive, Class<?> boxed) {
        converters.put(primitive, Objects.requireNonNull(converters.get(boxed)));
    }

    /** Teaches a type that has a form of its own. To be done before anything is bound. */
    public <T> RecordBinder with(Class<T> type, Converter<? extends T> converter) {
        converters.put(type, converter);
        return this;
    }

    /** Teaches a type that is written as a single value; the parser refuses with an {@link IllegalArgumentException}. */
    public <T> RecordBinder withText(Class<T> type, Function<String, ? extends T> parser) {
        return with(
                type,
                (node, path) ->
                        text(node, path).flatMap(scalar -> attempt(scalar, path, () -> parser.apply(scalar.text()))));
    }

    /** Teaches a type that is written as another record and completed from it: where defaults come in. */
    public <W extends Record, T> RecordBinder through(Class<W> written, Class<T> type, Function<W, T> complete) {
        return with(
                type,
                (node, path) ->
                        bind(node, written, path).flatMap(value -> attempt(node, path, () -> complete.apply(value))));
    }

    /**
     * Runs what may refuse with an {@link IllegalArgumentException}, whose sentence becomes a problem at the node. A single value is quoted there as it is
     * written, so this is not for secrets.
     */
    public <T> Optional<T> attempt(Node node, String path, Supplier<? extends T> action) {
        String subject = node instanceof Node.Scalar scalar ? scalar + " is refused: " : "";
        return attemptAs(node, path, subject, action);
    }

    /** As {@link #attempt}, for a value that may be or hold a secret. */
    public <T> Optional<T> attemptSecret(Node node, String path, Supplier<? extends T> action) {
        return attemptAs(node, path, "", action);
    }

    private <T> Optional<T> attemptAs(Node node, String path, String subject, Supplier<? extends T> action) {
        try {
            return Optional.of(action.get());
        } catch (IllegalArgumentException refusal) {
            note(node.at(), path, subject + refusal.getMessage());
            return Optional.empty();
        }
    }

    /** The node as a single value that is there. */
    public Optional<Node.Scalar> text(Node node, String path) {
        if (node instanceof Node.Scalar scalar && !scalar.isEmpty()) return Optional.of(scalar);
        return wrongKind(node, path, "a single value");
    }

    /** The node as keys and values. */
    public Optional<Node.Mapping> mapping(Node node, String path) {
        if (node instanceof Node.Mapping mapping) return Optional.of(mapping);
        return wrongKind(node, path, "a mapping (key: value)");
    }

    private <T> Optional<T> wrongKind(Node node, String path, String wanted) {
        if (!(node instanceof Node.Refused)) note(node.at(), path, "here belongs " + wanted + ", not " + node.kind());
        return Optional.empty();
    }

    /** Notes a problem, led by its path. */
    public void note(Where at, String path, String message) {
        problems.add(at, path.isEmpty() ? message : path + ": " + message);
    }

    /** Reads a mapping as a record; empty if anything in it was refused. */
    public <T extends Record> Optional<T> bind(Node node, Class<T> type, String path) {
        return mapping(node, path).flatMap(mapping -> {
            RecordComponent[] components = type.getRecordComponents();
            List<String> known =
                    Arrays.stream(components).map(RecordBinder::key).toList();
            boolean sound = refuseUnknown(mapping, known, path);
            @Nullable Object[] values = new @Nullable Object[components.length];
            for (int i = 0; i < components.length; i++) {
                Optional<Node> written = mapping.get(known.get(i));
                Optional<?> value =
                        written.flatMap(convertible(components[i].getGenericType(), inner(path, known.get(i))));
                values[i] = value.orElse(null);
                sound &= value.isPresent() || (written.isEmpty() && isOptional(components[i]));
                if (written.isEmpty() && !isOptional(components[i])) refuseMissing(mapping, known.get(i), known, path);
            }
            return sound ? attempt(mapping, path, () -> construct(type, values)) : Optional.empty();
        });
    }

    private Function<Node, Optional<?>> convertible(Type type, String path) {
        return node -> convert(node, type, path);
    }

    private static String inner(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private boolean refuseUnknown(Node.Mapping mapping, List<String> known, String path) {
        boolean sound = true;
        for (Node.Entry entry : mapping.entries()) {
            if (known.contains(entry.key())) continue;
            sound = false;
            String suggestion = Suggestion.didYouMean(entry.key(), known);
            String choice = known.isEmpty() ? "; it takes none" : "; known are " + String.join(", ", known);
            note(
                    entry.at(),
                    path,
                    "there is no key '" + entry.key() + "'" + (suggestion.isEmpty() ? choice : suggestion));
        }
        return sound;
    }

    /** Notes a missing key, unless it is there with a slip of the pen, which has been noted. */
    private void refuseMissing(Node.Mapping mapping, String key, List<String> known, String path) {
        boolean misspelt = mapping.entries().stream()
                .filter(entry -> !known.contains(entry.key()))
                .anyMatch(entry -> Suggestion.nearest(entry.key(), known)
                        .filter(key::equals)
                        .isPresent());
        if (!misspelt) note(mapping.at(), path, "the key '" + key + "' is missing; write " + key + ": …");
    }

    /** Reads a node as any type a component may have. */
    private Optional<?> convert(Node node, Type type, String path) {
        Converter<?> converter = converters.get(type);
        if (converter != null) return converter.convert(node, path);
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class)
            return list(node, generic.getActualTypeArguments()[0], path);
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class)
            return map(node, generic.getActualTypeArguments(), path);
        if (type instanceof Class<?> constants && constants.isEnum()) {
            return text(node, path)
                    .flatMap(scalar -> attempt(scalar, path, () -> Literals.constant(constants, scalar.text())));
        }
        if (type instanceof Class<?> nested && nested.isRecord())
            return bind(node, nested.asSubclass(Record.class), path);
        throw new IllegalStateException("no converter reads " + type + " at " + path);
    }

    /** A list; a single value stands for a list of one. */
    private Optional<List<?>> list(Node node, Type element, String path) {
        if (node instanceof Node.Mapping) return wrongKind(node, path, "a list");
        List<Node> items = node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
        List<Object> values = new ArrayList<>();
        for (Node item : items) convert(item, element, path).ifPresent(values::add);
        return values.size() == items.size() ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    private Optional<Map<?, ?>> map(Node node, Type[] types, String path) {
        return mapping(node, path).flatMap(mapping -> {
            Map<Object, Object> values = new LinkedHashMap<>();
            for (Node.Entry entry : mapping.entries()) {
                String inner = inner(path, entry.key());
                Optional<?> key = convert(new Node.Scalar(entry.at(), entry.key(), entry.key(), true), types[0], inner);
                Optional<?> value = convert(entry.value(), types[1], inner);
                if (key.isEmpty() || value.isEmpty()) continue;
                if (values.put(key.get(), value.get()) != null)
                    note(entry.at(), inner, "this is named twice; keep one");
            }
            return values.size() == mapping.entries().size()
                    ? Optional.of(Collections.unmodifiableMap(values))
                    : Optional.empty();
        });
    }

    /** How a Java name is written in YAML: {@code DateShift} and {@code dateShift} as {@code date-shift}. */
    public static String kebab(String javaName) {
        return Literals.kebab(javaName);
    }

    private static boolean isOptional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static String key(RecordComponent component) {
        return Literals.kebab(component.getName());
    }

    private static <T extends Record> T construct(Class<T> type, @Nullable Object[] values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof IllegalArgumentException reason) throw reason;
            throw new IllegalStateException("the constructor of " + type.getName() + " failed", refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record has a canonical constructor", impossible);
        }
    }
}
