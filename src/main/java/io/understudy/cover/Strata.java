package io.understudy.cover;

import io.understudy.sample.RowKey;
import io.understudy.wire.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The strata of one table, each a slot: how many rows it has, how many of them are kept, and of those that are not the k with the lowest unit. Memory is bounded: strata beyond a number, and rows beyond a
 * number of bytes, are left out and counted.
 */
final class Strata {
    static final int MOST = 100_000;
    private static final int MOST_BYTES_A_ROW = 65_536;
    private static final int DEAD = -1;

    private final int each;
    private final RowKey key;
    private final Allowance allowance;
    private int size;
    private Stratum[] stratum = new Stratum[64];
    private long[] rows = new long[64];
    private int[] met = new int[64];
    private long[] lastRow = new long[64];
    private int[] target = new int[64];
    private @Nullable Candidate[] @Nullable [] heaps = new @Nullable Candidate[64] @Nullable [];
    private final Map<String, Long> dropped = new TreeMap<>();

    private long row;
    private boolean kept;
    private boolean counting = true;
    private int[] touched = new int[64];
    private int touches;
    private final List<Extreme> found = new ArrayList<>();

    /** For k rows each. */
    Strata(int each, RowKey key, Allowance allowance) {
        this.each = each;
        this.key = key;
        this.allowance = allowance;
    }

    /** A new stratum; {@link Slots#NONE} if there are too many. */
    int open(Stratum name) {
        if (size >= MOST) {
            drop(name, 1);
            return Slots.NONE;
        }
        if (size == rows.length) grow();
        stratum[size] = name;
        target[size] = size;
        return size++;
    }

    private void grow() {
        int larger = size * 2;
        stratum = Arrays.copyOf(stratum, larger);
        rows = Arrays.copyOf(rows, larger);
        met = Arrays.copyOf(met, larger);
        lastRow = Arrays.copyOf(lastRow, larger);
        target = Arrays.copyOf(target, larger);
        heaps = Arrays.copyOf(heaps, larger);
    }

    /** Strata of a kind that are left out, to be told. */
    void drop(Stratum name, long count) {
        dropped.merge(name.text(), count, Long::sum);
    }

    /** What is left out for another reason, to be told. */
    void drop(String what, long count) {
        dropped.merge(what, count, Long::sum);
    }

    /** A stratum that turned out to be none. */
    void close(int slot) {
        target[slot] = DEAD;
        forget(slot);
    }

    private void forget(int slot) {
        @Nullable Candidate @Nullable [] heap = heaps[slot];
        if (heap == null) return;
        for (Candidate candidate : heap) if (candidate != null) leave(candidate);
        heaps[slot] = null;
    }

    private void leave(Candidate candidate) {
        if (--candidate.heaps == 0) allowance.give(candidate.bytes());
    }

    /** Nobody needs a row for what has its rows. */
    void settle() {
        for (int slot = 0; slot < size; slot++) if (met[slot] >= each) forget(slot);
    }

    /** A stratum that is only a part of another. */
    void merge(int slot, int into) {
        rows[into] += rows[slot];
        met[into] = (int) Math.min(Integer.MAX_VALUE, (long) met[into] + met[slot]);
        target[slot] = into;
        @Nullable Candidate @Nullable [] heap = heaps[slot];
        if (heap != null) for (Candidate candidate : heap) if (candidate != null) enter(into, candidate);
        forget(slot);
    }

    // While rows stream past

    /** A row begins: whether it is kept, and whether it is seen for the first time. */
    void begin(boolean isKept, boolean first) {
        row++;
        kept = isKept;
        counting = first;
        touches = 0;
    }

    boolean isCounting() {
        return counting;
    }

    boolean isKept() {
        return kept;
    }

    /** The row is in a stratum. */
    void hit(int slot) {
        if (slot == Slots.NONE) return;
        int into = target[slot];
        if (into == DEAD || lastRow[into] == row) return;
        lastRow[into] = row;
        if (counting) rows[into]++;
        if (met[into] >= each) return;
        if (kept) {
            met[into]++;
        } else {
            if (touches == touched.length) touched = Arrays.copyOf(touched, touches * 2);
            touched[touches++] = into;
        }
    }

