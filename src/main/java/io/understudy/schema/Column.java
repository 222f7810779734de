package io.understudy.schema;

/**
 * A column.
 *
 * @param name as the server spells it
 * @param type its type
 * @param nullable whether the server lets it be null
 * @param generated whether the server computes it from other columns: such a column is neither read nor written nor decided upon
 * @param identity whether the server numbers it by itself
 * @param expression what it is computed from, as the server prints it; empty where it is not generated, or where this user is not told
 */
public record Column(
        String name, DataType type, boolean nullable, boolean generated, Identity identity, String expression) {
    /** How the server numbers a column. */
    public enum Identity {
        NONE,
        /** Numbered unless a value is given. */
        BY_DEFAULT,
        /** Numbered whatever is given, unless overridden. */
        ALWAYS
    }

    public Column {
        if (name.isEmpty()) throw new IllegalArgumentException("a column needs a name");
    }

    /** A column of which no expression is known. */
    public Column(String name, DataType type, boolean nullable, boolean generated, Identity identity) {
        this(name, type, nullable, generated, identity, "");
    }

    /** An ordinary column. */
    public static Column of(String name, DataType type, boolean nullable) {
        return new Column(name, type, nullable, false, Identity.NONE);
    }
}
