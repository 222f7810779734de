package io.understudy.db;

import io.understudy.config.Endpoint;
import io.understudy.config.Timeouts;
import io.understudy.schema.Column;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.wire.Codec;
import io.understudy.wire.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL staging, on one connection. */
final class PostgreSqlStaging implements Staging {
    /** Says which tables hold data without counting: more names than this help nobody. */
    private static final int NAMED = 3;

    /** A database-wide number for our lock, so that two runs, whatever their configuration, never publish into one database at once. */
    private static final long LOCK = 0x756e646572737475L;

    private final Session session;
    private final PostgreSqlLedger ledger;
    private final ServerIdentity identity;
    private final Timeouts timeouts;
    private @Nullable Schema schema;

    private PostgreSqlStaging(Session session, Timeouts timeouts) {
        this.session = session;
        this.timeouts = timeouts;
        this.ledger = new PostgreSqlLedger(session);
        this.identity = identity(session);
    }

    static PostgreSqlStaging open(Endpoint endpoint, Timeouts timeouts, Session.Side side) {
        Session session = PostgreSqlConnections.open(endpoint, timeouts, side);
        try {
            session.execute("Setting up the connection", "set statement_timeout = 0");
            return new PostgreSqlStaging(session, timeouts);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    static ServerIdentity identity(Session session) {
        return session.query(
                        "Asking who the server is",
                        "select system_identifier::text as system, pg_catalog.current_database()::text as database, pg_catalog.current_setting('server_version') as version from pg_catalog.pg_control_system()",
                        row -> new ServerIdentity(
                                row.get("system", String.class),
                                row.get("database", String.class),
                                "PostgreSQL " + row.get("version", String.class)))
                .getFirst();
    }

    static int version(Session session) {
        return Integer.parseInt(
                session.single("Asking for the version", "select pg_catalog.current_setting('server_version_num')"));
    }

    @Override
    public ServerIdentity identity() {
        return identity;
    }

    @Override
    public Schema schema() {
        Schema known = schema;
        if (known == null) {
            known = PostgreSqlCatalog.read(session, version(session));
            schema = known;
        }
        return known;
    }

    @Override
    public String noun() {
        return session.noun();
    }

    @Override
    public boolean isEnrolled() {
        return ledger.isEnrolled(identity);
    }

    @Override
    public List<TableName> tablesWithData() {
        List<TableName> result = new ArrayList<>();
        for (Table table : schema().tables()) {
            if (result.size() < NAMED && isReadable(table) && holdsRows(table)) result.add(table.name());
        }
        return result;
    }

    /** What we may not even read is not ours to publish into; the plan says so where it matters. */
    private boolean isReadable(Table table) {
        return session.single(
                        "Reading the privileges",
                        """
                        select exists (select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where n.nspname = ? and c.relname = ?
                            and pg_catalog.has_schema_privilege(n.oid, 'USAGE') and pg_catalog.has_table_privilege(c.oid, 'SELECT'))
                        """,
                        table.name().schema(),
                        table.name().name())
                .equals("true");
    }

    @Override
    public boolean holdsRows(Table table) {
        return session.single(
                        "Looking whether " + table.name() + " holds rows",
                        "select exists (select from " + Sql.name(table.name()) + ")")
                .equals("true");
    }

    @Override
    public List<Source.MissingPrivilege> missingPrivileges(Schema production) {
        return new PostgreSqlStagingPrivileges(session).missing(production);
    }

    @Override
    public List<Remark> remarks(Schema production) {
        return List.of();
    }

    @Override
    public void enrol() {
        session.attempt("Enrolling", connection -> {
            connection.setAutoCommit(false);
            ledger.enrol(identity);
            connection.commit();
            connection.setAutoCommit(true);
            return identity;
        });
    }

    @Override
    public RowReader read(TableName table, List<String> columns, Format format) {
        return CopyReader.ofStaging(session, schema(), table, columns, format);
    }

    @Override
    public Codec codec(Column column, Format format) {
        return PostgreSqlCodecs.of(column, format);
    }

    @Override
    public Set<String> defaulted(Table table) {
        return PostgreSqlGivenTable.defaults(session, table).keySet();
    }

    @Override
    public Settled settle(GivenRows given, List<String> columns, Format format) {
        PostgreSqlGivenTable table = new PostgreSqlGivenTable(session, given);
        String doing = "Checking rows for " + given.table().name();
        session.execute(doing, "begin");
        try {
            // Old values may violate what a domain asks of new ones only.
            new PostgreSqlSetAside(session, schema(), Set.of())
                    .findForNoTable()
                    .forEach(item -> session.execute(doing, item.remove()));
            table.make();
            List<Settled.Unfit> unfit = table.fill();
            return new Settled(unfit.isEmpty() ? table.rows(columns, format) : List.of(), unfit);
        } finally {
            session.execute(doing, "rollback");
        }
    }

    @Override
    public Publication publish() {
        session.execute("Opening the transaction", "begin");
        return new PostgreSqlPublication(session, ledger, identity, schema(), question());
    }

    @Override
    public Amendment amend() {
        return new PostgreSqlAmendment(session, schema(), question());
    }

    private PostgreSqlQuestion question() {
        return new PostgreSqlQuestion(session, timeouts.expectation());
    }

    @Override
    public void lock() {
        waitForLock("pg_try_advisory_lock");
    }

    @Override
    public void lockShared() {
        waitForLock("pg_try_advisory_lock_shared");
    }

    /** The server may need a moment to notice that a run that was killed is gone, so we ask again for as long as a lock may take. */
    private void waitForLock(String function) {
        long deadline = System.nanoTime() + timeouts.lock().toNanos();
        while (!session.single("Taking the run lock", "select pg_catalog." + function + "(" + LOCK + ")")
                .equals("true")) {
            if (System.nanoTime() >= deadline) {
                throw new AnotherRunHoldsTheLock("Another run is refreshing "
                        + session.endpoint().describe() + holder() + "; wait for it, or end it.");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StagingFailed("Waiting for the run lock was interrupted.");
        }
    }

    private String holder() {
        Optional<String> since = session
                .query(
                        "Looking for the other run",
                        """
                        select to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS "UTC"') as since, a.pid from pg_catalog.pg_locks l join pg_catalog.pg_stat_activity a on a.pid = l.pid
                        where l.locktype = 'advisory' and l.granted and (l.classid::int8 << 32 | l.objid::int8) = ?
                            and l.database = (select oid from pg_catalog.pg_database where datname = current_database()) limit 1
                        """,
                        row -> " (connected since " + row.get("since", String.class) + ", server process "
                                + row.get("pid", Integer.class) + ")",
                        LOCK)
                .stream()
                .findFirst();
        return since.orElse("");
    }

    @Override
    public String rollback() {
        throw new TargetRefused(
                "There is nothing to roll back on "
                        + session.endpoint().describe()
                        + ": a run is one transaction of PostgreSQL, which keeps no snapshot before the last. Staging is untouched; run refresh to replace what it shows.");
    }

    @Override
    public @Nullable String lastManifest() {
        return ledger.lastManifest();
    }

    @Override
    public List<PastRun> history(int most) {
        return ledger.history(most);
    }

    @Override
    public void recordLookup(String column, String user) {
        ledger.recordLookup(column, user);
    }

    @Override
    public List<Lookup> lookups(int most) {
        return ledger.lookups(most);
    }

    @Override
    public void abort() {
        session.abort();
    }

    @Override
    public void close() {
        session.close();
    }
}
