package io.understudy.db;

import io.understudy.config.Endpoint;
import io.understudy.config.Timeouts;
import io.understudy.sample.Closure;
import io.understudy.sample.Cohort;
import io.understudy.sample.Sampling;
import io.understudy.sample.Thinning;
import io.understudy.schema.Check;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Sequence;
import io.understudy.schema.Spread;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.wire.Codec;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A MySQL or MariaDB production or replica. One session reads everything in one consistent snapshot that takes no lock: nobody waits for it, and no other session could join it. After each table
 * it goes back to a savepoint, so that no table is held against migrations for longer than it is read.
 */
final class MySqlSource implements Source {
    private static final int SYNTAX = 1064;

    /** Of a database, a table, a column. */
    private static final Set<Integer> FORBIDDEN = Set.of(1044, 1142, 1143);

    /** Locks and time that ran out, deadlocks, and statements that somebody killed: they say nothing about the table. */
    private static final Set<Integer> INTERRUPTED = Set.of(1205, 1213, 1317, 1969, 3024);

    /** The longest that an index may take to lead to a few rows. */
    private static final long MOMENT_MILLIS = 2_000;

    private final Session session;
    private final Timeouts timeouts;
    private final MySqlVersion version;
    private final String schemaName;
    private final ServerIdentity identity;
    private final String snapshot;
    private final Schema schema;
    private final MySqlCodecs codecs;

    private MySqlSource(Session session, String schemaName, Timeouts timeouts) {
        this.session = session;
        this.timeouts = timeouts;
        version = MySqlVersion.of(session);
        this.schemaName = schemaName;
        identity = MySqlIdentity.of(session);
        session.execute(
                "Setting up the connection",
                version.statementTimeout(timeouts.statement().toMillis()));
        session.execute("Opening the snapshot", "set session transaction isolation level repeatable read, read only");
        session.execute("Opening the snapshot", "start transaction with consistent snapshot, read only");
        snapshot =
                session.single("Opening the snapshot", "select date_format(utc_timestamp(6), '%Y-%m-%dT%H:%i:%s.%fZ')")
                        + " on connection " + session.single("Opening the snapshot", "select connection_id()");
        schema = MySqlCatalog.read(session, schemaName);
        codecs = MySqlCodecs.of(session, schema);
        session.execute("Opening the snapshot", "savepoint understudy");
    }

