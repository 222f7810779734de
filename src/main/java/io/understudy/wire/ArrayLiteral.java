package io.understudy.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL array: {@code {a,"b c",NULL}}, {@code {{1,2},{3,4}}}, {@code [0:1]={x,y}}. The elements stand in one list, the last dimension runs fastest.
 * Immutable. Never prints its content; {@link #text()} does.
 */
public final class ArrayLiteral {
    /** The server's limit. */
    static final int DIMENSIONS_MAXIMUM = 6;

    private final int[] sizes;
    private final int[] lowerBounds;
    private final List<@Nullable String> elements;
    private final char delimiter;

    private ArrayLiteral(int[] sizes, int[] lowerBounds, List<@Nullable String> elements, char delimiter) {
        this.sizes = sizes;
        this.lowerBounds = lowerBounds;
        this.elements = Collections.unmodifiableList(elements);
        this.delimiter = delimiter;
    }

    /**
     * An array of any shape.
     *
     * @param sizes the size of each dimension; none for an empty array
     * @param lowerBounds the first index of each dimension, 1 as a rule
     * @param elements canonical text each, or null; as many as the sizes multiply to
     * @param delimiter what stands between elements: a comma for every type but {@code box}
     * @throws UnfitValue if the server could not hold such an array
     */
    public static ArrayLiteral of(
            int[] sizes, int[] lowerBounds, List<? extends @Nullable String> elements, char delimiter) {
        long count = sizes.length == 0 ? 0 : 1;
        boolean fits = sizes.length == lowerBounds.length && sizes.length <= DIMENSIONS_MAXIMUM;
        for (int i = 0; fits && i < sizes.length; i++) {
            fits = sizes[i] > 0 && lowerBounds[i] <= Integer.MAX_VALUE - sizes[i];
            count *= sizes[i];
            fits &= count <= elements.size();
        }
        if (!fits || count != elements.size()) {
            throw new UnfitValue(
                    "an array of " + sizes.length + " dimensions cannot have " + elements.size() + " elements");
        }
        return new ArrayLiteral(sizes.clone(), lowerBounds.clone(), new ArrayList<>(elements), delimiter);
    }

    /**
     * Reads an array as the server prints it; elements may also be quoted without need, and spaces may stand around them.
     *
     * @param delimiter what stands between elements: a comma for every type but {@code box}
     * @throws UnfitValue if the text is no array
     */
    public static ArrayLiteral parse(String text, char delimiter) {
        return new ArrayParser(text, delimiter).parse();
    }

    /** The number of dimensions: 0 for an empty array, at most 6. */
    public int dimensions() {
        return sizes.length;
    }

    /** The number of elements along a dimension, counted from 0. */
    public int size(int dimension) {
        return sizes[dimension];
    }

    /** The first index along a dimension, counted from 0. */
    public int lowerBound(int dimension) {
        return lowerBounds[dimension];
    }

    /** All elements, as canonical text or null. Not to be changed. */
    public List<@Nullable String> elements() {
        return elements;
    }

    /**
     * The same shape with other elements.
     *
     * @throws UnfitValue if their number differs
     */
    public ArrayLiteral withElements(List<? extends @Nullable String> others) {
        return of(sizes, lowerBounds, others, delimiter);
    }

    /** The same shape with each element replaced; null stays null. */
    public ArrayLiteral map(UnaryOperator<String> change) {
        List<@Nullable String> changed = new ArrayList<>(elements.size());
        for (String element : elements) changed.add(element == null ? null : change.apply(element));
        return new ArrayLiteral(sizes, lowerBounds, changed, delimiter);
    }

    /** The array as the server prints it. */
    public String text() {
        if (sizes.length == 0) return "{}";
        StringBuilder out = new StringBuilder(elements.size() * 8 + 2);
        if (Arrays.stream(lowerBounds).anyMatch(bound -> bound != 1)) {
            for (int i = 0; i < sizes.length; i++) {
                out.append('[')
                        .append(lowerBounds[i])
                        .append(':')
                        .append(lowerBounds[i] + sizes[i] - 1)
                        .append(']');
            }
            out.append('=');
        }
        appendDimension(out, 0, 0, elements.size());
        return out.toString();
    }

    private void appendDimension(StringBuilder out, int dimension, int from, int to) {
        out.append('{');
        int step = (to - from) / sizes[dimension];
        for (int start = from; start < to; start += step) {
            if (start > from) out.append(delimiter);
            if (dimension + 1 < sizes.length) appendDimension(out, dimension + 1, start, start + step);
            else appendElement(out, elements.get(start));
        }
        out.append('}');
    }

    private void appendElement(StringBuilder out, @Nullable String element) {
        if (element == null) {
            out.append("NULL");
        } else if (!needsQuotes(element)) {
            out.append(element);
        } else {
            out.append('"');
            for (int i = 0; i < element.length(); i++) {
                char character = element.charAt(i);
                if (character == '"' || character == '\\') out.append('\\');
                out.append(character);
            }
            out.append('"');
        }
    }

    private boolean needsQuotes(String element) {
        if (element.isEmpty() || element.equalsIgnoreCase("NULL")) return true;
        for (int i = 0; i < element.length(); i++) {
            char character = element.charAt(i);
            if (character == delimiter || isSpace(character)) return true;
            if (character == '"' || character == '\\' || character == '{' || character == '}') return true;
        }
        return false;
    }

    /** The server's idea of a space between elements. */
    static boolean isSpace(char character) {
        return character == ' ' || (character >= '\t' && character <= '\r');
    }

    @Override
    public String toString() {
        return "ArrayLiteral[" + sizes.length + " dimensions, " + elements.size() + " elements]";
    }
}
