package io.understudy.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.config.Timeouts;
import io.understudy.servers.MySqlLike;
import io.understudy.servers.MySqlSessions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Staging's tables are replaced all at once, with everything that hangs on them, and can be brought back. */
class MySqlSwapTest {
    private static final List<String> OLD = List.of(
            "create table p (id int primary key, boss int, last_c int, constraint p_boss foreign key (boss) references p(id)) comment 'parents'",
            "create table c (id int auto_increment primary key, p int, note varchar(20), constraint c_p foreign key (p) references p(id) on delete cascade)",
            "alter table p add constraint p_c foreign key (last_c) references c(id)",
            "create table o (id int primary key, p int, constraint o_p foreign key (p) references p(id))",
            "alter table c add o int, add constraint c_o foreign key (o) references o(id)",
            "create definer = ordinary@localhost trigger `fi,rst` before insert on c for each row set new.note = concat(coalesce(new.note, ''), 'é1')",
            "create definer = ordinary@localhost trigger second before insert on c for each row begin set new.note = concat(new.note, '2'); end",
            "create view v as select c.id, p.boss from c join p on p.id = c.p",
            "insert into p (id) values (1), (2)",
            "insert into c (id, p) values (1, 1)",
            "insert into o values (1, 1)");

    private static Session open(MySqlSessions at) {
        Session session = MySqlConnections.open(
                at.endpoint(),
                Timeouts.DEFAULT,
                Session.Side.STAGING,
                Map.of("enableEscapeProcessing", "false", "allowMultiQueries", "true"));
        MySqlLoadSettings.apply(session, MySqlVersion.of(session), null);
        return session;
    }

    private static MySqlSessions prepared(MySqlLike server) {
        MySqlSessions at = server.database();
        OLD.forEach(at::run);
        return at;
    }

    /** Three parents and three children instead of two and one. */
    private static void shadow(Session session, MySqlDatabases databases, MySqlLedger ledger) {
        ledger.create();
        MySqlShadow shadow = new MySqlShadow(session, databases, ledger);
        shadow.make(List.of("p", "c"));
        session.execute("test", "insert into " + databases.next() + ".p (id) values (1), (2), (3)");
        session.execute(
                "test",
                "insert into " + databases.next() + ".c (id, p, note) values (7, 1, 'x'), (8, 2, 'y'), (9, 3, 'z')");
        shadow.complete();
        shadow.requireUnchanged();
        shadow.remake(databases.previous());
        ledger.record("run-1", "2026-01-02T03:04:05Z", 6, "snapshot", "{}");
    }

    private static MySqlSwap swap(Session session, MySqlDatabases databases, MySqlLedger ledger) {
        return new MySqlSwap(session, databases, ledger);
    }

    private static String ask(Session session, String sql) {
        return session.single("test", sql);
    }

    private static void assertNew(Session session, MySqlDatabases databases) {
        assertThat(ask(session, "select count(*) from p")).isEqualTo("3");
        assertThat(ask(session, "select count(*) from v")).isEqualTo("3");
        assertWired(session, databases);
    }

    private static void assertOld(Session session, MySqlDatabases databases) {
        assertThat(ask(session, "select count(*) from p")).isEqualTo("2");
        assertThat(ask(session, "select count(*) from v")).isEqualTo("1");
        assertWired(session, databases);
    }

