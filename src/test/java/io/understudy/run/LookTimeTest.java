package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class LookTimeTest {
    private static final long SECOND = 1_000_000_000;

    private final AtomicLong clock = new AtomicLong(42);
    private final LookTime time = new LookTime(clock::get);

    @Test
    void aQuestionMayTakeNoLongerThanItsTableHas() {
        time.begin();
        assertThat(time.next()).isEqualTo(5_000);
        clock.addAndGet(29 * SECOND);
        assertThat(time.next()).isEqualTo(1_000);
        clock.addAndGet(SECOND);
        assertThat(time.isOver()).isTrue();
        time.end();
        time.begin();
        assertThat(time.next()).isEqualTo(5_000);
    }

    @Test
    void fiveMinutesOfLookingAreEnoughAndMovingRowsIsNone() {
        for (int table = 0; table < 15; table++) {
            time.begin();
            assertThat(time.isOver()).as("table " + table).isFalse();
            clock.addAndGet(20 * SECOND);
            time.end();
            clock.addAndGet(3600 * SECOND);
        }
        time.begin();
        assertThat(time.isOver()).isTrue();
    }
}
