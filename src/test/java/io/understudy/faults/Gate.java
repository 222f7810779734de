package io.understudy.faults;

/** A place where the test makes a run wait, to do harm there. Not every engine passes all of them. */
enum Gate {
    FIRST_TABLE,
    SECOND_TABLE,
    MIDDLE_OF_LOAD,
    CLOSURE,
    REBUILDING,
    /** Before the line of the ledger is written. */
    BEFORE_COMMIT,
    /** PostgreSQL was told to commit. */
    COMMIT,
    /** MySQL's journal is written, and nothing was swapped. */
    BEFORE_RENAME,
    /** MySQL has the packet with the RENAME, which waits for a lock. */
    RENAME,
    /** MySQL has renamed the tables, and the triggers wait. */
    AFTER_RENAME,
    /** All is shown, and what the run needed is still there. */
    CLEANING_UP;

    /** Whether a run that ends here has published. */
    boolean isAfterPublishing() {
        return this == AFTER_RENAME || this == CLEANING_UP;
    }
}
