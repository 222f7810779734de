package io.understudy.verify;

import io.understudy.db.RowReader;
import io.understudy.db.Staging;
import io.understudy.schema.Column;
import io.understudy.schema.Table;
import io.understudy.wire.Buffer;
import io.understudy.wire.Checksum;
import io.understudy.wire.Row;
import java.util.List;
import java.util.Optional;

/** Reads tables back from staging and compares them with what was sent there, row for row but in any order. */
public final class Integrity {
    private final Staging staging;

    public Integrity(Staging staging) {
        this.staging = staging;
    }

    /** The verdict on each table. */
    public List<TableVerdict> check(List<Expected> tables) {
        return tables.stream().map(this::check).toList();
    }

    private TableVerdict check(Expected expected) {
        Optional<Table> table = staging.schema().table(expected.table());
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
                ? "holds as many rows as were published, but other ones"
                : String.format(
                        java.util.Locale.ROOT, "holds %,d rows where %,d were published", found.count(), published);
        return new TableVerdict(expected.table(), found.count(), false, what);
    }

    private Checksum read(Expected expected) {
        Checksum checksum = new Checksum();
        Row row = new Row(expected.columns().size());
        Buffer buffer = new Buffer(64 * 1024);
        try (RowReader reader = staging.read(expected.table(), expected.columns(), expected.format())) {
            while (reader.next(row)) {
                buffer.clear();
                expected.format().write(row, buffer);
                checksum.add(buffer.bytes(), 0, buffer.size());
            }
        }
        return checksum;
    }
}
