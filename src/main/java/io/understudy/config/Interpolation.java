package io.understudy.config;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in variables, a name in braces behind a dollar sign, in values and never in keys; two dollar signs before the brace stand for themselves as one. A
 * message names the variable and never its value.
 */
final class Interpolation {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\$\\{|\\$\\{(?<name>[^}]*)(?<end>}?)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, String> environment;
    private final Problems problems;

    Interpolation(Map<String, String> environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    Node apply(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> fill(scalar);
            case Node.Sequence sequence ->
                new Node.Sequence(
                        sequence.at(),
                        sequence.items().stream().map(this::apply).toList());
            case Node.Mapping mapping ->
                new Node.Mapping(
                        mapping.at(),
                        mapping.entries().stream()
                                .map(entry -> new Node.Entry(entry.at(), entry.key(), apply(entry.value())))
                                .toList());
            case Node.Refused refused -> refused;
        };
    }

    private Node fill(Node.Scalar scalar) {
        if (!scalar.text().contains("${")) return scalar;
        StringBuilder filled = new StringBuilder();
        boolean complete = true;
        Matcher variable = VARIABLE.matcher(scalar.text());
        while (variable.find()) {
            Optional<String> value = variable.group("name") == null ? Optional.of("${") : lookUp(variable, scalar.at());
            complete &= value.isPresent();
            variable.appendReplacement(filled, Matcher.quoteReplacement(value.orElse("")));
        }
        variable.appendTail(filled);
        if (!complete) return new Node.Refused(scalar.at());
        return new Node.Scalar(scalar.at(), filled.toString(), scalar.written(), scalar.quoted());
    }

    private Optional<String> lookUp(Matcher variable, Where at) {
        String name = variable.group("name");
        if (variable.group("end").isEmpty() || !NAME.matcher(name).matches()) {
            problems.add(at, "a variable is written ${NAME} with letters, digits and _; write $${ for a literal ${");
            return Optional.empty();
        }
        Optional<String> value = Optional.ofNullable(environment.get(name));
        if (value.isEmpty())
            problems.add(
                    at,
                    "the environment variable " + name + " is not set; set it"
                            + Suggestion.didYouMean(name, environment.keySet()));
        return value;
    }
}
