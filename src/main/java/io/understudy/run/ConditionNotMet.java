package io.understudy.run;

/** The condition under which a fixture was to shrink says nothing about its rows (exit code 4). Its message holds no value. */
public final class ConditionNotMet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConditionNotMet(String message) {
        super(message);
    }
}
