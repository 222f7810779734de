package io.understudy.config;

import java.util.List;
import java.util.stream.Collectors;

/** What the user wrote cannot be used (exit code 2). Its message is every problem, one a line, and never holds a secret. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ConfigurationException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        if (problems.isEmpty()) throw new IllegalArgumentException("without a problem there is nothing to throw");
        this.problems = List.copyOf(problems);
    }

    /** Sorted by file and line; at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
