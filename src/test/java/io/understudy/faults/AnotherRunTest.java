package io.understudy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.faults.Rehearsal.Gate;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run at a time: the second says so, whatever the first is doing, and a run that was killed is not in the way. */
class AnotherRunTest {
    @TempDir
    static Path folder;

    private static Rehearsal shop;

    @BeforeAll
    static void publishOnce() {
        shop = Rehearsal.shop(folder).withTimeouts("{ connect: 5s, lock: 1s, silence: 60s }");
        Tool.runHere(shop, "refresh").expect(0);
    }

    @Test
    void theSecondSaysThatThereIsAFirst() {
        shop.withTimeouts("{ connect: 5s, lock: 60s, silence: 60s }");
        try (Tool first = Tool.start(shop, "refresh");
                Hold held = shop.close(Gate.REBUILDING)) {
            shop.awaitAt(Gate.REBUILDING);
            shop.withTimeouts("{ connect: 5s, lock: 1s, silence: 60s }");
            for (String command : List.of("refresh", "plan", "verify", "enroll")) {
                Tool.runHere(shop, command).expect(8).says("Another run is refreshing", shop.staging, "wait for it");
            }
            held.letGo();
            first.await().expect(0);
        }
        Tool.runHere(shop, "refresh").expect(0);
    }

    @Test
    void aRunThatWasKilledIsNotInTheWayWhateverItsServerWasDoing() {
        shop.withTimeouts("{ connect: 5s, lock: 60s, silence: 60s }");
        try (Tool first = Tool.start(shop, "refresh");
                Hold held = shop.close(Gate.REBUILDING)) {
            shop.awaitAt(Gate.REBUILDING);
            first.kill();
            Moments.await(() -> Rehearsal.processes(shop.staging).isEmpty());
            assertThat(shop.isWaitedAt(Gate.REBUILDING)).isFalse();
            held.letGo();
        }
        Tool.runHere(shop, "refresh").expect(0);
    }

    @Test
    void lookingDoesNotDisturbLooking() {
        shop.withTimeouts("{ connect: 5s, lock: 60s, silence: 60s }");
        try (Tool first = Tool.start(shop, "plan");
                Hold held = Rehearsal.lock(shop.source, "orders")) {
            shop.awaitLockWait(shop.source);
            Tool.runHere(shop, "verify").expect(0);
            held.letGo();
            first.await().expect(0);
        }
    }
}
