package io.understudy.sample;

import io.understudy.wire.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to each row of one table as it streams past: whether it is kept, which names it answers to, which rows it refers to.
 * The server has already chosen the cohort; what is left to refuse here is a row that the closure finds a second time.
 */
public final class Selection {
    private final @Nullable Answer identity;
    private final List<Answer> answers;
    private final List<Refers> refers;

    /** The row answers to a name in a key space. */
    record Answer(KeyProbe probe, KeySpace space) {}

    /** The row refers to a name in a key space; {@code news} is told when it is the first to do so. */
    record Refers(KeyProbe probe, KeySpace space, Runnable news) {}

    Selection(@Nullable Answer identity, List<Answer> answers, List<Refers> refers) {
        this.identity = identity;
        this.answers = List.copyOf(answers);
        this.refers = List.copyOf(refers);
    }

    /** Whether the row is kept; if it is, remembers what it is called and whom it needs. */
    public boolean admits(Row row) {
        if (identity != null) {
            String[] key = identity.probe().read(row);
            if (key != null && !identity.space().keep(key)) return false;
        }
        for (Answer answer : answers) {
            String[] key = answer.probe().read(row);
            if (key != null) answer.space().keep(key);
        }
        for (Refers reference : refers) {
            String[] key = reference.probe().read(row);
            if (key != null && reference.space().want(key)) reference.news().run();
        }
        return true;
    }
}
