package io.understudy.sample;

import io.understudy.wire.Row;

/** Decides of a row that streams past whether the cohort holds it: exactly the rows that the server would choose. Used by one thread. */
@FunctionalInterface
public interface Choice {
    /** Every row; also where the server has chosen already. */
    Choice ALL = row -> true;

    boolean chooses(Row row);
}
