package io.understudy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.Server;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C and kill: the run lets go, says what has become of staging, and ends with 128 and the signal's number. */
final class InterruptedTest {
    @Nested
    final class OnPostgreSql18 extends Interrupted {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }
    }

    @Nested
    final class OnMySql8 extends Interrupted {
        OnMySql8() {
            super(Server.MYSQL_8);
        }
    }

    @Nested
    final class OnMariaDb11 extends Interrupted {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class Interrupted {
        private final Server server;
        private Rehearsal shop;

        Interrupted(Server server) {
            this.server = server;
        }

        @BeforeAll
        void publishOnce(@TempDir Path folder) {
            shop = Rehearsal.shop(server, folder);
            Tool.runHere(shop, "refresh").expect(0);
            shop.gateTheLedger();
        }

        @ParameterizedTest
        @CsvSource({"INT, 130, MIDDLE_OF_LOAD", "TERM, 143, REBUILDING"})
        void stagingIsUntouched(String signal, int exit, Gate gate) {
            List<String> before = shop.fingerprint();
            try (Tool tool = Tool.start(shop, "refresh", "--rate", "60%");
                    Hold held = shop.close(gate)) {
                shop.awaitAt(gate, tool);
                tool.signal(signal);
                Tool.Ending ending = tool.await().expect(exit);
                assertThat(ending.complaint())
                        .as(ending.err())
                        .isEqualTo("understudy: interrupted; staging is untouched.");
                // PostgreSQL looks for its client while it works, so that the next run need not wait for a dead one;
                // while rows stand unread in front of it, it cannot see that nobody follows them.
                if (!server.isPostgreSql() || gate == Gate.MIDDLE_OF_LOAD) held.letGo();
                shop.awaitNoProcess(shop.staging);
                held.letGo();
            }
            assertThat(shop.fingerprint()).isEqualTo(before);
            Tool.runHere(shop, "refresh").expect(0);
            assertThat(shop.venue().leftovers(shop.staging)).isEmpty();
        }

        @Test
        void whilePublishingItCannotBeSaid() {
            Gate gate = server.isPostgreSql() ? Gate.COMMIT : Gate.RENAME;
            try (Tool tool = Tool.start(shop, "refresh", "--rate", "60%");
                    Hold held = shop.close(gate)) {
                shop.awaitAt(gate, tool);
                tool.signal("INT");
                Tool.Ending ending = tool.await().expect(130);
                assertThat(ending.complaint()).as(ending.err()).contains("either snapshot whole", "understudy history");
                held.letGo();
            }
            shop.awaitNoProcess(shop.staging);
            Tool.runHere(shop, "verify").expect(0);
            Tool.runHere(shop, "refresh").expect(0);
            assertThat(shop.venue().leftovers(shop.staging)).isEmpty();
        }
    }
}
