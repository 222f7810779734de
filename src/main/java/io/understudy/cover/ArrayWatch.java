package io.understudy.cover;

import io.understudy.wire.Batch;
import io.understudy.wire.Cell;
import java.util.Arrays;
import java.util.TreeMap;

/** How many elements arrays have, and whether nulls are among them. */
final class ArrayWatch implements Watch {
    private static final byte[] NULL = {'N', 'U', 'L', 'L'};

    private final String column;
    private final int position;
    private final boolean binary;
    private final Cell cell = new Cell();
    private final TreeMap<Integer, Integer> slots = new TreeMap<>();
    private final Extreme most;
    private int nulls = Slots.NONE;

    ArrayWatch(String column, int position, boolean binary, Strata strata) {
        this.column = column;
        this.position = position;
        this.binary = binary;
        most = new Extreme(strata, new Stratum.Elements(column, "most"));
    }

    @Override
    public void look(Batch rows, Strata strata) {
        for (int row = 0; row < rows.rows(); row++)
            if (!rows.isNull(position, row)) look(rows.cell(position, row, cell), row, strata);
    }

    private void look(Cell cell, int row, Strata strata) {
        int count = binary ? dimensions(cell) : elements(cell);
        int bucket = count <= 3 ? count : Integer.highestOneBit(count);
        Integer slot = slots.get(bucket);
        if (slot == null && strata.isCounting()) {
            slot = strata.open(new Stratum.Elements(column, name(bucket)));
            slots.put(bucket, slot);
        }
        if (slot != null) strata.hit(slot, row);
        most.see(count, row, strata);
        if (!hasNulls(cell)) return;
        if (nulls == Slots.NONE && strata.isCounting())
            nulls = strata.open(new Stratum.Elements(column, "null among them"));
        strata.hit(nulls, row);
    }

    private static String name(int bucket) {
        return bucket <= 3 ? String.valueOf(bucket) : bucket + " to " + (2 * bucket - 1);
    }

    /** Dimensions, a flag for nulls, the type of the elements; then the length of each dimension. */
    private static int dimensions(Cell cell) {
        int dimensions = number(cell, 0);
        int count = dimensions == 0 ? 0 : 1;
        for (int i = 0; i < dimensions; i++) count *= number(cell, 12 + 8 * i);
        return Math.max(0, count);
    }

    private static int number(Cell cell, int at) {
        int value = 0;
        for (int i = 0; i < 4 && at + i < cell.length(); i++)
            value = value << 8 | (cell.bytes()[cell.offset() + at + i] & 0xff);
        return value;
    }

    private static int elements(Cell cell) {
        byte[] bytes = cell.bytes();
        int end = cell.offset() + cell.length();
        int count = cell.length() <= 2 ? 0 : 1;
        boolean quoted = false;
        for (int at = cell.offset(); at < end; at++) {
            if (bytes[at] == '\\') at++;
            else if (bytes[at] == '"') quoted = !quoted;
            else if (bytes[at] == ',' && !quoted) count++;
        }
        return count;
    }

    private boolean hasNulls(Cell cell) {
        return binary ? number(cell, 4) != 0 : holdsNull(cell);
    }

    /** A text that is spelt like it stands in quotes. */
    private static boolean holdsNull(Cell cell) {
        byte[] bytes = cell.bytes();
        int end = cell.offset() + cell.length();
        for (int at = cell.offset() + 1; at + NULL.length < end; at++) {
            if (bytes[at] == 'N'
                    && isBound(bytes[at - 1])
                    && isBound(bytes[at + NULL.length])
                    && Arrays.equals(bytes, at, at + NULL.length, NULL, 0, NULL.length)) return true;
        }
        return false;
    }

    private static boolean isBound(byte mark) {
        return mark == '{' || mark == ',' || mark == '}';
    }

    @Override
    public void settle(Strata strata, long rows) {
        most.settle(strata);
    }
}
