package io.understudy.config;

import java.util.Comparator;

/**
 * A place in a file, for people.
 *
 * @param file as the user would name it: relative where the user's own path was
 * @param line counted from 1; 0 means the file as a whole
 * @param column counted from 1, in characters; 0 with line 0
 */
public record Where(String file, int line, int column) implements Comparable<Where> {
    private static final Comparator<Where> ORDER =
            Comparator.comparing(Where::file).thenComparingInt(Where::line).thenComparingInt(Where::column);

    public Where {
        if (file.isEmpty() || line < 0 || column < 0)
            throw new IllegalArgumentException("a place is a file, a line and a column");
    }

    /** The file as a whole, for what has no line: a missing file, say. */
    public static Where whole(String file) {
        return new Where(file, 0, 0);
    }

    /** The place without its column, {@code rules/shop.yml:12}: how a decision says where it comes from. */
    public String fileAndLine() {
        return line == 0 ? file : file + ":" + line;
    }

    @Override
    public int compareTo(Where other) {
        return ORDER.compare(this, other);
    }

    /** {@code file:line:column}, which editors and terminals turn into a link. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
