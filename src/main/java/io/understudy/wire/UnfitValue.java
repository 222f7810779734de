package io.understudy.wire;

/** A value that a type cannot hold, or bytes that are not a value of the type. The message names the type and lengths, never the value. */
public final class UnfitValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnfitValue(String message) {
        super(message);
    }
}
