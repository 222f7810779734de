package io.understudy.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A path into a document: {@code $.name}, {@code $['any name']}, {@code [3]}, {@code [*]}, {@code .*} and, for any depth, {@code .**}. A path that leads to an object or an array means all that is in it.
 */
final class DocumentPath {
    /** One step. A name or an index, or any of them, or any number of steps. */
    private sealed interface Step {
        record Name(String name) implements Step {}

        record Index(int index) implements Step {}

        record Any() implements Step {}

        record Deep() implements Step {}
    }

    private final List<Step> steps;

    private DocumentPath(List<Step> steps) {
        this.steps = steps;
    }

    /** @throws IllegalArgumentException if it is no path, saying what to write */
    static DocumentPath parse(String path) {
        if (!path.startsWith("$")) throw malformed(path);
        List<Step> steps = new ArrayList<>();
        int at = 1;
        while (at < path.length()) {
            boolean bracket = path.charAt(at) == '[';
            if (!bracket && path.charAt(at) != '.') throw malformed(path);
            int end = bracket ? bracketEnd(path, at) : nameEnd(path, at + 1);
            String step = path.substring(at + 1, end);
            steps.add(bracket ? inBrackets(step, path) : afterDot(step, path));
            at = bracket ? end + 1 : end;
        }
        return new DocumentPath(List.copyOf(steps));
    }

    private static int nameEnd(String path, int from) {
        int end = from;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') end++;
        return end;
    }

    private static int bracketEnd(String path, int from) {
        boolean quoted = path.startsWith("['", from);
        int end = quoted ? path.indexOf("']", from + 2) : path.indexOf(']', from);
        if (end < 0) throw malformed(path);
        return quoted ? end + 1 : end;
    }

    private static Step inBrackets(String step, String path) {
        if (step.equals("*")) return new Step.Any();
        if (step.length() >= 2 && step.startsWith("'")) return new Step.Name(step.substring(1, step.length() - 1));
        if (!step.matches("[0-9]{1,9}")) throw malformed(path);
        return new Step.Index(Integer.parseInt(step));
    }

    private static Step afterDot(String step, String path) {
        if (step.isEmpty()) throw malformed(path);
        return switch (step) {
            case "*" -> new Step.Any();
            case "**" -> new Step.Deep();
            default -> new Step.Name(step);
        };
    }

    private static IllegalArgumentException malformed(String path) {
        return new IllegalArgumentException(
                "\"" + path
                        + "\" is no path; write one such as $.contact.email, $.phones[*], $['odd name'] or $.**.email, or * for the rest");
    }

    /** Where the parser is: the names and indexes that lead there. */
    static final class Position {
        private String[] names = new String[16];
        private int[] indexes = new int[16];
        private int depth;
        private final boolean prefixed;

        Position() {
            this(false);
        }

        /** @param prefixed whether names may have prefixes, as in XML, which a path may leave out */
        Position(boolean prefixed) {
            this.prefixed = prefixed;
        }

        private boolean isNamed(int at, String name) {
            if (indexes[at] >= -1) return false;
            String here = names[at];
            if (here.equals(name)) return true;
            int colon = prefixed ? here.indexOf(':') : -1;
            if (colon < 0) return false;
            return here.startsWith("@")
                    ? name.equals("@" + here.substring(colon + 1))
                    : here.substring(colon + 1).equals(name);
        }

        int depth() {
            return depth;
        }

        void clear() {
            depth = 0;
        }

        void enter(boolean array) {
            if (depth == names.length) {
                names = Arrays.copyOf(names, depth * 2);
                indexes = Arrays.copyOf(indexes, depth * 2);
            }
            names[depth] = "";
            indexes[depth++] = array ? -1 : Integer.MIN_VALUE;
        }

        void leave() {
            depth--;
        }

        /** The next value: in an array one index further. */
        void advance() {
            if (depth > 0 && indexes[depth - 1] >= -1) indexes[depth - 1]++;
        }

        void name(String name) {
            names[depth - 1] = name;
        }
    }

    /** How many steps of the position the path covers, the more the better; -1 if it does not lead there. */
    int covers(Position position) {
        return covers(0, position, 0);
    }

    /** Whether the path leads to just the object whose key comes next. */
    boolean leadsToTheObjectOf(Position position) {
        position.depth--;
        boolean leads = covers(0, position, 0) == position.depth;
        position.depth++;
        return leads;
    }

    private int covers(int step, Position position, int at) {
        if (step == steps.size()) return at;
        return switch (steps.get(step)) {
            case Step.Deep deep -> {
                int best = -1;
                for (int from = at; from <= position.depth; from++)
                    best = Math.max(best, covers(step + 1, position, from));
                yield best;
            }
            case Step.Any any -> at < position.depth ? covers(step + 1, position, at + 1) : -1;
            case Step.Name name ->
                at < position.depth && position.isNamed(at, name.name) ? covers(step + 1, position, at + 1) : -1;
            case Step.Index index ->
                at < position.depth && position.indexes[at] == index.index ? covers(step + 1, position, at + 1) : -1;
        };
    }

    /** Whether it asks for a place in a list, which only JSON has. */
    boolean hasIndexes() {
        return steps.stream().anyMatch(Step.Index.class::isInstance);
    }

    /** How many steps name exactly one thing: of two paths to the same place, the more exact one counts. */
    int exactness() {
        int exact = 0;
        for (Step step : steps) if (step instanceof Step.Name || step instanceof Step.Index) exact++;
        return exact;
    }
}
