package io.understudy.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the text of an array once. */
final class ArrayParser {
    private static final int UNKNOWN = -1;

    private final String text;
    private final char delimiter;
    private final List<@Nullable String> elements = new ArrayList<>();
    private final int[] sizes = new int[ArrayLiteral.DIMENSIONS_MAXIMUM];
    private int dimensions = UNKNOWN;
    private int position;

    ArrayParser(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
        Arrays.fill(sizes, UNKNOWN);
    }

    ArrayLiteral parse() {
        skipSpace();
        List<int[]> bounds = readBounds();
        readDimension(0);
        while (position < text.length() && ArrayLiteral.isSpace(next())) position++;
        if (position != text.length()) throw unfit();

        boolean empty = elements.isEmpty();
        int[] actual = empty ? new int[0] : Arrays.copyOf(sizes, dimensions);
        int[] lower = new int[actual.length];
        Arrays.fill(lower, 1);
        if (!bounds.isEmpty()) {
            if (bounds.size() != actual.length) throw unfit();
            for (int i = 0; i < actual.length; i++) {
                lower[i] = bounds.get(i)[0];
                if ((long) bounds.get(i)[1] - lower[i] + 1 != actual[i]) throw unfit();
            }
        }
        return ArrayLiteral.of(actual, lower, elements, delimiter);
    }

    /** Reads what may stand before the elements: {@code [1:2][0:3]=}. */
    private List<int[]> readBounds() {
        List<int[]> bounds = new ArrayList<>();
        while (next() == '[') {
            position++;
            int lower = readInteger(':');
            int upper = readInteger(']');
            bounds.add(new int[] {lower, upper});
        }
        if (!bounds.isEmpty()) take('=');
        return bounds;
    }

    private int readInteger(char end) {
        int close = text.indexOf(end, position);
        if (close < 0) throw unfit();
        String number = text.substring(position, close);
        position = close + 1;
        return (int) IntegerText.parse(number, Integer.MIN_VALUE, Integer.MAX_VALUE, "array");
    }

    /** Reads one pair of braces and what is inside; all pairs of one depth must hold equally many. */
    private void readDimension(int depth) {
        if (depth == ArrayLiteral.DIMENSIONS_MAXIMUM) throw unfit();
        take('{');
        skipSpace();
        int size = 0;
        if (next() != '}') {
            boolean more = true;
            while (more) {
                skipSpace();
                if (next() == '{') readDimension(depth + 1);
                else readElement(depth + 1);
                size++;
                skipSpace();
                more = next() == delimiter;
                if (more) position++;
            }
        } else if (dimensions == UNKNOWN) {
            dimensions = depth + 1;
        }
        take('}');
        if (sizes[depth] != UNKNOWN && sizes[depth] != size) throw unfit();
        sizes[depth] = size;
    }

    private void readElement(int depth) {
        if (dimensions != UNKNOWN && dimensions != depth) throw unfit();
        dimensions = depth;
        if (next() == '"') {
            elements.add(readQuoted());
            return;
        }
        int start = position;
        String element = readBare();
        if (element.isEmpty()) throw unfit();
        boolean isNull = element.equalsIgnoreCase("NULL") && text.indexOf('\\', start, position) < 0;
        elements.add(isNull ? null : element);
    }

    private String readQuoted() {
        take('"');
        int close = position;
        while (close < text.length() && text.charAt(close) != '"' && text.charAt(close) != '\\') close++;
        if (close < text.length() && text.charAt(close) == '"') {
            String element = text.substring(position, close);
            position = close + 1;
            return element;
        }
        StringBuilder element = new StringBuilder();
        while (next() != '"') element.append(character());
        take('"');
        return element.toString();
    }

    /** Reads an element without quotes. Spaces at its end are not part of it, unless a backslash stands before them. */
    private String readBare() {
        StringBuilder element = new StringBuilder();
        int kept = 0;
        while (next() != delimiter && next() != '}') {
            if (next() == '"' || next() == '{') throw unfit();
            boolean space = ArrayLiteral.isSpace(next());
            element.append(character());
            if (!space) kept = element.length();
        }
        element.setLength(kept);
        return element.toString();
    }

    /** Reads one character, or the one behind a backslash. */
    private char character() {
        if (next() == '\\') position++;
        char character = next();
        position++;
        return character;
    }

    private void skipSpace() {
        while (ArrayLiteral.isSpace(next())) position++;
    }

    private void take(char character) {
        if (next() != character) throw unfit();
        position++;
    }

    private char next() {
        if (position >= text.length()) throw unfit();
        return text.charAt(position);
    }

    private UnfitValue unfit() {
        return UnfitValue.text("array", text);
    }
}
