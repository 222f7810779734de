package io.understudy.config;

import java.util.List;
import java.util.Optional;

/** What a YAML file says, with the place of everything, and nothing interpreted: {@code yes}, {@code 010} and {@code 5%} are the text that was written. */
public sealed interface Node {
    Where at();

    /** What it is, for a message: "a list", say. */
    String kind();

    /**
     * A single value.
     *
     * @param text the value, with variables filled in; it may be a secret
     * @param written as it stands in the file
     * @param quoted whether it stands in quotes or is a block: then it is a value even if it is empty
     */
    record Scalar(Where at, String text, String written, boolean quoted) implements Node {
        /** Whether the key has nothing behind it. */
        public boolean isEmpty() {
            return !quoted && (written.isEmpty() || written.equals("~"));
        }

        /** Whether the whole value in the file is one variable, which is safe to have in a repository. */
        boolean isVariable() {
            return written.matches("\\$\\{[^${}]*}");
        }

        @Override
        public String kind() {
            return isEmpty() ? "nothing" : "a single value";
        }

        /** For messages: as written, because a variable's value may be a secret. */
        @Override
        public String toString() {
            String line = written.lines().findFirst().orElse("");
            return "'" + (line.length() > 60 ? line.substring(0, 60) + "…" : line) + "'";
        }
    }

    /** A list. */
    record Sequence(Where at, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys and values, in the order written; no key occurs twice. */
    record Mapping(Where at, List<Entry> entries) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        public Optional<Node> get(String key) {
            return entries.stream()
                    .filter(entry -> entry.key.equals(key))
                    .map(Entry::value)
                    .findFirst();
        }

        /** The same without some of its keys: what is left belongs to somebody else. */
        public Mapping without(List<String> keys) {
            return new Mapping(
                    at,
                    entries.stream().filter(entry -> !keys.contains(entry.key)).toList());
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /**
     * A key and its value.
     *
     * @param at where the key is written
     */
    record Entry(Where at, String key, Node value) {}

    /** What has been complained about already: whoever meets it says nothing more. */
    record Refused(Where at) implements Node {
        @Override
        public String kind() {
            return "an error";
        }
    }
}
