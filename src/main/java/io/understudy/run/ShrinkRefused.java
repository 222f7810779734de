package io.understudy.run;

/** A fixture cannot be shrunk as was asked (exit code 2). Its message holds no value. */
public final class ShrinkRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ShrinkRefused(String message) {
        super(message);
    }
}
