package io.understudy.db;

import io.understudy.schema.Table;
import java.util.List;

/** Rows on their way into what staging shows now, all of them or none: whatever happens before {@link #commit}, staging holds what it held before. */
public interface Amendment extends AutoCloseable {
    /**
     * Removes every row of tables. To be called before {@link #write}, and with every table that refers to one of them.
     *
     * @throws TargetRefused if a table cannot be emptied so that it can be undone
     */
    void empty(List<Table> tables);

    /**
     * Puts rows there, over those that have the same keys. Of a table whose rows have none, only rows that are not there yet, as often as they are given.
     *
     * @param rows of which a table occurs once
     * @throws SnapshotInvalid if staging refuses them
     * @throws TargetRefused if a table cannot be written so that it can be undone
     */
    void write(List<GivenRows> rows);

    /** Asks a question of the user's own. Whatever it does besides answering is undone. */
    Answer ask(String sql);

    /** Makes all of it visible at once. */
    void commit();

    /** Undoes everything unless it was committed. */
    @Override
    void close();
}
