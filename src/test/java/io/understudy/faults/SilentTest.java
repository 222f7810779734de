package io.understudy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.faults.Proxy.Direction;
import io.understudy.servers.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing hangs: a peer that falls silent without closing anything ends the run soon, and a server that is merely busy does not. */
final class SilentTest {
    @Nested
    final class OnPostgreSql18 extends Silent {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18, Direction.values());
        }
    }

    @Nested
    final class OnMySql8 extends Silent {
        OnMySql8() {
            super(Server.MYSQL_8, Direction.TO_CLIENT);
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class Silent {
        /** What the run waits for: two seconds until it is asked about, then four for the answer, and perhaps all of it again. With time to start the JVM on a busy machine, and a long way from forever. */
        private static final String IMPATIENT = "{ connect: 4s, lock: 30s, silence: 2s }";

        private static final Duration SOON = Duration.ofSeconds(40);
        private static final int LONGER_THAN_SILENCE_MILLIS = 7000;

        final Server server;
        private final List<Direction> directions;
        Rehearsal shop;
        Proxy proxy;
        private List<String> before;

        /** @param directions in which ways break off that break off in one direction */
        Silent(Server server, Direction... directions) {
            this.server = server;
            this.directions = List.of(directions);
        }

        List<Direction> directions() {
            return directions;
        }

        @BeforeAll
        void publishOnce(@TempDir Path folder) {
            shop = Rehearsal.shop(server, folder);
            Tool.runHere(shop, "refresh").expect(0);
            shop.withTimeouts(IMPATIENT).gateTheLedger();
            before = shop.fingerprint();
        }

        @BeforeEach
        void connectDirectly() {
            proxy = new Proxy(shop.stagingPort());
            shop.withSourcePort(shop.sourcePort()).withStagingPort(shop.stagingPort());
        }

        @AfterEach
        void stagingIsAsItWas() throws IOException {
            proxy.close();
            assertThat(shop.fingerprint()).isEqualTo(before);
        }

        Tool.Ending endsSoon(Gate gate, Runnable harm) {
            try (Tool tool = Tool.start(shop, "refresh", "--rate", "60%");
                    Hold held = shop.close(gate)) {
                shop.awaitAt(gate, tool);
                harm.run();
                held.letGo();
                return tool.await(SOON);
            }
        }

        @ParameterizedTest
        @MethodSource("directions")
        void theWayToStagingBreaksWhileLoading(Direction direction) {
            shop.withStagingPort(proxy.port());
            endsSoon(Gate.MIDDLE_OF_LOAD, () -> proxy.silence(direction))
                    .expect(7)
                    .says("timeouts.silence", shop.staging);
        }

        @Test
        void aServerThatTakesItsTimeToBuildIsWaitedFor() {
            try (Tool tool = Tool.startHere(shop, "refresh", "--rate", "50%");
                    Hold held = shop.close(Gate.REBUILDING)) {
                shop.awaitAt(Gate.REBUILDING, tool);
                Moments.pause(LONGER_THAN_SILENCE_MILLIS);
                held.letGo();
                tool.await().expect(0);
            }
            before = shop.fingerprint();
        }

        /** On PostgreSQL a function of staging's takes the time, on MySQL the rows of somebody else do. */
        @Test
        void aServerThatTakesItsTimeToLoadIsWaitedFor() {
            Gate gate = server.isPostgreSql() ? Gate.MIDDLE_OF_LOAD : Gate.SECOND_TABLE;
            try (Tool tool = Tool.startHere(shop, "refresh", "--rate", "50%");
                    Hold held = shop.close(gate)) {
                shop.awaitAt(gate, tool);
                if (server.isPostgreSql()) {
                    Moments.pause(LONGER_THAN_SILENCE_MILLIS);
                    held.letGo();
                } else {
                    try (Hold rows = shop.hold(
                            shop.staging + "__understudy_next",
                            List.of(
                                    "start transaction",
                                    "insert into orders (id, customer_id) select i, i from "
                                            + MySqlVenue.numbers(100)))) {
                        held.letGo();
                        Moments.pause(LONGER_THAN_SILENCE_MILLIS);
                        assertThat(tool.isRunning()).isTrue();
                        rows.letGo();
                    }
                }
                tool.await().expect(0);
            }
            before = shop.fingerprint();
        }

        @Test
        @SuppressWarnings("try") // that it is held is all
        void aTableThatSomebodyElseHasLocked() {
            shop.withTimeouts("{ connect: 5s, lock: 1s, silence: 5s }");
            boolean renames = !server.isPostgreSql();
            try (Hold held = shop.lock(shop.source, "orders")) {
                Tool.runHere(shop, "refresh")
                        .expect(6)
                        .says(renames ? "Trying to read" : "Locking the tables for reading", "timeouts.lock");
            }
            // Readers do not disturb the plan, only what is done to the tables themselves.
            try (Hold held = shop.hold(shop.staging, shop.venue().reading("orders"))) {
                Tool.runHere(shop, "refresh")
                        .expect(7)
                        .says(renames ? "Publishing failed" : "Locking the tables", "timeouts.lock");
            } finally {
                shop.withTimeouts(IMPATIENT);
            }
        }

        @Test
        void theWayToStagingBreaksWhileIndexesAreBuilt() {
            shop.withStagingPort(proxy.port());
            endsSoon(Gate.REBUILDING, () -> proxy.silence(Direction.values()))
                    .expect(7)
                    .says(
                            server.isPostgreSql() ? "Putting back index gate_rebuild" : "Building indexes of orders",
                            "timeouts.silence",
                            "does not answer a new connection");
        }

        @Test
        void onlyOurConnectionToStagingBreaks() {
            shop.withStagingPort(proxy.port());
            endsSoon(Gate.REBUILDING, proxy::silenceOldConnections).expect(7).says("timeouts.silence", shop.staging);
        }

        @ParameterizedTest
        @MethodSource("directions")
        void theWayToTheSourceBreaksWhileReading(Direction direction) {
            shop.withSourcePort(proxy.port());
            endsSoon(Gate.FIRST_TABLE, () -> proxy.silence(direction)).expect(6).says(shop.source);
        }

        @Test
        void onlyOurConnectionsToTheSourceBreak() {
            shop.withSourcePort(proxy.port());
            endsSoon(Gate.MIDDLE_OF_LOAD, proxy::silenceOldConnections)
                    .expect(6)
                    .says("timeouts.silence", shop.source);
        }

        @Test
        void aServerThatAcceptsAndNeverAnswers() {
            proxy.silence(Direction.values());
            shop.withStagingPort(proxy.port());
            Tool.runHere(shop, "refresh").expect(7).says("Connecting failed on localhost:" + proxy.port());
            shop.withStagingPort(shop.stagingPort()).withSourcePort(proxy.port());
            Tool.runHere(shop, "refresh").expect(6).says("Connecting failed on localhost:" + proxy.port());
        }
    }
}
