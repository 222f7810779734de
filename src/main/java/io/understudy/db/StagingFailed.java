package io.understudy.db;

/** Staging could not be written. It holds what it held before. */
public final class StagingFailed extends DatabaseFailed {
    private static final long serialVersionUID = 1L;

    public StagingFailed(String message) {
        super(message);
    }
}
