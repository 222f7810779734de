package io.understudy.db;

/** Production could not be read. Nothing was written anywhere. */
public final class SourceFailed extends DatabaseFailed {
    private static final long serialVersionUID = 1L;

    public SourceFailed(String message) {
        super(message);
    }
}
