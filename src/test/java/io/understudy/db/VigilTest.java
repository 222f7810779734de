package io.understudy.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When a wait is ended and when not. That servers answer as assumed here is shown where real ones fall silent. */
class VigilTest {
    private static final Duration SILENCE = Duration.ofMillis(50);
    private static final Vigil.Answer WORKS = new Vigil.Answer.Works();
    private static final Vigil.Answer IDLE = new Vigil.Answer.Idle("it is idle");
    private static final Vigil.Answer NOTHING = new Vigil.Answer.Nothing("it says nothing");

    private final CountDownLatch cut = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    private Vigil over(Vigil.Answer last, Vigil.Answer... first) {
        Queue<Vigil.Answer> answers = new ArrayDeque<>(List.of(first));
        return new Vigil(
                SILENCE,
                () -> {
                    asked.incrementAndGet();
                    Vigil.Answer next = answers.poll();
                    return next == null ? last : next;
                },
                cut::countDown);
    }

    private boolean isCutWithin(Duration most) throws InterruptedException {
        return cut.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Test
    void aServerThatSaysNothingIsLeft() throws InterruptedException {
        try (Vigil vigil = over(NOTHING)) {
            vigil.begin();
            assertThat(isCutWithin(Duration.ofSeconds(30))).isTrue();
            assertThat(asked).hasValue(1);
            assertThat(vigil.verdict()).contains("timeouts.silence", "it says nothing");
        }
    }

    @Test
    void aServerThatIsIdleIsLeftWhenItSaysSoTwice() throws InterruptedException {
        try (Vigil vigil = over(IDLE, IDLE, WORKS, IDLE)) {
            vigil.begin();
            assertThat(isCutWithin(Duration.ofSeconds(30))).isTrue();
            assertThat(asked).hasValue(4);
        }
    }

    @Test
    void aServerThatWorksIsWaitedForButNotForEver() throws InterruptedException {
        try (Vigil vigil = over(WORKS)) {
            vigil.begin();
            assertThat(isCutWithin(SILENCE.multipliedBy(20))).isFalse();
            assertThat(isCutWithin(Duration.ofSeconds(60))).isTrue();
            assertThat(vigil.verdict()).contains("as long as anything may");
        }
    }

    @Test
    void nobodyAsksWhileNothingIsWaitedForOrSomethingMoves() throws InterruptedException {
        try (Vigil vigil = over(NOTHING)) {
            vigil.begin();
            vigil.begin();
            vigil.end();
            vigil.end();
            assertThat(isCutWithin(SILENCE.multipliedBy(6))).isFalse();
            assertThat(asked).hasValue(0);
        }
    }
}
