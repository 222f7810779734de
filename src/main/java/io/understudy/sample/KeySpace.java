package io.understudy.sample;

import io.understudy.schema.TableName;
import io.understudy.wire.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * One way to name rows of a table: its columns, which names are kept already, and which are still wanted by rows that refer to them.
 * A name asked for and not found is an orphan's: it stays dangling, on purpose, and is counted.
 */
public final class KeySpace {
    private final TableName table;
    private final List<String> columns;
    private final KeySet kept = new KeySet();
    private final KeySet wanted = new KeySet();
    private final ArrayDeque<String[]> pending = new ArrayDeque<>();
    private long asked;
    private long found;

    KeySpace(TableName table, List<String> columns) {
        this.table = table;
        this.columns = List.copyOf(columns);
    }

    public TableName table() {
        return table;
    }

    public List<String> columns() {
        return columns;
    }

    /** A row of this name is kept; says whether it is the first. */
    boolean keep(String[] key) {
        boolean first = kept.add(key);
        if (first && wanted.contains(key)) found++;
        return first;
    }

    /** Whether the row of this name is kept. */
    boolean keepsInteger(long name) {
        return kept.contains(name);
    }

    /** Whether a row that this row names is kept. */
    boolean keeps(KeyProbe probe, Row row) {
        long integer = probe.readInteger(row);
        if (integer >= 0) return kept.contains(integer);
        String[] key = probe.read(row);
        return key != null && kept.contains(key);
    }

    /** A kept row refers to this name; says whether that is news. */
    boolean want(String[] key) {
        if (kept.contains(key) || !wanted.add(key)) return false;
        pending.add(key.clone());
        asked++;
        return true;
    }

    /** Takes the next names to fetch, at most so many, passing over those kept in the meantime. */
    List<String[]> take(int most) {
        List<String[]> batch = new ArrayList<>();
        while (batch.size() < most && !pending.isEmpty()) {
            String[] key = pending.poll();
            if (!kept.contains(key)) batch.add(key);
        }
        return batch;
    }

    boolean hasPending() {
        return !pending.isEmpty();
    }

    /** After the closure: how many different names were referred to that production does not have. */
    public long dangling() {
        return asked - found;
    }
}
