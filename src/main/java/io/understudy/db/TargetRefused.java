package io.understudy.db;

/** We will not write to this database, because it may be production. Nothing was written. */
public final class TargetRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TargetRefused(String message) {
        super(message);
    }
}
