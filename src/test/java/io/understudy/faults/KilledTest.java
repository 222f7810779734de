package io.understudy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.faults.Rehearsal.Gate;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is killed, and whenever: staging still shows the last snapshot, the exit code says whose fault it was, and the next run succeeds. */
class KilledTest {
    @TempDir
    static Path folder;

    private static Rehearsal shop;

    @BeforeAll
    static void publishOnce() {
        shop = Rehearsal.shop(folder);
        Tool.run(shop, "refresh").expect(0);
        shop.gateTheLedger();
    }

    /** A server process outlives the run it worked for by a few seconds, and would be taken for the next one at its gate. */
    @BeforeEach
    void waitForThoseOfTheRunBefore() {
        for (String database : List.of(shop.source, shop.staging))
            Moments.await(() -> Rehearsal.processes(database).isEmpty());
    }

    /** Something done to a run that stands at a gate. */
    interface Harm {
        void to(Tool tool);
    }

    private static void harm(Gate gate, int exit, Harm harm, String... says) {
        List<String> before = shop.fingerprint();
        try (Tool tool = Tool.start(shop, "refresh", "--rate", "60%")) {
            try (Hold held = shop.close(gate)) {
                shop.awaitAt(gate);
                harm.to(tool);
                // What hears of its end only when it next does something is let go first.
                if (exit == 6) held.letGo();
                Tool.Ending ending = tool.await().expect(exit);
                if (exit < 128) ending.says(says);
            }
        }
        assertThat(shop.fingerprint()).isEqualTo(before);
        Tool.runHere(shop, "refresh").expect(0);
        assertThat(shop.fingerprint())
                .filteredOn(line -> line.startsWith("orders "))
                .isEqualTo(before.stream()
                        .filter(line -> line.startsWith("orders "))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REFRESHING_VIEWS", "COMMIT"})
    void theTool(Gate gate) {
        harm(gate, 137, Tool::kill);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFRESHING_VIEWS")
    void aServerProcessOfStaging(Gate gate) {
        String doing = switch (gate) {
            case FIRST_TABLE -> "Loading public.customers failed";
            case SECOND_TABLE, MIDDLE_OF_LOAD -> "Loading public.orders failed";
            case CLOSURE -> "Loading public.products failed";
            case REBUILDING -> "Putting back index gate_rebuild";
            case REFRESHING_VIEWS -> throw new IllegalArgumentException();
            case BEFORE_COMMIT -> "Writing the ledger failed";
            case COMMIT -> "either snapshot whole";
        };
        harm(gate, 7, tool -> assertThat(Rehearsal.terminate(shop.staging)).isEqualTo(1), doing, shop.staging);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"FIRST_TABLE", "SECOND_TABLE", "MIDDLE_OF_LOAD", "CLOSURE"})
    void aServerProcessOfTheSource(Gate gate) {
        harm(gate, 6, tool -> assertThat(Rehearsal.terminate(shop.source)).isEqualTo(2), shop.source);
    }

    @Test
    void eitherServerWhilePlanning() {
        List<String> before = shop.fingerprint();
        for (String victim : List.of(shop.source, shop.staging)) {
            try (Hold held = Rehearsal.lock(shop.source, "orders");
                    Tool tool = Tool.start(shop, "refresh")) {
                shop.awaitLockWait(shop.source);
                Rehearsal.terminate(victim);
                held.letGo();
                tool.await().expect(victim.equals(shop.source) ? 6 : 7).says(victim);
            }
            assertThat(shop.fingerprint()).isEqualTo(before);
        }
    }

    @Test
    @SuppressWarnings("try") // that it is held is all
    void theToolWhilePlanning() {
        List<String> before = shop.fingerprint();
        try (Hold held = Rehearsal.lock(shop.source, "orders")) {
            Tool tool = Tool.start(shop, "refresh");
            shop.awaitLockWait(shop.source);
            tool.kill();
            tool.await().expect(137);
        }
        assertThat(shop.fingerprint()).isEqualTo(before);
        Tool.runHere(shop, "refresh").expect(0);
    }

    @Test
    @SuppressWarnings("try") // that it is held is all
    void theToolDuringTheCommit() {
        try (Tool tool = Tool.start(shop, "refresh", "--rate", "60%");
                Hold held = shop.close(Gate.COMMIT)) {
            shop.awaitAt(Gate.COMMIT);
            tool.kill();
            tool.await().expect(137);
        }
        Moments.await(() -> Rehearsal.processes(shop.staging).isEmpty());
        // The server was told to commit: either snapshot may be there, and it is whole.
        Tool.runHere(shop, "verify").expect(0);
        Tool.runHere(shop, "refresh").expect(0);
    }

    /** A process that is killed the hard way takes the whole server down, which then recovers by itself. */
    @Test
    void theServerWhileItLoads() {
        List<String> before = shop.fingerprint();
        try (Tool tool = Tool.start(shop, "refresh", "--rate", "60%");
                Hold held = shop.close(Gate.REBUILDING)) {
            shop.awaitAt(Gate.REBUILDING);
            Moments.signal(
                    "KILL", Long.parseLong(Rehearsal.processes(shop.staging).getFirst()));
            tool.await().expect(7).says("Putting back index gate_rebuild", shop.staging);
            held.letGo();
        }
        Moments.await(() -> Rehearsal.complaint(shop.staging, List.of()).isEmpty());
        assertThat(shop.fingerprint()).isEqualTo(before);
        Tool.runHere(shop, "refresh").expect(0);
    }
}
