package io.understudy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.faults.Rehearsal.Gate;
import io.understudy.servers.EmbeddedPostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing hangs: a peer that falls silent without closing anything ends the run soon, and a server that is merely busy does not. */
class SilentTest {
    /** What the run waits for: two seconds until it is asked about, then four for the answer, and perhaps all of it again. With time to start the JVM on a busy machine, and a long way from forever. */
    private static final String IMPATIENT = "{ connect: 4s, lock: 30s, silence: 2s }";

    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    static Path folder;

    private static Rehearsal shop;
    private static List<String> before;

    private Proxy proxy;

    @BeforeAll
    static void publishOnce() {
        shop = Rehearsal.shop(folder).withTimeouts(IMPATIENT);
        Tool.runHere(shop, "refresh").expect(0);
        shop.gateTheLedger();
        before = shop.fingerprint();
    }

    @BeforeEach
    void connectDirectly() {
        proxy = new Proxy(EmbeddedPostgresServer.port());
        shop.withSourcePort(EmbeddedPostgresServer.port()).withStagingPort(EmbeddedPostgresServer.port());
    }

    @AfterEach
    void stagingIsAsItWas() throws IOException {
        proxy.close();
        assertThat(shop.fingerprint()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void theWayToStagingBreaksWhileLoading(Proxy.Direction direction) {
        shop.withStagingPort(proxy.port());
        endsSoon(Gate.MIDDLE_OF_LOAD, () -> proxy.silence(direction)).expect(7).says("timeouts.silence", shop.staging);
    }

    @Test
    void theWayToStagingBreaksWhileIndexesAreBuilt() {
        shop.withStagingPort(proxy.port());
        endsSoon(Gate.REBUILDING, () -> proxy.silence(Proxy.Direction.TO_SERVER, Proxy.Direction.TO_CLIENT))
                .expect(7)
                .says("Putting back index gate_rebuild", "timeouts.silence", "does not answer a new connection");
    }

    @Test
    void onlyOurConnectionToStagingBreaks() {
        shop.withStagingPort(proxy.port());
        endsSoon(Gate.REBUILDING, proxy::silenceOldConnections).expect(7).says("timeouts.silence", shop.staging);
    }

    @ParameterizedTest
    @EnumSource
    void theWayToTheSourceBreaksWhileReading(Proxy.Direction direction) {
        shop.withSourcePort(proxy.port());
        endsSoon(Gate.FIRST_TABLE, () -> proxy.silence(direction)).expect(6).says(shop.source);
    }

    @Test
    void onlyOurConnectionsToTheSourceBreak() {
        shop.withSourcePort(proxy.port());
        endsSoon(Gate.MIDDLE_OF_LOAD, proxy::silenceOldConnections).expect(6).says("timeouts.silence", shop.source);
    }

    private static Tool.Ending endsSoon(Gate gate, Runnable harm) {
        try (Tool tool = Tool.start(shop, "refresh", "--rate", "60%");
                Hold held = shop.close(gate)) {
            shop.awaitAt(gate);
            harm.run();
            held.letGo();
            return tool.await(SOON);
        }
    }

    @Test
    void aServerThatAcceptsAndNeverAnswers() {
        proxy.silence(Proxy.Direction.TO_SERVER, Proxy.Direction.TO_CLIENT);
        shop.withStagingPort(proxy.port());
        Tool.runHere(shop, "refresh").expect(7).says("Connecting failed on localhost:" + proxy.port());
        shop.withStagingPort(EmbeddedPostgresServer.port()).withSourcePort(proxy.port());
        Tool.runHere(shop, "refresh").expect(6).says("Connecting failed on localhost:" + proxy.port());
    }

    @ParameterizedTest
    @EnumSource(names = {"MIDDLE_OF_LOAD", "REBUILDING"})
    void aServerThatTakesItsTimeIsWaitedFor(Gate gate) {
        try (Tool tool = Tool.start(shop, "refresh", "--rate", "50%");
                Hold held = shop.close(gate)) {
            shop.awaitAt(gate);
            Moments.pause(7000);
            held.letGo();
            tool.await().expect(0);
        }
        before = shop.fingerprint();
    }

    @Test
    @SuppressWarnings("try") // that it is held is all
    void aTableThatSomebodyElseHasLocked() {
        shop.withTimeouts("{ connect: 5s, lock: 1s, silence: 5s }");
        try (Hold held = Rehearsal.lock(shop.source, "orders")) {
            Tool.runHere(shop, "refresh").expect(6).says("Locking the tables for reading", "timeouts.lock");
        }
        // Readers do not disturb the plan, only the load.
        List<String> reading = List.of("begin", "lock table orders in access share mode");
        try (Hold held = Rehearsal.hold(shop.staging, reading)) {
            Tool.runHere(shop, "refresh").expect(7).says("Locking the tables", "timeouts.lock");
        } finally {
            shop.withTimeouts(IMPATIENT);
        }
    }
}
