package io.understudy.cover;

import java.util.TreeMap;
import java.util.function.IntFunction;

/** Many strata of one kind, most of them rare, as few: one for those of a single row, one for those of up to three rows, and so on. What more than a hundred rows have is not rare. */
final class Tail {
    private static final int[] RARE = {1, 3, 10, 30, 100};

    private Tail() {}

    /**
     * Merges them, unless they are few.
     *
     * @param name of those that no more rows than a number have
     */
    static void merge(Slots slots, int few, Strata strata, IntFunction<Stratum> name) {
        if (slots.size() <= few) return;
        TreeMap<Integer, Integer> groups = new TreeMap<>();
        slots.forEach((hash, slot) -> {
            if (strata.target(slot) != slot) return;
            for (int rare : RARE) {
                if (strata.rows(slot) > rare) continue;
                Integer group = groups.get(rare);
                if (group == null) {
                    group = strata.open(name.apply(rare));
                    groups.put(rare, group);
                }
                if (group == Slots.NONE) strata.close(slot);
                else strata.merge(slot, group);
                return;
            }
            strata.close(slot);
        });
    }

    static String upTo(int rows) {
        return rows == 1 ? "(1 row)" : "(up to " + rows + " rows)";
    }
}
