package io.understudy.db;

/** The rows that were loaded break a constraint that production has validated, so they are not what production is. Staging holds what it held before. */
public final class SnapshotInvalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SnapshotInvalid(String message) {
        super(message);
    }
}
