package io.understudy.db;

import io.understudy.sample.Closure;
import io.understudy.sample.Sampling;
import io.understudy.sample.Thinning;
import io.understudy.schema.Check;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.Schema;
import io.understudy.schema.Sequence;
import io.understudy.schema.Spread;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.wire.Codec;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Production, open for reading in one snapshot. It is never written to. Every method throws {@link SourceFailed} when the server does not do its part. */
public interface Source extends AutoCloseable {
    ServerIdentity identity();

    /** What the server calls the snapshot that everything is read in. */
    String snapshot();

    /** The catalog, as the snapshot has it. */
    Schema schema();

    /** How values are spread, as far as the server's statistics say and may be read; a column that they do not know is left out. No value is read. */
    Map<ColumnName, Spread> spreads();

    /** What stands in the way of reading these tables, each as the statement that an administrator has to run. */
    List<MissingPrivilege> missingPrivileges(List<Table> tables);

    /** What else a plan has to say about reading these tables. */
    List<Staging.Remark> remarks(List<Table> tables);

    /** Counts how a {@code where} does: the server's complaint about it, or an empty string if it parses. */
    String complaintAbout(TableName table, String where);

    /** How the rows of a table travel, given the columns whose values are to be decoded. */
    Format format(Table table, Set<String> decoded);

    /** How the values of a column are read and written in that format. */
    Codec codec(Column column, Format format);

    /** Streams the cohort of a table: its stored columns, in their order. One reader at a time. */
    RowReader readCohort(Table table, Format format, Sampling sampling);

    /** Streams every row of a table that could be chosen: all of them, or those that meet the condition of its cohort. One reader at a time. */
    RowReader readAll(Table table, Format format, Sampling sampling);

    /** Streams some rows of a table that violate a check and could be chosen: at most so many, and always the same. One reader at a time. */
    RowReader readViolations(Table table, Format format, Sampling sampling, Check check, int most);

    /** What thinning takes from the large families of a table's cohort. */
    Thinning.Taken taken(Table table, Sampling sampling);

    /** What it takes from those that are requested. */
    Thinning.Taken taken(Table table, Closure.Request request);

    /** Streams the rows of a table that hold one of the requested keys; where their number is limited, those with the lowest u of each. One reader at a time. */
    RowReader readKeys(Table table, Format format, Closure.Request request);

    /** As {@link #readKeys(Table, Format, Closure.Request)}, but no more than so many rows for each key, and whichever the server comes upon first. */
    RowReader readKeys(Table table, Format format, Closure.Request request, int mostEach);

    /** Streams rows of a table that meet a condition, as many at most, and whichever the server comes upon first. */
    RowReader readWhere(Table table, Format format, String where, int most);

    /** By which columns the server finds rows of a table without reading all of them: of each index that holds every row, its columns from the first on, until a part is no column. */
    List<List<String>> indexes(TableName table);

    /** By which columns the server finds the rows of a table in order: those that come first in an index that is ordered and holds every row. */
    Set<String> ordered(TableName table);

    /**
     * Shows the rows of a lookup, whichever come first among those that are alike. It takes a moment at most.
     *
     * @param each called for each; the row is valid until it returns
     * @return false if the server did not find them within that moment or does not compare the column with such a value, and nothing was shown
     */
    boolean lookUp(Table table, Format format, Lookup lookup, Consumer<Row> each);

    /** Asks about large tables in ways that do not need all of their rows. */
    Inquiry inquiry();

    /**
     * Shows a few rows of a table, its stored columns in their order: from its beginning, its end or somewhere in between. A large table is never read whole. A row may come twice.
     *
     * @param rows how many at most
     * @param each called for each; the row is valid until it returns
     */
    void showSome(Table table, Format format, int rows, Consumer<Row> each);

    /**
     * Looks at some rows of a table, spread over it; of a large table it never reads more than a small part. What the server refuses is a complaint and no failure; a lost connection is one.
     *
     * @param rows about how many
     */
    Glance glance(Table table, int rows);

    /** Whether it is a standby, where unlogged tables exist but cannot be read. */
    boolean isStandby();

    /** The materialized views that hold rows. */
    Set<TableName> filledViews();

    /** Where each sequence stands; sequences that may not be read are left out. */
    Map<TableName, SequencePosition> positions(List<Sequence> sequences);

    /** Ends whatever is running, from any thread, and makes it fail. */
    void abort();

    @Override
    void close();

    /** A table that may not be read, and what would allow it. */
    record MissingPrivilege(TableName table, String why, String grant) {}

    /** Where a sequence stands: the last value it gave, or would give next if it has not been called. */
    record SequencePosition(long value, boolean called) {}
}
