package io.understudy.cover;

import io.understudy.sample.RowKey;
import io.understudy.wire.Batch;
import io.understudy.wire.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
    private static final int NOTHING = -1;

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

    /** The rows that are looked at together: how many came before them, which are kept, and in which strata that lack rows the others are. */
    private long before;

    private int now;
    private boolean[] kept = new boolean[0];
    private boolean counting = true;
    private int[] lastTouch = new int[0];
    private int[] touched = new int[64];
    private int[] touchBefore = new int[64];
    private int touches;
    private int[] touchedByOne = new int[64];
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

    /** Rows begin: how many, which of them are kept, and whether they are seen for the first time. */
    void begin(int count, boolean[] areKept, boolean first) {
        before += now;
        now = count;
        kept = areKept;
        counting = first;
        touches = 0;
        if (lastTouch.length < count) lastTouch = new int[Math.max(count, 2 * lastTouch.length)];
        Arrays.fill(lastTouch, 0, count, NOTHING);
    }

    boolean isCounting() {
        return counting;
    }

    boolean isKept(int row) {
        return kept[row];
    }

    /** One of the rows is in a stratum. */
    void hit(int slot, int row) {
        if (slot == Slots.NONE) return;
        int into = target[slot];
        if (into == DEAD || lastRow[into] == before + row + 1) return;
        lastRow[into] = before + row + 1;
        if (counting) rows[into]++;
        if (met[into] >= each) return;
        if (kept[row]) met[into]++;
        else if (counting) touch(into, row);
    }

    private void touch(int slot, int row) {
        if (touches == touched.length) {
            touched = Arrays.copyOf(touched, touches * 2);
            touchBefore = Arrays.copyOf(touchBefore, touches * 2);
        }
        touched[touches] = slot;
        touchBefore[touches] = lastTouch[row];
        lastTouch[row] = touches++;
    }

    /** A row, which is not kept, is the most extreme so far; called once for all of the rows that are looked at together. */
    void remember(Extreme extreme) {
        found.add(extreme);
    }

    /** The rows end. */
    void end(Batch batch) {
        if (touches == 0 && found.isEmpty()) return;
        found.sort(Comparator.comparingInt(Extreme::row));
        int next = 0;
        for (int row = 0; row < now; row++) {
            int from = next;
            while (next < found.size() && found.get(next).row() == row) next++;
            if (lastTouch[row] != NOTHING || from < next) end(batch.row(row), gather(row), found.subList(from, next));
        }
        found.clear();
    }

    private void end(Row row, int its, List<Extreme> extremes) {
        if (!key.isNamed() && row.size() > MOST_BYTES_A_ROW) {
            extremes.forEach(Extreme::passOver);
            return;
        }
        long unit = key.unit(row);
        Candidate candidate = null;
        for (int i = 0; i < its; i++) {
            if (!enters(touchedByOne[i], unit)) continue;
            if (candidate == null) candidate = new Candidate(unit, key.copy(row), Arrays.copyOf(touchedByOne, its));
            enter(touchedByOne[i], candidate);
        }
        if (extremes.isEmpty()) return;
        byte[] copy = candidate == null ? key.copy(row) : candidate.key;
        for (Extreme extreme : extremes) extreme.remember(unit, copy, touchedByOne, its);
    }

    /** The strata of one row, in the order in which they were found. */
    private int gather(int row) {
        int its = 0;
        for (int at = lastTouch[row]; at != NOTHING; at = touchBefore[at]) its++;
        if (touchedByOne.length < its) touchedByOne = new int[2 * its];
        int place = its;
        for (int at = lastTouch[row]; at != NOTHING; at = touchBefore[at]) touchedByOne[--place] = touched[at];
        return its;
    }

    private boolean enters(int slot, long unit) {
        // A stratum may have been given up while the rows were looked at.
        if (target[slot] == DEAD) return false;
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
