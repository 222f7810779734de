package io.understudy.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row on its way into a fixture, as production has it and as staging would. Never printed. */
final class CapturedRow {
    private final List<@Nullable String> before;
    private final List<@Nullable String> after;
    private int levels = -1;
    private boolean childrenTaken;

    CapturedRow(List<@Nullable String> before, List<@Nullable String> after) {
        this.before = before;
        this.after = after;
    }

    /** Production's values, in the order of the stored columns. */
    List<@Nullable String> before() {
        return before;
    }

    /** Staging's. */
    List<@Nullable String> after() {
        return after;
    }

    /** How many levels of rows that refer to it are to be taken; -1 before that is known. */
    int levels() {
        return levels;
    }

    /** Says whether this is more than before. */
    boolean raise(int more) {
        if (more <= levels) return false;
        levels = more;
        return true;
    }

    /** Whether all rows that refer to it came along, as far as they were asked for. */
    boolean childrenTaken() {
        return childrenTaken;
    }

    void takenChildren() {
        childrenTaken = true;
    }

    @Override
    public String toString() {
        return "CapturedRow[" + before.size() + " columns]";
    }
}
