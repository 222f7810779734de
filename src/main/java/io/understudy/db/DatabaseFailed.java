package io.understudy.db;

/** A server could not do what it had to. The message is one sentence in our own words: what, where, what to do; never a value, never a password. */
public abstract sealed class DatabaseFailed extends RuntimeException permits SourceFailed, StagingFailed {
    private static final long serialVersionUID = 1L;

    /** The cause is deliberately not kept: a driver's exception can hold the row it failed on. */
    DatabaseFailed(String message) {
        super(message);
    }
}
