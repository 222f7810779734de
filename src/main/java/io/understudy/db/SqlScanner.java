package io.understudy.db;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Walks over SQL that a MySQL or MariaDB server printed with {@code sql_mode = ''}, and is not fooled by what stands in quotes: names in backquotes, texts in single or double quotes, quotes doubled or behind a
 * backslash.
 */
final class SqlScanner {
    private final String text;
    private int position;

    SqlScanner(String text) {
        this.text = text;
    }

    /** Passes over a word if it comes next. */
    boolean accept(String word) {
        if (!text.startsWith(word, position)) return false;
        position += word.length();
        return true;
    }

    /** Passes over a word that has to come next. */
    void expect(String word) {
        if (!accept(word)) throw new IllegalArgumentException("no " + word.strip() + " where a definition has one");
    }

    void skipSpace() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) position++;
    }

    /** Passes over a name in backquotes and returns it without them. */
    String name() {
        if (position >= text.length() || text.charAt(position) != '`')
            throw new IllegalArgumentException("no name where a definition has one");
        int start = position;
        skipQuoted();
        return text.substring(start + 1, position - 1).replace("``", "`");
    }

    /** Passes over what stands in quotes, from the opening to the closing one. */
    private void skipQuoted() {
        char quote = text.charAt(position++);
        while (position < text.length()) {
            char next = text.charAt(position++);
            if (next == '\\' && quote != '`') {
                position++;
            } else if (next == quote) {
                if (position >= text.length() || text.charAt(position) != quote) return;
                position++;
            }
        }
        throw new IllegalArgumentException("a quote that is not closed");
    }

    private static boolean isQuote(char character) {
        return character == '`' || character == '\'' || character == '"';
    }

    /** Passes over a list in parentheses and returns what stands between its commas, stripped. */
    List<String> list() {
        expect("(");
        List<String> items = new ArrayList<>();
        int depth = 0;
        int start = position;
        while (position < text.length()) {
            char next = text.charAt(position);
            if (isQuote(next)) {
                skipQuoted();
                continue;
            }
            position++;
            if (next == '(') depth++;
            if (next == ')' && depth-- == 0) {
                items.add(text.substring(start, position - 1).strip());
                return items;
            }
            if (next == ',' && depth == 0) {
                items.add(text.substring(start, position - 1).strip());
                start = position;
            }
        }
        throw new IllegalArgumentException("a parenthesis that is not closed");
    }

    /** Whether a list in parentheses comes next. */
    boolean atList() {
        return position >= text.length() || text.charAt(position) == '(';
    }

    /** Passes over one character, or over everything in quotes that starts here. */
    void skipOne() {
        if (isQuote(text.charAt(position))) skipQuoted();
        else position++;
    }

    /** Everything up to here. */
    String passed() {
        return text.substring(0, position);
    }

    /** Everything from here on. */
    String rest() {
        return text.substring(position);
    }

    /** The words from here on that stand outside of parentheses, each with the quoted text that belongs to it: {@code ENGINE=InnoDB}, {@code COMMENT='it''s'}. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        while (true) {
            skipSpace();
            if (position >= text.length()) return words;
            int start = position;
            skipWord();
            words.add(text.substring(start, position));
        }
    }

    private void skipWord() {
        while (position < text.length() && !Character.isWhitespace(text.charAt(position))) {
            if (isQuote(text.charAt(position))) skipQuoted();
            else if (text.charAt(position) == '(') list();
            else position++;
        }
    }

    /** The text from here on without some of its words, and without the space that follows them. */
    String without(Predicate<String> unwanted) {
        StringBuilder kept = new StringBuilder();
        while (position < text.length()) {
            int start = position;
            skipWord();
            boolean drop = unwanted.test(text.substring(start, position));
            skipSpace();
            if (!drop) kept.append(text, start, position);
        }
        return kept.toString().strip();
    }
}