    static MySqlSource open(Endpoint endpoint, String schemaName, Timeouts timeouts) {
        Session session = MySqlConnections.open(endpoint, timeouts, Session.Side.SOURCE, Map.of());
        try {
            return new MySqlSource(session, schemaName, timeouts);
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
    public String snapshot() {
        return snapshot;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Map<ColumnName, Spread> spreads() {
        return MySqlSpread.read(session, MySqlVersion.of(session), schemaName);
    }

    /** A table that may not be read at all is not in the catalog; one of which only some columns may be read is there without the others, and cannot be read as a whole. */
    @Override
    public List<MissingPrivilege> missingPrivileges(List<Table> tables) {
        List<MissingPrivilege> missing = new ArrayList<>();
        for (Table table : tables) {
            String name = MySqlNames.name(identity.database()) + "." + MySqlNames.name(table.name());
            SQLException refusal = refusal(
                    "Trying to read " + table.name(),
                    "select t.*, " + MySqlColumns.stored(table) + " from " + MySqlNames.name(table.name())
                            + " t limit 0");
            if (refusal == null) continue;
            boolean forbidden = FORBIDDEN.contains(refusal.getErrorCode());
            missing.add(new MissingPrivilege(
                    table.name(),
                    "the table may not be read" + (forbidden ? "" : ": " + MySqlComplaint.what(refusal)),
                    forbidden ? "GRANT SELECT ON " + name + " TO " + user() + ";" : "CHECK TABLE " + name + ";"));
        }
        return missing;
    }

    private String user() {
        return session.single("Asking who we are", "select current_user()").replaceFirst("^(.*)@(.*)$", "'$1'@'$2'");
    }

    @Override
    public List<Staging.Remark> remarks(List<Table> tables) {
        return new MySqlSourceRemarks(session, identity.database()).of(tables);
    }

    @Override
    public String complaintAbout(TableName table, String where) {
        String doing = "Trying the where of " + table;
        SQLException refusal =
                refusal(doing, "select 1 from " + MySqlNames.name(table) + " t where (" + where + "\n) limit 0");
        if (refusal == null) return "";
        String complaint = ServerComplaint.sentence(doing, session.endpoint(), refusal);
        // What it quotes then is the condition, which stands in the configuration.
        return refusal.getErrorCode() == SYNTAX
                ? complaint + " " + ServerComplaint.firstLine(String.valueOf(refusal.getMessage())) + "."
                : complaint;
    }

    /** Why the server refuses a statement; null if it does not. A lost connection is no refusal, nor is a lock that somebody holds. */
    private @Nullable SQLException refusal(String doing, String sql) {
        SQLException refusal = session.attempt(doing, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.executeQuery(sql).close();
                return null;
            } catch (SQLException e) {
                if (e.getErrorCode() == 0 || INTERRUPTED.contains(e.getErrorCode())) throw e;
                return e;
            }
        });
        release();
        return refusal;
    }

    @Override
    public Format format(Table table, Set<String> decoded) {
        return new Format.Lines();
    }

    @Override
    public Codec codec(Column column, Format format) {
        return codecs.of(column.type());
    }

    @Override
    public RowReader readCohort(Table table, Format format, Sampling sampling) {
        return read(table, new MySqlCohortSql(schema, sampling).select(table));
    }

    @Override
    public RowReader readAll(Table table, Format format, Sampling sampling) {
        return readCohort(table, format, sampling.withAllOf(table.name()));
    }

    @Override
    public RowReader readViolations(Table table, Format format, Sampling sampling, Check check, int most) {
        return read(table, new MySqlCohortSql(schema, sampling).violations(table, check, most));
    }

    @Override
    public RowReader readKeys(Table table, Format format, Closure.Request request) {
        List<String> wanted = wanted(table, request);
        Thinning thinning = request.thinning();
        String stored = "select " + MySqlColumns.stored(table) + " from ";
        String all = stored + MySqlNames.name(table.name()) + " t where ";
        if (wanted.isEmpty()) return read(table, all + "false");
        if (thinning == null) return read(table, all + String.join(" union all " + all, wanted));
        // All rows of one key are in one of these.
        MySqlCohortSql sql = MySqlCohortSql.of(schema, thinning);
        String key = MySqlKeySql.names(table, named(request), request);
        return read(
                table,
                wanted.stream()
                        .map(condition -> stored + sql.thinned(table, key, thinning, " where " + condition))
                        .collect(Collectors.joining(" union all ")));
    }

    private List<String> wanted(Table table, Closure.Request request) {
        return MySqlKeySql.wanted(table, named(request), request, codecs);
    }

    private @Nullable Table named(Closure.Request request) {
        Reference owner = request.owner();
        return owner == null ? null : schema.table(owner.parent()).orElseThrow();
    }

    @Override
    public Thinning.Taken taken(Table table, Sampling sampling) {
        if (!(sampling.of(table.name()).cohort() instanceof Cohort.WithOwner owned)) return Thinning.Taken.NONE;
        Thinning thinning = owned.thinning(sampling.seed());
        if (thinning == null) return Thinning.Taken.NONE;
        return taken(table, new MySqlCohortSql(schema, sampling).taken(table, owned, thinning));
    }

    @Override
    public Thinning.Taken taken(Table table, Closure.Request request) {
        Thinning thinning = request.thinning();
        if (thinning == null) return Thinning.Taken.NONE;
        String key = MySqlKeySql.names(table, named(request), request);
        return wanted(table, request).stream()
                .map(condition -> taken(table, MySqlCohortSql.taken(table, key, thinning, " where " + condition)))
                .reduce(Thinning.Taken.NONE, Thinning.Taken::plus);
    }

    private Thinning.Taken taken(Table table, String sql) {
        long[] taken = session.twoNumbers("Counting large families of " + table.name(), sql);
        release();
        return new Thinning.Taken(taken[0], taken[1]);
    }

    @Override
    public RowReader readKeys(Table table, Format format, Closure.Request request, int mostEach) {
        String all = "(select " + MySqlColumns.stored(table) + " from " + MySqlNames.name(table.name()) + " t where ";
        List<String> queries = request.keys().stream()
                .flatMap(key -> wanted(table, request.of(key)).stream())
                .map(condition -> all + condition + order(table) + " limit " + mostEach + ")")
                .toList();
        return read(table, queries.isEmpty() ? all + "false)" : String.join(" union all ", queries));
    }

    /** The same rows come first every night. No index is on what COALESCE gives, so that none tempts the server to walk the whole table in this order. */
    private static String order(Table table) {
        List<String> key = Closure.identityOf(table);
        List<String> columns =
                key.isEmpty() ? table.stored().stream().map(Column::name).toList() : key;
        return columns.stream()
                .map(column -> "coalesce(t." + MySqlNames.name(column) + ")")
                .collect(Collectors.joining(", ", " order by ", ""));
    }

    @Override
    public RowReader readWhere(Table table, Format format, String where, int most) {
        return read(
                table,
                "select " + MySqlColumns.stored(table) + " from " + MySqlNames.name(table.name()) + " t where (" + where
                        + "\n) limit " + most);
    }

    @Override
    public List<List<String>> indexes(TableName table) {
        String sql =
                "select index_name as `index`, coalesce(column_name, '') as name from information_schema.statistics where table_schema = database() and table_name = ? and index_type in ('BTREE', 'HASH') order by index_name, seq_in_index";
        Map<String, List<String>> columns = new LinkedHashMap<>();
        session.query(
                "Reading the indexes of " + table,
                sql,
                row -> columns.computeIfAbsent(row.get("index", String.class), absent -> new ArrayList<>())
                        .add(row.get("name", String.class)),
                table.name());
        release();
        return columns.values().stream().map(PostgreSqlIndexes::leading).toList();
    }

    @Override
    public Set<String> ordered(TableName table) {
        String seen = version.isMariaDb() ? "ignored = 'NO'" : "is_visible = 'YES'";
        List<String> names = session.query(
                "Reading the indexes of " + table,
                "select distinct column_name as name from information_schema.statistics where table_schema = database() and table_name = ? and index_type = 'BTREE' and seq_in_index = 1 and sub_part is null and column_name is not null and "
                        + seen + " order by 1",
                row -> row.get("name", String.class),
                table.name());
        release();
        return new LinkedHashSet<>(names);
    }

    @Override
    public boolean lookUp(Table table, Format format, Lookup lookup, Consumer<Row> each) {
        Column column = table.column(lookup.column()).orElseThrow();
        String doing = "Looking up rows of " + table.name();
        boolean compares = lookup.kind() == Lookup.Kind.EQUAL
                || lookup.kind() == Lookup.Kind.FROM
                || lookup.kind() == Lookup.Kind.ABOVE;
        String literal = compares ? MySqlKeyLiterals.of(new String[] {lookup.value()}, List.of(column), codecs) : "";
        if (compares && literal.isEmpty()) return true;
        String sql = "select " + MySqlColumns.stored(table) + " from " + MySqlNames.name(table.name()) + " t"
                + lookup.sql(MySqlKeySql.column("t", column), literal);
        long configured = timeouts.statement().toMillis();
        session.execute(
                doing, version.statementTimeout(configured == 0 ? MOMENT_MILLIS : Math.min(MOMENT_MILLIS, configured)));
        boolean found = session.attempt(doing, connection -> MySqlReader.show(connection, sql, table, each));
        session.execute(doing, version.statementTimeout(configured));
        release();
        return found;
    }

    @Override
    public void showSome(Table table, Format format, int rows, Consumer<Row> each) {
        String some = "select " + MySqlColumns.stored(table) + " from " + MySqlNames.name(table.name()) + " t";
        Row row = new Row(Math.max(1, table.stored().size()));
        List<String> queries = new ArrayList<>();
        if (table.primaryKey() == null || table.rows() <= rows) {
            queries.add(some + " limit " + rows);
        } else {
            // Along the primary key, in which the rows lie: nothing is sorted.
            String key = "t." + MySqlNames.name(table.primaryKey().columns().getFirst());
            queries.add(some + " order by " + key + " limit " + rows / 2);
            queries.add(some + " order by " + key + " desc limit " + rows / 2);
        }
        for (String query : queries) {
            try (RowReader found = read(table, query)) {
                while (found.next(row)) each.accept(row);
            }
        }
    }

    private RowReader read(Table table, String sql) {
        return MySqlReader.open(session, "Reading " + table.name(), sql, this::release);
    }

    /** Lets go of the tables that were read, and keeps the snapshot. */
    private void release() {
        session.execute("Letting go of a table", "rollback to savepoint understudy");
    }

    @Override
    public Glance glance(Table table, int rows) {
        String doing = "Looking at " + table.name();
        long most = timeouts.statement().isZero()
                ? Glance.MOST_MILLIS
                : Math.min(Glance.MOST_MILLIS, timeouts.statement().toMillis());
        session.execute(doing, version.statementTimeout(most));
        Glance glance = session.attempt(doing, connection -> {
            try {
                return new MySqlGlance(table, rows).look(connection);
            } catch (SQLException e) {
                // Our own driver's failures have no number.
                if (e.getErrorCode() == 0) throw e;
                return Glance.none(table.columns(), ServerComplaint.sentence(doing, session.endpoint(), e));
            }
        });
        session.execute(doing, version.statementTimeout(timeouts.statement().toMillis()));
        release();
        return glance;
    }

    @Override
    public boolean isStandby() {
        // A replica has all tables that its source has.
        return false;
    }

    @Override
    public Set<TableName> filledViews() {
        return Set.of();
    }

    @Override
    public Map<TableName, SequencePosition> positions(List<Sequence> sequences) {
        Map<TableName, SequencePosition> result = new LinkedHashMap<>();
        for (Sequence sequence : sequences) {
            session.query(
                            "Asking what number comes next in " + sequence.name(),
                            "select cast(auto_increment as char) as next from information_schema.tables where table_schema = database() and table_name = ? and auto_increment is not null",
                            row -> Long.parseUnsignedLong(String.valueOf(row.get(0))),
                            sequence.name().name())
                    .forEach(next -> result.put(sequence.name(), new SequencePosition(next, false)));
        }
        return result;
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
