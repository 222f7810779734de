package io.understudy.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that a user is told everything at once and not one problem a run. Not safe for several threads. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /** Notes that something is wrong and lets the reading go on. */
    public void add(Where at, String message) {
        found.add(new Problem(at, message));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Everything so far, sorted by file and line, each problem once. */
    public List<Problem> list() {
        return found.stream().distinct().sorted().toList();
    }

    /**
     * Ends the reading if anything was wrong.
     *
     * @throws ConfigurationException carrying every problem
     */
    public void throwIfAny() {
        if (!found.isEmpty()) throw new ConfigurationException(list());
    }
}
