package io.understudy.rules;

import io.understudy.config.TableText;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tables that a rule file speaks of under one heading. */
sealed interface TableHeading {
    /** One table, by its name. */
    record One(TableText table) implements TableHeading {}

    /**
     * All tables whose names look so: {@code audit_*}, {@code archive.*}.
     *
     * @param written as the file has it
     * @param schema what the schema's name must look like; null for any schema
     */
    record Alike(String written, @Nullable Pattern schema, Pattern name) implements TableHeading {
        boolean matches(TableName table) {
            return (schema == null || schema.matcher(table.schema()).matches())
                    && name.matcher(table.name()).matches();
        }
    }

    /** A name, bare or in double quotes, and what stands behind it: a dot, or the end. */
    Pattern PART = Pattern.compile("\\G\\s*(\"(?:[^\"]|\"\")+\"|[^.\"]+?)\\s*(\\.|$)");

    /**
     * Reads a heading. A star outside double quotes stands for any characters.
     *
     * @throws IllegalArgumentException saying what to write
     */
    static TableHeading parse(String text) {
        if (text.replaceAll("\"(?:[^\"]|\"\")*\"", "").indexOf('*') < 0) return new One(TableText.parse(text));
        List<Pattern> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(text);
        int end = 0;
        while (matcher.find()) {
            parts.add(pattern(matcher.group(1)));
            end = matcher.end();
        }
        if (end < text.length() || text.endsWith(".") || parts.size() > 2)
            throw new IllegalArgumentException(
                    "tables are named table or schema.table, with * for any characters; a name that holds a dot goes in double quotes");
        return new Alike(text, parts.size() == 2 ? parts.getFirst() : null, parts.getLast());
    }

    private static Pattern pattern(String part) {
        if (part.startsWith("\""))
            return Pattern.compile(
                    Pattern.quote(part.substring(1, part.length() - 1).replace("\"\"", "\"")));
        StringBuilder regex = new StringBuilder();
        for (String piece : part.split("(?<=\\*)|(?=\\*)", -1))
            regex.append(piece.equals("*") ? ".*" : Pattern.quote(piece));
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
