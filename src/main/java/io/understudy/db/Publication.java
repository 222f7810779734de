package io.understudy.db;

import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.wire.Checksum;
import io.understudy.wire.Format;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One snapshot on its way into staging, all of it or nothing: whatever happens before {@link #commit}, staging still holds the snapshot before.
 * The methods are called in the order in which they stand here.
 */
public interface Publication extends AutoCloseable {
    /** Makes empty tables for the rows, without what would slow the load or refuse production's own rows (keys, indexes, checks, triggers): staging's own, locked, or others that will take their place. */
    void prepare(Schema production, List<TableName> tables);

    /** Opens a stream into a table; one at a time, several one after the other, all into one checksum. The columns are the table's stored ones, in production's order. */
    RowWriter write(Table table, Format format, Checksum checksum);

    /**
     * Puts indexes, keys, checks and triggers back as they were, in the state that production has them in.
     *
     * @throws SnapshotInvalid if the rows break one of them
     */
    void rebuild();

    /** Moves each of these sequences to where production's stands, or past the highest value present. */
    void moveSequences(Map<TableName, Source.SequencePosition> production);

    /** Refreshes the materialized views that hold rows in production or did so here, in the order in which they depend on each other, and returns their names. */
    List<TableName> refreshViews(Set<TableName> filledInProduction);

    /** Gathers statistics. */
    void analyze();

    /** How many rows refer to nothing. */
    long orphans(Reference reference);

    /** How many different names these rows use for it. */
    long danglingNames(Reference reference);

    /** Streams a table back as it would be published: these columns, in this order. One reader at a time. */
    RowReader read(TableName table, List<String> columns, Format format);

    /** Asks a question of the user's own about what would be published. Whatever it does besides answering is undone. */
    Answer ask(String sql);

    /** Writes the line of the ledger. */
    void record(String run, String startedAt, long rows, String snapshot, String manifest);

    /** Makes all of it visible at once. */
    void commit();

    /** Undoes everything unless it was committed. */
    @Override
    void close();
}
