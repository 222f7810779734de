package io.understudy.run;

import io.understudy.db.RowWriter;
import io.understudy.mask.Prf;
import io.understudy.wire.Cell;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets the values of some columns of a table change places among its rows. Rows are held back until there are many, and then each value goes to the next row of a secret order: the order of what the key makes
 * of the rows' contents, so that it does not matter in which order they came. A column's values are the same afterwards, each as often; nulls and '' stay where they are.
 *
 * <p>Holds a bounded number of rows as production sent them, in memory only; see {@link #ROWS} and {@link #BYTES}. A table that is larger is shuffled in parts.
 */
final class Shuffle {
    /** Of a larger table so many rows change places among themselves. */
    static final int ROWS = 20_000;

    /** Or fewer, if they are as large as this together. */
    static final long BYTES = 16L << 20;

    /**
     * A column to shuffle.
     *
     * @param position where it stands in the row
     * @param order the function that orders its rows
     */
    record Column(int position, Prf order, boolean nullable) {}

    private final List<Column> columns;
    private final BoundMask[] masks;
    private final Format format;
    private final Row row;
    private final Cell cell = new Cell();
    private List<byte[]> rows = new ArrayList<>();
    private long bytes;

    /**
     * Nothing is held yet.
     *
     * @param masks of the other columns
     * @param stored how many columns a row has
     */
    Shuffle(List<Column> columns, List<BoundMask> masks, Format format, int stored) {
        this.columns = columns;
        this.masks = masks.toArray(BoundMask[]::new);
        this.format = format;
        row = new Row(stored);
    }

    /** A writer that holds rows back, and sends some of them on once there are enough. The last ones wait for {@link #rest}. */
    RowWriter before(RowWriter writer) {
        return new RowWriter() {
            @Override
            public void write(Row next) {
                rows.add(next.copy());
                bytes += next.size();
                // Twice as many, so that those who are left are never few.
                if (rows.size() >= 2 * ROWS || bytes >= 2 * BYTES) part(writer);
            }

            @Override
            public void finish() {
                writer.finish();
            }

            @Override
            public void close() {
                writer.close();
            }
        };
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Sends all that is left. */
    void rest(RowWriter writer) {
        send(rows, writer);
        rows = new ArrayList<>();
        bytes = 0;
        writer.finish();
    }

    private void part(RowWriter writer) {
        int half = rows.size() / 2;
        List<byte[]> now = new ArrayList<>(rows.subList(0, half));
        List<byte[]> later = new ArrayList<>(rows.subList(half, rows.size()));
        for (Set<Integer> alone = alone(now); !alone.isEmpty(); alone = alone(now)) {
            List<byte[]> company = new ArrayList<>();
            for (int i = 0; i < now.size(); i++) (alone.contains(i) ? later : company).add(now.get(i));
            now = company;
        }
        send(now, writer);
        rows = later;
        bytes = later.stream().mapToLong(each -> each.length).sum();
    }

    /** The rows that have a value of a column in which no other of them has one: they wait for somebody to change places with. */
    private Set<Integer> alone(List<byte[]> some) {
        Set<Integer> alone = new HashSet<>();
        for (Column column : columns) {
            int[] members = members(some, column);
            if (members.length == 1) alone.add(members[0]);
        }
        return alone;
    }

    private void send(List<byte[]> some, RowWriter writer) {
        int[][] givers = new int[columns.size()][];
        for (int i = 0; i < givers.length; i++) givers[i] = givers(some, columns.get(i));
        Row giver = new Row(row.columns());
        for (int at = 0; at < some.size(); at++) {
            read(some.get(at), row);
            for (BoundMask mask : masks) mask.replaceIn(row);
            for (int i = 0; i < givers.length; i++) {
                int from = givers[i][at];
                Column column = columns.get(i);
                if (from == at && column.nullable) row.replaceByNull(column.position);
                if (from < 0 || from == at) continue;
                read(some.get(from), giver);
                row.replace(column.position, giver.original(column.position, cell));
            }
            writer.write(row);
        }
    }

    /** For each row the one whose value it gets: itself where there is no other, -1 where it has none to give. */
    private int[] givers(List<byte[]> some, Column column) {
        int[] givers = new int[some.size()];
        Arrays.fill(givers, -1);
        int[] ordered = members(some, column);
        for (int i = 0; i < ordered.length; i++) givers[ordered[i]] = ordered[(i + 1) % ordered.length];
        return givers;
    }

    /** The rows that have a value, in the secret order. */
    private int[] members(List<byte[]> some, Column column) {
        record Member(int row, long rank) {}
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            read(some.get(i), row);
            if (row.original(column.position, cell).length() > 0)
                members.add(new Member(i, column.order.of(row.hash(0))));
        }
        Collections.sort(members, Comparator.comparingLong(Member::rank));
        return members.stream().mapToInt(Member::row).toArray();
    }

    private void read(byte[] kept, Row into) {
        if (format.read(kept, 0, kept.length, into) < 0)
            throw new IllegalStateException("a row that was kept is not whole");
    }
}
