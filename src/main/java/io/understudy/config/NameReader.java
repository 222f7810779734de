package io.understudy.config;

import java.util.ArrayList;
import java.util.List;

/** Reads identifiers and the marks between them, from left to right: names with dots, lists in brackets, SQL strings. Spaces between them mean nothing. */
final class NameReader {
    /** What ends a bare name inside a sentence of names. */
    private static final String MARKS = ".(),='\"";

    /** What ends a bare name where there are only names with dots between. */
    private static final String DOTS = ".\"";

    private final String text;
    private final String marks;
    private int position;

    /** Reads names and marks: a name with a space in it needs quotes. */
    NameReader(String text) {
        this(text, MARKS);
    }

    private NameReader(String text, String marks) {
        this.text = text;
        this.marks = marks;
    }

    /** The whole text as names joined by dots, with nothing else between: a name may hold spaces. */
    static List<String> path(String text) {
        return new NameReader(text, DOTS).path();
    }

    private List<String> path() {
        List<String> names = new ArrayList<>();
        do {
            names.add(name());
        } while (skip("."));
        end();
        return names;
    }

    /** A name, bare or in double quotes (a doubled quote stands for one). */
    String name() {
        if (peek("\"")) return delimited('"');
        int start = position;
        while (position < text.length() && isNamePart()) position++;
        String name = text.substring(start, position).strip();
        if (name.isEmpty()) throw unexpected("a name");
        return name;
    }

    private boolean isNamePart() {
        char next = text.charAt(position);
        if (marks.indexOf(next) >= 0) return false;
        return marks.equals(DOTS) || !(Character.isWhitespace(next) || text.startsWith("->", position));
    }

    /** A value, as an SQL string in single quotes or bare (a number, say). */
    String value() {
        return peek("'") ? delimited('\'') : name();
    }

    private String delimited(char quote) {
        int start = position;
        StringBuilder value = new StringBuilder();
        for (position++; position < text.length(); position++) {
            if (text.charAt(position) != quote) {
                value.append(text.charAt(position));
            } else if (position + 1 < text.length() && text.charAt(position + 1) == quote) {
                value.append(quote);
                position++;
            } else {
                position++;
                return value.toString();
            }
        }
        throw new IllegalArgumentException("the quote at character " + (start + 1) + " never ends");
    }

    /** Whether the mark comes next; if so, goes past it. */
    boolean skip(String mark) {
        if (!peek(mark)) return false;
        position += mark.length();
        return true;
    }

    void expect(String mark) {
        if (!skip(mark)) throw unexpected("'" + mark + "'");
    }

    void end() {
        skipSpaces();
        if (position < text.length()) throw unexpected("the end");
    }

    boolean peek(String mark) {
        skipSpaces();
        return text.startsWith(mark, position);
    }

    private void skipSpaces() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) position++;
    }

    private IllegalArgumentException unexpected(String wanted) {
        String found = position < text.length() ? "'" + text.charAt(position) + "'" : "the end";
        return new IllegalArgumentException(
                "expected " + wanted + " at character " + (position + 1) + ", found " + found);
    }

    /** A name in double quotes if it needs them to be read back. */
    static String quoted(String name) {
        boolean plain = !name.isEmpty()
                && name.chars().noneMatch(c -> MARKS.indexOf(c) >= 0 || Character.isWhitespace(c))
                && !name.contains("->");
        return plain ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
