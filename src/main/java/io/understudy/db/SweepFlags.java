package io.understudy.db;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which rows meet which conditions, as a server tells it: for each row where it lies, and a 0 or 1 for each condition. */
final class SweepFlags {
    private final int each;
    private final Map<Integer, List<String>> places = new TreeMap<>();

    /** @param each how many rows of each condition are of interest */
    SweepFlags(int each) {
        this.each = each;
    }

    void add(String place, String flags) {
        for (int number = flags.indexOf('1'); number >= 0; number = flags.indexOf('1', number + 1)) {
            List<String> some = places.computeIfAbsent(number, absent -> new ArrayList<>());
            if (some.size() < each) some.add(place);
        }
    }

    /** By the number of the condition, from 0: where some of its rows lie. */
    Map<Integer, List<String>> places() {
        return places;
    }
}
