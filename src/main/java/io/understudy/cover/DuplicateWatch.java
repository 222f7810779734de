package io.understudy.cover;

import io.understudy.sample.RowKey;
import io.understudy.wire.Batch;
import io.understudy.wire.Cell;
import io.understudy.wire.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many rows share a value of a column that names somebody: two, three or four, five or more. Counted exactly, for all values where they are few, else for those whose hashes are lowest, so that memory is bounded and
 * every row of such a value is seen. Of a column whose values repeat often, none.
 */
final class DuplicateWatch implements Watch {
    /** So many values are counted at least, and at most twice as many. */
    static final int VALUES = 20_000;

    /** No more rows of one value are remembered. */
    private static final int ROWS = 5;

    /** If more of the values repeat, the column does not tell rows apart. */
    private static final double MOST_REPEATED = 0.2;

    private final String column;
    private final int position;
    private final RowKey key;
    private final Cell cell = new Cell();
    private final Map<Integer, List<Value>> groups = new HashMap<>();
    private Map<Long, Value> values = new HashMap<>();
    private long lowest = Long.MAX_VALUE;

    /** The rows of one value: how many there are, how many of them are chosen, and what some of them are called. */
    static final class Value {
        private final long hash;
        private int rows;
        private int kept;
        private long[] units = new long[1];
        private byte[][] keys = new byte[1][];
        private int size;

        private Value(long hash) {
            this.hash = hash;
        }

        private void add(long unit, RowKey key, Row row) {
            if (size == ROWS) {
                if (unit >= units[size - 1]) return;
                size--;
            }
            if (size == units.length) {
                units = Arrays.copyOf(units, ROWS);
                keys = Arrays.copyOf(keys, ROWS);
            }
            int at = size++;
            for (; at > 0 && units[at - 1] > unit; at--) {
                units[at] = units[at - 1];
                keys[at] = keys[at - 1];
            }
            units[at] = unit;
            keys[at] = key.copy(row);
        }

        /** The keys of its rows, of no more than a few. */
        List<byte[]> keys() {
            return Arrays.asList(keys).subList(0, size);
        }
    }

    DuplicateWatch(String column, int position, RowKey key) {
        this.column = column;
        this.position = position;
        this.key = key;
    }

    @Override
    public void look(Batch rows, Strata strata) {
        if (!strata.isCounting()) return;
        long[] hashes = rows.hashes(position);
        for (int row = 0; row < rows.rows(); row++)
            if (!rows.isNull(position, row)
                    && hashes[row] >>> 1 < lowest
                    && rows.cell(position, row, cell).length() > 0)
                count(hashes[row] >>> 1, rows.row(row), strata.isKept(row));
    }

    private void count(long hash, Row row, boolean isKept) {
        Value value = values.get(hash);
        if (value == null) {
            if (values.size() >= 2 * VALUES) halve();
            if (hash >= lowest) return;
            value = new Value(hash);
            values.put(hash, value);
        }
        value.rows++;
        if (isKept) value.kept++;
        value.add(key.unit(row), key, row);
    }

    private void halve() {
        long[] hashes =
                values.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        lowest = hashes[VALUES];
        Map<Long, Value> lower = new HashMap<>(2 * VALUES);
        values.forEach((hash, value) -> {
            if (hash < lowest) lower.put(hash, value);
        });
        values = lower;
    }

    @Override
    public void settle(Strata strata, long rows) {
        List<Value> repeated =
                values.values().stream().filter(value -> value.rows > 1).toList();
        if (repeated.size() <= MOST_REPEATED * values.size()) {
            for (Value value : repeated)
                groups.computeIfAbsent(least(value.rows), absent -> new ArrayList<>())
                        .add(value);
            if (lowest < Long.MAX_VALUE)
                strata.drop(
                        column + ": how many rows share a value, but for one value in "
                                + Math.max(2, Math.round((double) Long.MAX_VALUE / lowest)),
                        1);
        }
        values = new HashMap<>();
    }

    /** The lower bound of the numbers that count as one. */
    private static int least(int rows) {
        return rows == 2 ? 2 : rows <= 4 ? 3 : ROWS;
    }

    /** Opens a stratum for each of the numbers that values have, and says of some values, as many as are wanted, that they are not there in that number. */
    Map<Integer, List<Value>> open(Strata strata, int each) {
        Map<Integer, List<Value>> lacking = new HashMap<>();
        groups.forEach((least, all) -> {
            int slot = strata.open(new Stratum.Shared(column, name(least)));
            if (slot == Slots.NONE) return;
            List<Value> others =
                    all.stream().filter(value -> value.kept < least).toList();
            strata.tell(slot, all.size(), (long) all.size() - others.size());
            lacking.put(
                    slot,
                    others.stream()
                            .sorted(Comparator.comparingLong(value -> value.hash))
                            .limit(each)
                            .toList());
        });
        groups.clear();
        return lacking;
    }

    private static String name(int least) {
        return least == 2 ? "2 rows" : least == 3 ? "3 to 4 rows" : ROWS + " or more rows";
    }
}
