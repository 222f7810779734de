package io.understudy.db;

import io.understudy.schema.Column;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.wire.Codec;
import io.understudy.wire.Format;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Staging, open for inspection and, once that is granted, for publishing. Every method throws {@link StagingFailed} when the server does not do its part. */
public interface Staging extends AutoCloseable {
    ServerIdentity identity();

    Schema schema();

    /** Whether this very database was enrolled; a copy of an enrolled one elsewhere was not. */
    boolean isEnrolled();

    /** Tables that hold at least one row, up to three of them. */
    List<TableName> tablesWithData();

    /** Whether a table holds at least one row. */
    boolean holdsRows(Table table);

    /** What people call it: staging, or scratch. */
    String noun();

    /** What this user may not do that publishing such a schema takes, which is to own what it touches and to keep a ledger. */
    List<Source.MissingPrivilege> missingPrivileges(Schema production);

    /** What else a plan has to say about publishing such a schema here: in which way it is done, and what stands in that way. */
    List<Remark> remarks(Schema production);

    /** Allows this database to be overwritten from now on. Idempotent. */
    void enrol();

    /** Streams a table back: these columns, in this order. One reader at a time. */
    RowReader read(TableName table, List<String> columns, Format format);

    /**
     * Takes the run lock until this is closed. Before anything else, because a run that is under way holds locks that even a look at staging's catalog waits for.
     *
     * @throws AnotherRunHoldsTheLock if it does
     */
    void lock();

    /**
     * Keeps runs away while staging is looked at, and nobody else who only looks.
     *
     * @throws AnotherRunHoldsTheLock if it does
     */
    void lockShared();

    /** Reads and writes the values of a column in a format. */
    Codec codec(Column column, Format format);

    /** The columns of a table into which the server puts something by itself where no value is given, a number of a sequence apart. */
    Set<String> defaulted(Table table);

    /**
     * What rows would be in this server, as they would be read back: these columns of them, in this order. Columns that are not given have their defaults. Nothing is written.
     *
     * @param format in which they are to be told
     */
    Settled settle(GivenRows given, List<String> columns, Format format);

    /** Opens the transaction in which all happens. */
    Publication publish();

    /** Opens a transaction in which rows come to those that staging shows. */
    Amendment amend();

    /**
     * Shows again what was there before the last run; a second time, what that run published.
     *
     * @return what was done, as a sentence
     * @throws TargetRefused if there is nothing to go back to
     */
    String rollback();

    /** The manifest of the last run that was published and not rolled back, as JSON; null if there is none. */
    @Nullable
    String lastManifest();

    /** Past runs, newest first. */
    List<PastRun> history(int most);

    /** Notes in the ledger that somebody looked up what a value of a column is here. Staging has to be enrolled. */
    void recordLookup(String column, String user);

    /** Who looked values up, newest first. */
    List<Lookup> lookups(int most);

    /** Ends whatever is running, from any thread, and makes it fail. */
    void abort();

    @Override
    void close();

    /** Somebody looked up what a value of a column is here; which value, nobody notes. */
    record Lookup(String at, String user, String column) {}

    /**
     * One line of the ledger.
     *
     * @param undoneAt when it was rolled back; null if it was not, or was shown again since
     */
    record PastRun(
            String run,
            String startedAt,
            String publishedAt,
            long rows,
            String snapshot,
            @Nullable String undoneAt) {}

    /**
     * Something about the server that a plan has to say.
     *
     * @param id of the finding
     * @param weight how bad it is
     * @param where what it is about
     * @param remedy empty where nothing has to be done
     */
    record Remark(String id, Weight weight, String where, String message, String remedy) {}

    /** How bad a remark is. */
    enum Weight {
        ERROR,
        WARNING,
        NOTE
    }
}
