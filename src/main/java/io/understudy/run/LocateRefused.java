package io.understudy.run;

/** What was asked for cannot be told. */
public final class LocateRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LocateRefused(String message) {
        super(message);
    }
}
