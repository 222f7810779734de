package io.understudy.verify;

import io.understudy.db.RowReader;
import io.understudy.schema.Column;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.wire.Buffer;
import io.understudy.wire.Checksum;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads tables back from staging and compares them with what was sent there, row for row but in any order. */
public final class Integrity {
    private final Schema schema;
    private final Rows rows;
    private final Onlooker onlooker;

    /** Streams columns of a table. */
    @FunctionalInterface
    public interface Rows {
        RowReader read(TableName table, List<String> columns, Format format);
    }

    /** Looks at what is read back. */
    public interface Onlooker {
        /** Looks away. */
        Onlooker NONE = table -> row -> {};

        /** A table is about to be read; every row of it is shown to the answer. */
        Consumer<Row> begin(TableName table);
    }

    /**
     * Reads what is published, or what is about to be.
     *
     * @param schema staging's
     */
    public Integrity(Schema schema, Rows rows, Onlooker onlooker) {
        this.schema = schema;
        this.rows = rows;
        this.onlooker = onlooker;
    }

    /** The verdict on each table. */
    public List<TableVerdict> check(List<Expected> tables) {
        return tables.stream().map(this::check).toList();
    }

    private TableVerdict check(Expected expected) {
        Optional<Table> table = schema.table(expected.table());
        if (table.isEmpty()) return new TableVerdict(expected.table(), 0, false, "staging no longer has this table");
        List<String> stored = table.get().stored().stream().map(Column::name).toList();
        if (!stored.containsAll(expected.columns())) {
            return new TableVerdict(expected.table(), 0, false, "staging's table has lost a column since");
        }
        Checksum found = read(expected);
        if (found.toString().equals(expected.checksum()))
            return new TableVerdict(expected.table(), found.count(), true, "");
        long published = Long.parseLong(
                expected.checksum().substring(0, expected.checksum().indexOf('-')));
        String what = found.count() == published
                ? "holds as many rows as were published, but not the same ones"
                : String.format(
                        java.util.Locale.ROOT, "holds %,d rows where %,d were published", found.count(), published);
        return new TableVerdict(expected.table(), found.count(), false, what);
    }

    private Checksum read(Expected expected) {
        Checksum checksum = new Checksum();
        Consumer<Row> looks = onlooker.begin(expected.table());
        Row row = new Row(expected.columns().size());
        Buffer buffer = new Buffer(64 * 1024);
        try (RowReader reader = rows.read(expected.table(), expected.columns(), expected.format())) {
            while (reader.next(row)) {
                buffer.clear();
                expected.format().write(row, buffer);
                checksum.add(buffer.bytes(), 0, buffer.size());
                looks.accept(row);
            }
        }
        return checksum;
    }
}
