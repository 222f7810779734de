package io.understudy.faults;

import io.understudy.servers.Server;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** One run at a time: the second says so, whatever the first is doing, and a run that was killed is not in the way. */
final class AnotherRunTest {
    @Nested
    final class OnPostgreSql18 extends AnotherRun {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }
    }

    @Nested
    final class OnMySql8 extends AnotherRun {
        OnMySql8() {
            super(Server.MYSQL_8);
        }
    }

    @Nested
    final class OnMariaDb11 extends AnotherRun {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class AnotherRun {
        private final Server server;

        AnotherRun(Server server) {
            this.server = server;
        }

        private Rehearsal shop;

        @BeforeAll
        void publishOnce(@TempDir Path folder) {
            shop = Rehearsal.shop(server, folder).withTimeouts("{ connect: 5s, lock: 1s, silence: 60s }");
            Tool.runHere(shop, "refresh").expect(0);
        }

        @Test
        void theSecondSaysThatThereIsAFirst() {
            shop.withTimeouts("{ connect: 5s, lock: 60s, silence: 60s }");
            try (Tool first = Tool.start(shop, "refresh");
                    Hold held = shop.close(Gate.REBUILDING)) {
                shop.awaitAt(Gate.REBUILDING, first);
                shop.withTimeouts("{ connect: 5s, lock: 1s, silence: 60s }");
                String way = server.isPostgreSql() ? "end it" : "KILL ";
                for (String command : List.of("refresh", "plan", "verify", "enroll")) {
                    Tool.runHere(shop, command)
                            .expect(8)
                            .says("Another run is refreshing", shop.staging, "wait for it", way);
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
                shop.awaitAt(Gate.REBUILDING, first);
                first.kill();
                // Only PostgreSQL looks for its client while it works.
                if (!server.isPostgreSql()) held.letGo();
                shop.awaitNoProcess(shop.staging);
                Moments.await(() -> !shop.isWaitedAt(Gate.REBUILDING));
                held.letGo();
            }
            Tool.runHere(shop, "refresh").expect(0);
        }

        @Test
        void lookingDoesNotDisturbLooking() {
            shop.withTimeouts("{ connect: 5s, lock: 60s, silence: 60s }");
            try (Tool first = Tool.start(shop, "plan");
                    Hold held = shop.lock(shop.source, "orders")) {
                shop.awaitLockWait(shop.source);
                Tool.runHere(shop, "verify").expect(0);
                held.letGo();
                first.await().expect(0);
            }
        }
    }
}
