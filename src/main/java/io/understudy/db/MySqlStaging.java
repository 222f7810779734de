package io.understudy.db;

import io.understudy.config.Endpoint;
import io.understudy.config.Timeouts;
import io.understudy.schema.Column;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.wire.Buffer;
import io.understudy.wire.Checksum;
import io.understudy.wire.Codec;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A MySQL or MariaDB staging, on one connection. */
final class MySqlStaging implements Staging {
    /** Says which tables hold data without counting: more names than this help nobody. */
    private static final int NAMED = 3;

    private final Session session;
    private final MySqlVersion version;
    private final String schemaName;
    private final ServerIdentity identity;
    private final MySqlDatabases databases;
    private final MySqlLedger ledger;
    private final MySqlRunLock lock;
    private final Timeouts timeouts;
    private final boolean takesFiles;
    private final @Nullable Boolean binlog;
    private @Nullable Schema schema;
    private @Nullable MySqlCodecs codecs;

    private MySqlStaging(Session session, String schemaName, Timeouts timeouts, @Nullable Boolean binlog) {
        this.session = session;
        this.schemaName = schemaName;
        this.timeouts = timeouts;
        this.binlog = binlog;
        version = MySqlVersion.of(session);
        identity = MySqlIdentity.of(session);
        databases = MySqlDatabases.of(session.single("Asking for the database", "select database()"));
        ledger = new MySqlLedger(session, databases);
        lock = new MySqlRunLock(session, timeouts, identity.database());
        takesFiles = session.single("Asking for local_infile", "select @@global.local_infile")
                .equals("1");
    }

    /** @param schemaName what the schema of every table is called, whatever the database is */
    static MySqlStaging open(Endpoint endpoint, String schemaName, Timeouts timeouts, Session.Side side) {
        Session session = MySqlConnections.open(
                endpoint,
                timeouts,
                side,
                Map.of("allowLoadLocalInfile", "true", "allowMultiQueries", "true", "enableEscapeProcessing", "false"));
        try {
            return new MySqlStaging(session, schemaName, timeouts, endpoint.binlog());
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public ServerIdentity identity() {
        return identity;
    }

    @Override
    public Schema schema() {
        Schema known = schema;
        if (known == null) {
            known = MySqlCatalog.read(session, schemaName);
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
            if (result.size() < NAMED && holdsRows(table)) result.add(table.name());
        }
        return result;
    }

    @Override
    public boolean holdsRows(Table table) {
        return session.single(
                        "Looking whether " + table.name() + " holds rows",
                        "select exists (select 1 from " + MySqlDatabases.name(databases.staging(), table.name()) + ")")
                .equals("1");
    }

    @Override
    public List<Source.MissingPrivilege> missingPrivileges(Schema production) {
        return new MySqlStagingPrivileges(session, databases, version).missing(production, schemaName, binlog);
    }

    @Override
    public List<Remark> remarks(Schema production) {
        return new MySqlStagingRemarks(session, databases).of(production, takesFiles);
    }

    @Override
    public void enrol() {
        ledger.enrol(identity);
    }

    @Override
    public RowReader read(TableName table, List<String> columns, Format format) {
        return read(databases.staging(), table, columns);
    }

    /** Reads a table that is like staging's own, wherever it is. */
    RowReader read(String database, TableName table, List<String> columns) {
        Table known = schema().table(table).orElseThrow(() -> session.failure("Staging has no table " + table + "."));
        List<Column> asked = columns.stream()
                .map(column -> known.column(column).orElseThrow())
                .toList();
        String sql =
                "select " + MySqlColumns.values(asked) + " from " + MySqlDatabases.name(database, table.name()) + " t";
        return MySqlReader.open(session, "Reading " + table, sql, () -> {});
    }

    /** What a table holds, wherever it is. */
    Checksum checksum(String database, TableName table, List<String> columns, Format format) {
        Checksum checksum = new Checksum();
        Row row = new Row(columns.size());
        Buffer buffer = new Buffer(64 * 1024);
        try (RowReader reader = read(database, table, columns)) {
            while (reader.next(row)) {
                buffer.clear();
                format.write(row, buffer);
                checksum.add(buffer.bytes(), 0, buffer.size());
            }
        }
        return checksum;
    }

    /** Whether the server takes such a {@code LOAD DATA LOCAL}, which MySQL 8 by default does not. */
    boolean takesFile(MySqlLoadSql sql) {
        return takesFiles && (version.isMariaDb() || !sql.hasShapeThatMayNotBeNull());
    }

    @Override
    public void lock() {
        lock.take();
        swap().repair();
    }

    @Override
    public void lockShared() {
        if (swap().isInterrupted()) {
            lock();
            lock.release();
        }
        lock.takeShared();
    }

    private MySqlSwap swap() {
        return new MySqlSwap(session, databases, ledger);
    }

    private MySqlQuestion question() {
        return new MySqlQuestion(session, version, timeouts.expectation());
    }

    @Override
    public Codec codec(Column column, Format format) {
        return codecs().of(column.type());
    }

    private MySqlCodecs codecs() {
        MySqlCodecs known = codecs;
        if (known == null) {
            known = MySqlCodecs.of(session, schema());
            codecs = known;
        }
        return known;
    }

    @Override
    public Set<String> defaulted(Table table) {
        return new MySqlGivenRows(session, version, codecs()).defaults(table).keySet();
    }

    @Override
    public Settled settle(GivenRows given, List<String> columns, Format format) {
        return new MySqlGivenRows(session, version, codecs()).settle(given, columns);
    }

    @Override
    public Publication publish() {
        MySqlLoadSettings.apply(session, version, binlog);
        return new MySqlPublication(session, this, databases, ledger, question());
    }

    @Override
    public Amendment amend() {
        MySqlLoadSettings.apply(session, version, binlog);
        return new MySqlAmendment(session, version, codecs(), databases, question());
    }

    @Override
    public String rollback() {
        MySqlLoadSettings.apply(session, version, binlog);
        return new MySqlRollback(session, databases, ledger).rollback();
    }

    @Override
    public @Nullable String lastManifest() {
        return ledger.lastManifest();
    }

    @Override
    public List<PastRun> history(int most) {
        if (swap().isInterrupted()) lockShared();
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
