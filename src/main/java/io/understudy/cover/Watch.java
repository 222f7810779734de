package io.understudy.cover;

import io.understudy.wire.Batch;

/** Finds the strata of one kind, or of one column, that each of some rows is in. Called for every row, so it makes no objects but for what is new. */
sealed interface Watch
        permits NullWatch,
                ValueWatch,
                TextWatch,
                NumberWatch,
                DayWatch,
                BytesWatch,
                DocumentWatch,
                ArrayWatch,
                DuplicateWatch,
                OrphanWatch,
                ToldWatch {
    void look(Batch rows, Strata strata);

    /** Every row has streamed past: now it is known what is rare. */
    default void settle(Strata strata, long rows) {}
}
