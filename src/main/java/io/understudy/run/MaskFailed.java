package io.understudy.run;

/** A masker met a value that it could not mask. Nothing was published. The message names the column, the row's ordinal and the length, never the value. */
public final class MaskFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a cause: the JDK's own exceptions quote what they could not parse. */
    MaskFailed(String message) {
        super(message);
    }
}