    /** The row, which is not kept, is the most extreme so far. */
    void remember(Extreme extreme) {
        found.add(extreme);
    }

    /** The row ends. */
    void end(Row current) {
        if (kept || !counting || (touches == 0 && found.isEmpty())) return;
        if (!key.isNamed() && current.size() > MOST_BYTES_A_ROW) {
            found.clear();
            return;
        }
        long unit = key.unit(current);
        Candidate candidate = null;
        for (int i = 0; i < touches; i++) {
            if (!enters(touched[i], unit)) continue;
            if (candidate == null) candidate = new Candidate(unit, key.copy(current), Arrays.copyOf(touched, touches));
            enter(touched[i], candidate);
        }
        if (found.isEmpty()) return;
        byte[] copy = candidate == null ? key.copy(current) : candidate.key;
        for (Extreme extreme : found) extreme.remember(unit, copy, touched, touches);
        found.clear();
    }

    private boolean enters(int slot, long unit) {
        @Nullable Candidate @Nullable [] heap = heaps[slot];
        if (heap == null) return true;
        boolean room = false;
        boolean lower = false;
        for (Candidate other : heap) {
            if (other == null) room = true;
            else if (other.unit == unit) return false;
            else if (unit < other.unit) lower = true;
        }
        return (room && allowance.hasRoom()) || lower;
    }

    private void enter(int slot, Candidate candidate) {
        @Nullable Candidate @Nullable [] heap = heaps[slot];
        if (heap == null) {
            heap = new @Nullable Candidate[each];
            heaps[slot] = heap;
        }
        int place = 0;
        for (int i = 0; i < heap.length; i++) {
            Candidate other = heap[i];
            if (other == null) {
                place = i;
                break;
            }
            if (other.unit == candidate.unit) return;
            Candidate highest = heap[place];
            if (highest == null || other.unit > highest.unit) place = i;
        }
        Candidate out = heap[place];
        if (out != null) {
            if (out.unit < candidate.unit) return;
            leave(out);
        }
        heap[place] = candidate;
        if (candidate.heaps++ == 0) allowance.take(candidate.bytes());
    }

    // Afterwards

    int size() {
        return size;
    }

    Stratum stratum(int slot) {
        return stratum[slot];
    }

    /** How many rows of production are in a stratum. */
    long rows(int slot) {
        return rows[slot];
    }

    /** How many rows of a stratum are kept, as far as that matters. */
    int met(int slot) {
        return met[slot];
    }

    /** Says of an extreme what came of it. */
    void tell(int slot, long itsRows, boolean isMet) {
        rows[slot] = itsRows;
        met[slot] = isMet ? Math.max(1, met[slot]) : 0;
    }

    /** Says what was counted elsewhere. */
    void tell(int slot, long its, long ofThemKept) {
        rows[slot] = its;
        met[slot] = (int) Math.min(Integer.MAX_VALUE, ofThemKept);
    }

    /** More rows of a stratum that is not looked for in rows which stream past. */
    void met(int slot, int more) {
        rows[slot] += more;
        met[slot] += more;
    }

    /** One more of what is there is kept. */
    void meet(int slot) {
        met[slot]++;
    }

    /** Whether it is a stratum of its own. */
    boolean isLive(int slot) {
        return target[slot] == slot && rows[slot] > 0;
    }

    /** Where a slot that was touched once counts now; negative if nowhere. */
    int target(int slot) {
        int at = slot;
        while (at >= 0 && target[at] != at) at = target[at];
        return at;
    }

    @Nullable
    Candidate[] candidates(int slot) {
        @Nullable Candidate @Nullable [] heap = heaps[slot];
        return heap == null ? new @Nullable Candidate[0] : heap;
    }

    /** A candidate for a stratum from elsewhere. */
    void offer(int slot, Candidate candidate) {
        enter(slot, candidate);
    }

    /** What was left out, by what it is, and how much of it. */
    Map<String, Long> dropped() {
        return dropped;
    }
}
