package io.understudy.cover;

import io.understudy.wire.Batch;
import io.understudy.wire.Cell;
import io.understudy.wire.Hash;

/** The paths inside JSON documents, and the type of what each leads to. */
final class DocumentWatch implements Watch {
    private static final int MOST = 400;

    private static final int FEW = 100;

    private final String column;
    private final Stratum name;
    private final int position;
    private final Unescaped unescaped;
    private final Cell cell = new Cell();
    private final Slots slots = new Slots();
    private boolean tooMany;

    DocumentWatch(String column, int position, Unescaped unescaped) {
        this.position = position;
        this.unescaped = unescaped;
        name = new Stratum.Path(column, 0);
        this.column = column;
    }

    @Override
    public void look(Batch rows, Strata strata) {
        for (int row = 0; row < rows.rows(); row++)
            if (!rows.isNull(position, row)) look(rows.cell(position, row, cell), row, strata);
    }

    private void look(Cell cell, int row, Strata strata) {
        unescaped.of(cell);
        int end = cell.offset() + cell.length();
        value(cell.bytes(), cell.offset(), end, 1, 0, row, strata);
    }

    private void path(long path, int type, int row, Strata strata) {
        long hash = Hash.step(path, type);
        int slot = slots.get(hash);
        if (slot == Slots.NONE) {
            if (!strata.isCounting() || tooMany) return;
            if (slots.size() >= MOST) {
                tooMany = true;
                strata.drop(name, 1);
                return;
            }
            slot = strata.open(name);
            if (slot == Slots.NONE) return;
            slots.put(hash, slot);
        }
        strata.hit(slot, row);
    }

    @Override
    public void settle(Strata strata, long rows) {
        Tail.merge(slots, FEW, strata, rare -> new Stratum.Path(column, rare));
    }

    /** Reads one value and returns what stands behind it. What is not JSON ends early, wherever that is. */
    private int value(byte[] bytes, int from, int end, long path, int depth, int row, Strata strata) {
        int at = blank(bytes, from, end);
        if (at >= end || depth > 64) return end;
        byte first = bytes[at];
        int type = first == '-' || (first >= '0' && first <= '9') ? '0' : first;
        if (first == '"') {
            int after = string(bytes, at, end);
            path(path, after - at == 2 ? 'e' : type, row, strata);
            return after;
        }
        if (first != '{' && first != '[') {
            path(path, type, row, strata);
            while (at < end && bytes[at] != ',' && bytes[at] != '}' && bytes[at] != ']') at++;
            return at;
        }
        boolean object = first == '{';
        at = blank(bytes, at + 1, end);
        boolean empty = at >= end || bytes[at] == '}' || bytes[at] == ']';
        path(path, empty ? type + 256 : type, row, strata);
        while (at < end && bytes[at] != '}' && bytes[at] != ']') {
            long inner = Hash.step(path, '[');
            if (object) {
                int after = string(bytes, at, end);
                inner = Hash.of(bytes, at, after - at, path);
                at = blank(bytes, after, end) + 1;
            }
            at = blank(bytes, value(bytes, at, end, inner, depth + 1, row, strata), end);
            if (at < end && bytes[at] == ',') at = blank(bytes, at + 1, end);
            else if (at < end && bytes[at] != '}' && bytes[at] != ']') return end;
        }
        return at + 1;
    }

    private static int blank(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] <= ' ' && bytes[at] >= 0) at++;
        return at;
    }

    private static int string(byte[] bytes, int from, int end) {
        int at = from + 1;
        while (at < end && bytes[at] != '"') at += bytes[at] == '\\' ? 2 : 1;
        return Math.min(end, at + 1);
    }
}