    /** Every key leads to what is shown, both triggers fire in their order, and nothing hidden holds on to what is shown. */
    private static void assertWired(Session session, MySqlDatabases databases) {
        assertThat(MySqlTables.linksFrom(session, databases.staging()))
                .extracting(link -> link.name() + "->" + link.toDatabase() + "." + link.toTable())
                .containsExactlyInAnyOrder(
                        "c_p->" + databases.staging() + ".p",
                        "c_o->" + databases.staging() + ".o",
                        "p_c->" + databases.staging() + ".c",
                        "p_boss->" + databases.staging() + ".p",
                        "o_p->" + databases.staging() + ".p");
        assertThat(MySqlTables.linksTo(session, databases.staging()))
                .extracting(MySqlTables.Link::database)
                .containsOnly(databases.staging());
        session.execute("test", "start transaction");
        session.execute("test", "insert into c (id, p) values (99, 1)");
        assertThat(ask(session, "select note from c where id = 99")).isEqualTo("é12");
        session.execute("test", "rollback");
        assertThat(MySqlTables.databaseExists(session, databases.next())).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void showsTheNewTablesAndTakesThemBack(MySqlLike server) {
        MySqlSessions at = prepared(server);
        try (Session session = open(at)) {
            MySqlDatabases databases = MySqlDatabases.of(at.database());
            MySqlLedger ledger = new MySqlLedger(session, databases);
            shadow(session, databases, ledger);
            swap(session, databases, ledger)
                    .swap(
                            MySqlJournal.Purpose.PUBLISH,
                            databases.next(),
                            databases.previous(),
                            "run-1",
                            List.of("p", "c"));
            assertNew(session, databases);
            assertThat(ledger.history(5))
                    .singleElement()
                    .satisfies(run -> assertThat(run.undoneAt()).isNull());
            assertThat(new MySqlRollback(session, databases, ledger).rollback()).contains("before run run-1");
            assertOld(session, databases);
            assertThat(ledger.lastManifest()).isNull();
            assertThat(new MySqlRollback(session, databases, ledger).rollback()).contains("shows run run-1 again");
            assertNew(session, databases);
            assertThat(ledger.lastManifest()).isEqualTo("{}");
            session.execute("test", "alter table p add further int");
            assertThatThrownBy(() -> new MySqlRollback(session, databases, ledger).rollback())
                    .isInstanceOf(TargetRefused.class)
                    .hasMessageContaining("was altered since");
        }
    }

    /** Where the packet can be cut by a server that dies: the journal knows what to do about each of them. */
    @ParameterizedTest
    @EnumSource
    void putsRightWhatACrashLeft(MySqlLike server) {
        for (boolean renamed : List.of(false, true)) {
            MySqlSessions at = prepared(server);
            try (Session session = open(at)) {
                MySqlDatabases databases = MySqlDatabases.of(at.database());
                MySqlLedger ledger = new MySqlLedger(session, databases);
                shadow(session, databases, ledger);
                breakOff(session, databases, ledger, renamed);
                assertThat(swap(session, databases, ledger).isInterrupted()).isTrue();
                assertThat(swap(session, databases, ledger).repair()).isEqualTo(renamed);
                assertThat(swap(session, databases, ledger).isInterrupted()).isFalse();
                if (!renamed) new MySqlShadow(session, databases, ledger).drop();
                if (renamed) assertNew(session, databases);
                else assertOld(session, databases);
                assertThat(ledger.history(5)).hasSize(renamed ? 1 : 0);
            }
        }
    }

    /** As if the server had died: triggers are gone, and the tables renamed or not. */
    private static void breakOff(Session session, MySqlDatabases databases, MySqlLedger ledger, boolean renamed) {
        MySqlSwap swap = swap(session, databases, ledger);
        MySqlJournal.Entry entry = swap.begin(
                new MySqlJournal.Swap(MySqlJournal.Purpose.PUBLISH, databases.next(), databases.previous(), "run-1"),
                List.of("p", "c"));
        entry.triggers().forEach(trigger -> session.execute("test", trigger.dropping(databases.staging())));
        if (renamed) session.execute("test", swap.rename(entry));
    }

    @ParameterizedTest
    @EnumSource
    void aLockThatNeverComesLeavesEverythingAsItWas(MySqlLike server) throws Exception {
        MySqlSessions at = prepared(server);
        try (Session session = open(at);
                var other = at.server().connect(at.database());
                var reading = other.createStatement()) {
            MySqlDatabases databases = MySqlDatabases.of(at.database());
            MySqlLedger ledger = new MySqlLedger(session, databases);
            shadow(session, databases, ledger);
            session.execute("test", "set lock_wait_timeout = 1");
            // Table p has no trigger, so that the triggers of c are dropped before the RENAME has to wait.
            reading.execute("start transaction");
            reading.execute("select * from p");
            assertThatThrownBy(() -> swap(session, databases, ledger)
                            .swap(
                                    MySqlJournal.Purpose.PUBLISH,
                                    databases.next(),
                                    databases.previous(),
                                    "run-1",
                                    List.of("p", "c")))
                    .isInstanceOf(StagingFailed.class)
                    .hasMessageContaining("lock")
                    .hasMessageContaining("Staging is untouched");
            reading.execute("rollback");
            new MySqlShadow(session, databases, ledger).drop();
            assertOld(session, databases);
            assertThat(ledger.history(5)).isEmpty();
        }
    }
}
