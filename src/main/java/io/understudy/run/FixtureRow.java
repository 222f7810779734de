package io.understudy.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A row of one or more fixtures as staging spells it.
 *
 * @param tickets that want it
 * @param values of all columns of its table, as canonical text
 */
record FixtureRow(SortedSet<String> tickets, List<@Nullable String> values) {
    FixtureRow {
        tickets = Collections.unmodifiableSortedSet(new TreeSet<>(tickets));
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    FixtureRow alsoOf(SortedSet<String> others) {
        SortedSet<String> all = new TreeSet<>(tickets);
        all.addAll(others);
        return new FixtureRow(all, values);
    }

    @Override
    public String toString() {
        return "FixtureRow" + tickets;
    }
}
