package io.understudy.cover;

import java.util.Arrays;

/** The row that goes furthest in one direction: the least number, the longest text. One is enough, so that a column that grows from row to row costs no more than a copied key. */
final class Extreme {
    private static final int NONE = -1;

    private final int slot;
    private long furthest;
    private long rows;
    private boolean met;
    private boolean settled;
    private long unit;
    private byte[] key = new byte[0];
    private int[] strata = new int[8];
    private int count;
    private int row = NONE;

    Extreme(Strata strata, Stratum name) {
        slot = strata.open(name);
    }

    /** A row that goes so far. */
    void see(long distance, int itsRow, Strata strata) {
        if (rows > 0 && distance < furthest) return;
        if (rows == 0 || distance > furthest) {
            // Nothing that is seen a second time goes further than what was seen the first time.
            if (!strata.isCounting()) return;
            furthest = distance;
            rows = 0;
            met = false;
            if (!strata.isKept(itsRow)) {
                // Of the rows that are looked at together only the last one that goes further is copied.
                if (row == NONE) strata.remember(this);
                row = itsRow;
            }
        }
        if (strata.isCounting()) rows++;
        if (!strata.isKept(itsRow)) return;
        met = true;
        if (settled) strata.tell(slot, rows, true);
    }

    /** The place of the row to be remembered, among those that are looked at together. */
    int row() {
        return row;
    }

    /** The row is too large to be remembered. */
    void passOver() {
        row = NONE;
    }

    void remember(long itsUnit, byte[] itsKey, int[] touched, int touches) {
        row = NONE;
        unit = itsUnit;
        key = itsKey;
        if (strata.length < touches) strata = new int[touches * 2];
        System.arraycopy(touched, 0, strata, 0, touches);
        count = touches;
    }

    /** The stream has ended. */
    void settle(Strata all) {
        settled = true;
        if (slot == Slots.NONE || rows == 0) return;
        all.tell(slot, rows, met);
        if (met || key.length == 0) return;
        int[] its = Arrays.copyOf(strata, count + 1);
        its[count] = slot;
        all.offer(slot, new Candidate(unit, key, its));
    }
}
