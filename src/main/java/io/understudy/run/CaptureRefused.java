package io.understudy.run;

/** What was asked for cannot be captured (exit code 2). Its message holds no value. */
public final class CaptureRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CaptureRefused(String message) {
        super(message);
    }
}
