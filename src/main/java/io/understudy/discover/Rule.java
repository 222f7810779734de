package io.understudy.discover;

import io.understudy.mask.Masker;
import io.understudy.rules.RuleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule as it stands behind a column.
 *
 * @param word {@code keep}, or the name of a mask
 * @param parameters of the mask as YAML: a text in a line, or a nested mapping
 */
record Rule(String word, Map<String, Object> parameters) {
    private static final int LONGEST_LINE = 100;

    Rule {
        parameters = new LinkedHashMap<>(parameters);
    }

    static Rule keep() {
        return new Rule("keep", Map.of());
    }

    /** A mask without parameters. */
    static Rule of(Masker masker) {
        return new Rule(masker.name(), Map.of());
    }

    /** The same with one parameter more, after the others; text is quoted where YAML needs it. */
    Rule with(String parameter, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(parameters);
        more.put(parameter, value);
        return new Rule(word, more);
    }

    /** In one line. */
    String inLine() {
        if (parameters.isEmpty()) return RuleText.value(word);
        return flow(whole());
    }

    /** What stands behind the column's name and a colon, the following lines indented by so many spaces. */
    String inBlock(int indent) {
        String line = inLine();
        if (line.length() <= LONGEST_LINE) return " " + line;
        StringBuilder text = new StringBuilder();
        block(whole(), indent, text);
        return text.toString();
    }

    private Map<String, Object> whole() {
        Map<String, Object> whole = new LinkedHashMap<>();
        // The word of a choice is its first parameter, a mapping.
        if (word.equals("choice")) {
            whole.put("mask", parameters);
        } else {
            whole.put("mask", word);
            whole.putAll(parameters);
        }
        return whole;
    }

    private static String flow(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<String> entries = new ArrayList<>();
            map.forEach((key, each) -> entries.add(RuleText.name(String.valueOf(key)) + ": " + flow(each)));
            return "{ " + String.join(", ", entries) + " }";
        }
        if (value instanceof List<?> list)
            return "[ " + String.join(", ", list.stream().map(Rule::flow).toList()) + " ]";
        return RuleText.value(String.valueOf(value));
    }

    private static void block(Object value, int indent, StringBuilder text) {
        String margin = "\n" + " ".repeat(indent);
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> {
                text.append(margin).append(RuleText.name(String.valueOf(key))).append(':');
                boolean deep = each instanceof Map || each instanceof List;
                if (deep && (flow(each).length() > LONGEST_LINE || each instanceof List)) block(each, indent + 2, text);
                else text.append(' ').append(flow(each));
            });
        } else if (value instanceof List<?> list) {
            for (Object each : list) text.append(margin).append("- ").append(flow(each));
        }
    }
}
