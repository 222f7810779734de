package io.understudy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.faults.Rehearsal.Gate;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Production goes on while it is read: what could mix two states waits, or the run fails and says why. */
class ChangedSourceTest {
    private static final String PATIENT = "{ connect: 5s, lock: 60s, silence: 60s }";

    @TempDir
    static Path folder;

    private static Rehearsal shop;

    @BeforeAll
    static void publishOnce() {
        shop = Rehearsal.shop(folder).withTimeouts(PATIENT);
        Tool.runHere(shop, "refresh").expect(0);
    }

    /** A truncated table reads as empty even in a snapshot that is older, so that it must not come to that. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "truncate orders",
                "alter table orders drop column note",
                "alter table orders alter column total type text",
                "drop table orders"
            })
    void aTableThatWasNotReadYetStaysAsItIsUntilItWas(String change) {
        List<String> before = shop.fingerprint();
        try (Tool tool = Tool.start(shop, "refresh");
                Hold held = shop.close(Gate.FIRST_TABLE)) {
            shop.awaitAt(Gate.FIRST_TABLE);
            assertThat(Rehearsal.complaint(shop.source, List.of("set lock_timeout = 300", change)))
                    .contains("lock timeout");
            held.letGo();
            tool.await().expect(0);
        }
        assertThat(shop.fingerprint())
                .filteredOn(line -> line.startsWith("orders "))
                .isEqualTo(before.stream()
                        .filter(line -> line.startsWith("orders "))
                        .toList());
    }

    @Test
    void productionIsLetGoOfAsSoonAsItWasRead() {
        try (Tool tool = Tool.start(shop, "refresh");
                Hold held = shop.close(Gate.REBUILDING)) {
            shop.awaitAt(Gate.REBUILDING);
            Moments.await(() -> Rehearsal.processes(shop.source).isEmpty());
            // Autovacuum may be looking at the table just now.
            shop.onSource(List.of(
                    "set lock_timeout = '5s'", "begin", "lock table orders in access exclusive mode", "rollback"));
            held.letGo();
            tool.await().expect(0);
        }
    }

    @Test
    void aTableThatGoesWhileItIsWaitedForIsNotMissed() {
        shop.onSource(List.of("create table doomed (id int primary key)"));
        Hold dropping = Rehearsal.hold(shop.source, List.of("begin", "drop table doomed"));
        try (dropping;
                Tool tool = Tool.start(shop, "refresh")) {
            shop.awaitLockWait(shop.source);
            dropping.commit();
            tool.await().expect(0);
        }
    }

    @Test
    void theSnapshotGoesWithTheSessionThatHoldsIt() {
        try (Tool tool = Tool.start(shop, "refresh");
                Hold held = shop.close(Gate.FIRST_TABLE)) {
            shop.awaitAt(Gate.FIRST_TABLE);
            Rehearsal.ask(
                    shop.source,
                    "select pg_terminate_backend(pid) from (select pid from pg_stat_activity where datname = current_database() and application_name = 'understudy' order by backend_start limit 1) q");
            held.letGo();
            tool.await().expect(6).says(shop.source, "try again");
        }
    }

    @Test
    void aStatementThatTakesTooLongIsEnded() {
        shop.withTimeouts("{ connect: 5s, lock: 5s, statement: 500ms, silence: 60s }")
                .withSample("{ rate: 50%, tables: { orders: { where: 'pg_sleep(0.01) is not null' } } }");
        try {
            Tool.runHere(shop, "refresh").expect(6).says("Reading public.orders", "timeouts.statement");
        } finally {
            shop.withTimeouts(PATIENT)
                    .withSample("{ rate: 50%, small: 10, tables: { products: { where: 'id < 0' } } }");
        }
    }
}
