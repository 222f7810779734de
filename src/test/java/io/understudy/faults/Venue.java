package io.understudy.faults;

import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import java.util.List;
import java.util.Set;

/** What a rehearsal takes from the engine that it is played on. Databases go by their names. */
sealed interface Venue permits PostgreSqlVenue, MySqlVenue {
    static Venue of(Server server) {
        return server.isPostgreSql() ? new PostgreSqlVenue(server) : new MySqlVenue(server);
    }

    /** The database as one who may do everything sees it. */
    LiveDatabase database(String name);

    /** A new database. */
    String create();

    /** A new database with everything in it that another one has, and with our notes about that one. */
    String copyOf(String database);

    /** {@code host:port} at which the program reaches staging. */
    String stagingAddress();

    /** What messages call a table of production. */
    String table(String source, String name);

    /** Whom the program connects as, if it says this password. */
    String user(String password);

    /** A user whose password is never the one that tests write down. */
    String userWithAnotherPassword();

    /** Customers, products and orders: enough that indexes are made anew after the load. */
    List<String> structure();

    /** What staging has besides, that must survive: triggers, views, keys of tables that do not belong to production. */
    List<String> extras();

    List<String> data();

    /** Those gates that there are. */
    Set<Gate> gates();

    /** Statements that make gates in a staging. */
    List<String> gateStatements();

    /** Makes the gates that stand in tables of our own. */
    List<String> ledgerGateStatements();

    /** Closes a gate until it is let go. */
    Hold close(String staging, Gate gate);

    /** Waits until a run stands at a gate. */
    void awaitAt(String staging, Gate gate);

    boolean isWaitedAt(String staging, Gate gate);

    /** Locks a table until it is let go. */
    List<String> locking(String table);

    /** Looks at a table until it is let go, which disturbs those only who alter it. */
    List<String> reading(String table);

    boolean isLockWaitedFor(String database);

    /** Server processes that work for the program in a database. */
    List<String> processes(String database);

    /** Ends them all, and says how many there were. */
    int terminate(String database);

    /** Ends the whole server the hard way while it works for the program on a staging, and waits until it is there again. */
    void crash(String staging);

    /** What the program asks a database just now. */
    List<String> statements(String database);

    /** Everything that a staging shows: rows of every table in no order, and its catalog; lines about our own notes begin with {@code understudy}. */
    List<String> fingerprint(String staging);

    /** What a run needs for a while only, as far as it is there. */
    List<String> leftovers(String staging);

    /** Whether anything of ours was ever made for a database. */
    boolean wasWrittenTo(String database);
}
