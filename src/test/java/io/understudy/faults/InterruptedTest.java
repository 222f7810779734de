package io.understudy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.faults.Rehearsal.Gate;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C and kill: the run lets go, says what has become of staging, and ends with 128 and the signal's number. */
class InterruptedTest {
    @TempDir
    static Path folder;

    private static Rehearsal shop;

    @BeforeAll
    static void publishOnce() {
        shop = Rehearsal.shop(folder);
        Tool.runHere(shop, "refresh").expect(0);
        shop.gateTheLedger();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130, MIDDLE_OF_LOAD", "TERM, 143, REBUILDING"})
    void stagingIsUntouched(String signal, int exit, Gate gate) {
        List<String> before = shop.fingerprint();
        try (Tool tool = Tool.start(shop, "refresh", "--rate", "60%");
                Hold held = shop.close(gate)) {
            shop.awaitAt(gate);
            tool.signal(signal);
            Tool.Ending ending = tool.await().expect(exit);
            assertThat(ending.complaint()).isEqualTo("understudy: interrupted; staging is untouched.");
            // The server looks for its client while it works, so that the next run need not wait for a dead one.
            Moments.await(() -> Rehearsal.processes(shop.staging).isEmpty());
            held.letGo();
        }
        assertThat(shop.fingerprint()).isEqualTo(before);
        Tool.runHere(shop, "refresh").expect(0);
    }

    @Test
    void duringTheCommitItCannotBeSaid() {
        try (Tool tool = Tool.start(shop, "refresh", "--rate", "60%");
                Hold held = shop.close(Gate.COMMIT)) {
            shop.awaitAt(Gate.COMMIT);
            tool.signal("INT");
            Tool.Ending ending = tool.await().expect(130);
            assertThat(ending.complaint()).contains("either snapshot whole", "understudy history");
            held.letGo();
        }
        Moments.await(() -> Rehearsal.processes(shop.staging).isEmpty());
        Tool.runHere(shop, "verify").expect(0);
    }
}
