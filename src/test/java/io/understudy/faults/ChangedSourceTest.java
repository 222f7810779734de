package io.understudy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.Server;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Production goes on while it is read: what could mix two states waits, or the run fails and says why. */
final class ChangedSourceTest {
    @Nested
    final class OnPostgreSql18 extends Locked {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class ChangedSource {
        private static final String PATIENT = "{ connect: 5s, lock: 60s, silence: 60s }";

        private final Server server;
        Rehearsal shop;

        ChangedSource(Server server) {
            this.server = server;
        }

        @BeforeAll
        void publishOnce(@TempDir Path folder) {
            shop = Rehearsal.shop(server, folder).withTimeouts(PATIENT);
            Tool.runHere(shop, "refresh").expect(0);
        }

        static Stream<String> changes() {
            return Stream.of(
                    "truncate orders",
                    "alter table orders drop column note",
                    "alter table orders add column more int not null default 7",
                    "drop table orders");
        }

        @Test
        void productionIsLetGoOfAsSoonAsItWasRead() {
            try (Tool tool = Tool.startHere(shop, "refresh");
                    Hold held = shop.close(Gate.REBUILDING)) {
                shop.awaitAt(Gate.REBUILDING, tool);
                shop.awaitNoProcess(shop.source);
                // Autovacuum may be looking at the table just now.
                String patience = server.isPostgreSql() ? "set lock_timeout = '5s'" : "set lock_wait_timeout = 5";
                shop.onSource(List.of(patience, "alter table orders add column gone int"));
                shop.onSource(List.of("alter table orders drop column gone"));
                held.letGo();
                tool.await().expect(0);
            }
        }

        /** So that a statement that has to wait says so soon. */
        String impatience() {
            return server.isPostgreSql() ? "set lock_timeout = 300" : "set lock_wait_timeout = 1";
        }

        @Test
        void aStatementThatTakesTooLongIsEnded() {
            String sleep = server.isPostgreSql() ? "pg_sleep(0.01) is not null" : "sleep(0.01) = 0";
            shop.withTimeouts("{ connect: 5s, lock: 5s, statement: 500ms, silence: 60s }")
                    .withSample("{ rate: 50%, tables: { orders: { where: '" + sleep + "' } } }");
            try {
                Tool.runHere(shop, "refresh").expect(6).says("Reading " + shop.table("orders"), "timeouts.statement");
            } finally {
                shop.withTimeouts(PATIENT)
                        .withSample("{ rate: 50%, small: 10, tables: { products: { where: 'id < 0' } } }");
            }
        }
    }

    /** PostgreSQL locks what it will read, against changes only. */
    abstract static class Locked extends ChangedSource {
        Locked(Server server) {
            super(server);
        }

        /** A truncated table reads as empty even in a snapshot that is older, so that it must not come to that. */
        @ParameterizedTest
        @MethodSource("changes")
        void aTableThatWasNotReadYetStaysAsItIsUntilItWas(String change) {
            List<String> before = shop.shown();
            try (Tool tool = Tool.startHere(shop, "refresh");
                    Hold held = shop.close(Gate.FIRST_TABLE)) {
                shop.awaitAt(Gate.FIRST_TABLE, tool);
                assertThat(shop.complaint(shop.source, List.of(impatience(), change)))
                        .contains("lock timeout");
                held.letGo();
                tool.await().expect(0);
            }
            assertThat(shop.shown()).isEqualTo(before);
        }

        @Test
        void aTableThatGoesWhileItIsWaitedForIsNotMissed() {
            shop.onSource(List.of("create table doomed (id int primary key)"));
            Hold dropping = shop.hold(shop.source, List.of("begin", "drop table doomed"));
            try (dropping;
                    Tool tool = Tool.startHere(shop, "refresh")) {
                shop.awaitLockWait(shop.source);
                dropping.commit();
                tool.await().expect(0);
            }
        }

        @Test
        void theSnapshotGoesWithTheSessionThatHoldsIt() {
            try (Tool tool = Tool.startHere(shop, "refresh");
                    Hold held = shop.close(Gate.FIRST_TABLE)) {
                shop.awaitAt(Gate.FIRST_TABLE, tool);
                shop.ask(
                        shop.source,
                        "select pg_terminate_backend(pid) from (select pid from pg_stat_activity where datname = current_database() and application_name = 'understudy' order by backend_start limit 1) q");
                held.letGo();
                tool.await().expect(6).says(shop.source, "try again");
            }
        }
    }

    /** MySQL makes nobody wait, and tells a reader afterwards that its snapshot knows nothing of the table as it is now. */
    abstract static class LockFree extends ChangedSource {
        LockFree(Server server) {
            super(server);
        }

        @ParameterizedTest
        @MethodSource("changes")
        void aTableThatIsChangedBeforeItWasReadEndsTheRun(String change) {
            List<String> before = shop.shown();
            try (Tool tool = Tool.startHere(shop, "refresh");
                    Hold held = shop.close(Gate.FIRST_TABLE)) {
                shop.awaitAt(Gate.FIRST_TABLE, tool);
                assertThat(shop.complaint(shop.source, List.of(impatience(), change)))
                        .isEmpty();
                held.letGo();
                tool.await().expect(6).says("Reading " + shop.table("orders"), "schema changed during the run");
            } finally {
                shop.onSource(List.of(
                        "drop table if exists orders",
                        shop.venue().structure().getLast(),
                        shop.venue().data().get(2)));
            }
            assertThat(shop.shown()).isEqualTo(before);
        }

        /** Rows that come and go meanwhile are not seen. */
        @Test
        void whatIsWrittenMeanwhileIsNotRead() {
            List<String> before = shop.shown();
            try (Tool tool = Tool.startHere(shop, "refresh");
                    Hold held = shop.close(Gate.FIRST_TABLE)) {
                shop.awaitAt(Gate.FIRST_TABLE, tool);
                shop.onSource(List.of("update orders set total = total + 1", "delete from orders where id % 3 = 0"));
                held.letGo();
                tool.await().expect(0);
            } finally {
                shop.onSource(List.of("delete from orders", shop.venue().data().get(2)));
            }
            assertThat(shop.shown()).isEqualTo(before);
        }
    }
}
