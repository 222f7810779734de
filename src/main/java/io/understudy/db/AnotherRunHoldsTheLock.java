package io.understudy.db;

/** Another run is refreshing this staging right now. Nothing was written. */
public final class AnotherRunHoldsTheLock extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AnotherRunHoldsTheLock(String message) {
        super(message);
    }
}
