package io.understudy.mask;

/** Where the words of a masked name come from: from the words that they stand for, or from one made-up person. For one thread. */
interface Naming {
    /** A new value begins. */
    default void begin() {}

    /** Appends a name in the place of a part of a value, in its case. */
    void appendName(NameScript script, NamePool.Role role, String value, int from, int to, StringBuilder output);

    /** Appends something in the place of an initial. */
    void appendInitial(NamePool.Role role, String value, int from, int to, StringBuilder output);
}
