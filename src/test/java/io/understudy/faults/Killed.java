package io.understudy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.Server;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is killed, and whenever: staging shows the last snapshot or the new one, the exit code says whose fault it was, and the next run succeeds. There is a class for each server, so that they can run beside each other. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class Killed {
    private final Server server;
    private final Set<Gate> gatesOfTool;
    private final Set<Gate> gatesOfServer;
    private Rehearsal shop;
    private List<String> old;
    private List<String> another;

    /**
     * The gates at which harm is done, as far as the engine has them.
     *
     * @param gatesOfTool harm to the program
     * @param gatesOfServer harm to a process of a server
     */
    Killed(Server server, Set<Gate> gatesOfTool, Set<Gate> gatesOfServer) {
        this.server = server;
        this.gatesOfTool = gatesOfTool;
        this.gatesOfServer = gatesOfServer;
    }

    @BeforeAll
    void publishBothSnapshotsOnce(@TempDir Path folder) {
        shop = Rehearsal.shop(server, folder);
        gatesOfTool.retainAll(shop.venue().gates());
        gatesOfServer.retainAll(shop.venue().gates());
        Tool.run(shop, "refresh", "--rate", "60%").expect(0);
        another = shop.shown();
        shop.gateTheLedger();
        Tool.runHere(shop, "refresh").expect(0);
        old = shop.shown();
    }

    /** A server process outlives the run it worked for by a few seconds, and would be taken for the next one at its gate. */
    @BeforeEach
    void waitForThoseOfTheRunBefore() {
        for (String database : List.of(shop.source, shop.staging)) shop.awaitNoProcess(database);
    }

    /** Something done to a run that stands at a gate. */
    interface Harm {
        void to(Tool tool);
    }

    private void harm(Gate gate, int exit, Harm harm, String... says) {
        try (Tool tool = start(gate, exit);
                Hold held = shop.close(gate)) {
            shop.awaitAt(gate, tool);
            harm.to(tool);
            // What hears of its end only when it next does something is let go first.
            if (exit == 6) held.letGo();
            Tool.Ending ending = tool.await().expect(exit);
            if (exit < 128) ending.says(says);
        }
        shop.awaitNoProcess(shop.staging);
        if (!server.isPostgreSql()) Tool.runHere(shop, "history").expect(0);
        if (isDecidedByTheServer(gate, exit)) assertThat(shop.shown()).isIn(old, another);
        else assertThat(shop.shown()).isEqualTo(gate.isAfterPublishing() ? another : old);
        assertThatTheNextRunSucceeds();
    }

    /** To start a JVM takes longer than the run itself, so that servers are killed under a run of this one, but for one gate. */
    private Tool start(Gate gate, int exit) {
        return exit == 137 || gate == Gate.MIDDLE_OF_LOAD
                ? Tool.start(shop, "refresh", "--rate", "60%")
                : Tool.startHere(shop, "refresh", "--rate", "60%");
    }

    /** It has the statement that shows all, and perhaps does not hear that nobody waits for it any more. */
    private static boolean isDecidedByTheServer(Gate gate, int exit) {
        return exit == 137 && (gate == Gate.COMMIT || gate == Gate.RENAME);
    }

    private void assertThatTheNextRunSucceeds() {
        Tool.runHere(shop, "refresh").expect(0);
        assertThat(shop.shown()).isEqualTo(old);
        assertThat(shop.venue().leftovers(shop.staging)).isEmpty();
    }

    Set<Gate> gatesOfTool() {
        return gatesOfTool;
    }

    Set<Gate> gatesOfServer() {
        return gatesOfServer;
    }

    Stream<Gate> gatesWhileReading() {
        return gatesOfServer.stream().filter(gate -> gate.compareTo(Gate.CLOSURE) <= 0);
    }

    @ParameterizedTest
    @MethodSource("gatesOfTool")
    void theTool(Gate gate) {
        harm(gate, 137, Tool::kill);
    }

    @ParameterizedTest
    @MethodSource("gatesOfServer")
    void aServerProcessOfStaging(Gate gate) {
        harm(gate, 7, tool -> assertThat(shop.venue().terminate(shop.staging)).isEqualTo(1), doing(gate), shop.staging);
    }

    private String doing(Gate gate) {
        return switch (gate) {
            case FIRST_TABLE -> "Loading " + shop.table("customers") + " failed";
            case SECOND_TABLE, MIDDLE_OF_LOAD -> "Loading " + shop.table("orders") + " failed";
            case CLOSURE -> "Loading " + shop.table("products") + " failed";
            case REBUILDING -> server.isPostgreSql() ? "Putting back index gate_rebuild" : "Building indexes of orders";
            case BEFORE_COMMIT -> "Writing the ledger failed";
            case COMMIT, BEFORE_RENAME, RENAME, AFTER_RENAME -> "either snapshot whole";
            case CLEANING_UP -> "Reading the journal";
        };
    }

    @ParameterizedTest
    @MethodSource("gatesWhileReading")
    void aServerProcessOfTheSource(Gate gate) {
        harm(
                gate,
                6,
                tool -> assertThat(shop.venue().terminate(shop.source)).isEqualTo(server.isPostgreSql() ? 2 : 1),
                shop.source);
    }

    @Test
    void eitherServerWhilePlanning() {
        List<String> before = shop.fingerprint();
        for (String victim : List.of(shop.source, shop.staging)) {
            try (Hold held = shop.lock(shop.source, "orders");
                    Tool tool = Tool.startHere(shop, "refresh")) {
                shop.awaitLockWait(shop.source);
                shop.venue().terminate(victim);
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
        try (Hold held = shop.lock(shop.source, "orders")) {
            Tool tool = Tool.start(shop, "refresh");
            shop.awaitLockWait(shop.source);
            tool.kill();
            tool.await().expect(137);
        }
        assertThat(shop.fingerprint()).isEqualTo(before);
        assertThatTheNextRunSucceeds();
    }

    Stream<Gate> gatesOfCrashes() {
        Stream<Gate> worst = server.isPostgreSql()
                ? Stream.of(Gate.REBUILDING)
                : Stream.of(Gate.MIDDLE_OF_LOAD, Gate.RENAME, Gate.AFTER_RENAME);
        return server == Server.POSTGRESQL_15 ? Stream.of(Gate.MIDDLE_OF_LOAD) : worst;
    }

    @ParameterizedTest
    @MethodSource("gatesOfCrashes")
    void aWholeServer(Gate gate) {
        try (Tool tool = start(gate, 7);
                Hold held = shop.close(gate)) {
            shop.awaitAt(gate, tool);
            shop.venue().crash(shop.staging);
            // While rows are read it is production's server, too, that is gone.
            int exit = tool.await().exit();
            assertThat(exit).isIn(gate == Gate.MIDDLE_OF_LOAD ? List.of(6, 7) : List.of(7));
            held.letGo();
        }
        Tool.runHere(shop, "history").expect(0);
        assertThat(shop.shown()).isEqualTo(gate.isAfterPublishing() ? another : old);
        assertThatTheNextRunSucceeds();
    }
}
