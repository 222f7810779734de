package io.understudy.run;

/** What the configuration gives as the key is not one. */
public final class KeyRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyRefused(String message) {
        super(message);
    }
}
