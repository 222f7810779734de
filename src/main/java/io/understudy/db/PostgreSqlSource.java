package io.understudy.db;

import com.zaxxer.hikari.HikariDataSource;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A PostgreSQL production or standby. One session opens a read-only snapshot, exports it and answers questions; readers import the snapshot. Nothing is written, not even a temporary table;
 * keys travel to the server as a session setting, so that no value stands in the text of a statement.
 */
final class PostgreSqlSource implements Source {
    /** A snapshot that no session holds: a malformed name to older servers, an object that is not there to newer ones. */
    private static final Set<String> NO_SNAPSHOT = Set.of("22023", "42704");

    private static final String TOOK_TOO_LONG = "57014";

    /** An unlogged table of a standby; a page that cannot be read. */
    private static final Set<String> NOT_NOW = Set.of("55000", "XX001");

    private static final Set<String> COMPLAINTS = Set.of("42", "22", "0A", "25");

    /** The longest that a look at some rows may take. */
    private static final long LOOK_MILLIS_MAX = 20_000;

    private final Session leader;
    private final HikariDataSource readers;
    private final Timeouts timeouts;
    private final ServerIdentity identity;
    private final String snapshot;
    private final Schema schema;
    private volatile @Nullable Session reading;

    private PostgreSqlSource(Session leader, HikariDataSource readers, Timeouts timeouts) {
        this.leader = leader;
        this.readers = readers;
        this.timeouts = timeouts;
        leader.execute("Setting up the connection", statementTimeout("set"));
        identity = PostgreSqlStaging.identity(leader);
        schema = new PostgreSqlStillness(leader).begin();
        snapshot = leader.single("Exporting the snapshot", "select pg_catalog.pg_export_snapshot()");
    }

    private String statementTimeout(String set) {
        return set + " statement_timeout = " + timeouts.statement().toMillis();
    }

    static PostgreSqlSource open(Endpoint endpoint, Timeouts timeouts) {
        Session leader = PostgreSqlConnections.open(endpoint, timeouts, Session.Side.SOURCE);
        HikariDataSource readers = PostgreSqlConnections.readers(endpoint, timeouts, 1);
        try {
            return new PostgreSqlSource(leader, readers, timeouts);
        } catch (RuntimeException e) {
            readers.close();
            leader.close();
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
        return PostgreSqlSpread.read(leader);
    }

    @Override
    public List<MissingPrivilege> missingPrivileges(List<Table> tables) {
        List<MissingPrivilege> missing = new ArrayList<>();
        String user = Sql.name(leader.endpoint().user());
        Set<TableName> wanted = tables.stream().map(Table::name).collect(Collectors.toSet());
        String sql = """
                select n.nspname::text as schema, c.relname::text as name, pg_catalog.has_schema_privilege(n.oid, 'USAGE') as usage,
                       pg_catalog.has_table_privilege(c.oid, 'SELECT') as readable, pg_catalog.row_security_active(c.oid) as hidden
                from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p')
                order by 1, 2
                """;
        // Whether policies would hide rows is only told to those whom they apply to, and row_security = off turns
        // hiding into an error.
        leader.query("Reading the privileges", sql, row -> {
            TableName table = new TableName(row.get("schema", String.class), row.get("name", String.class));
            if (!wanted.contains(table)) return table;
            if (!row.get("usage", Boolean.class)) {
                missing.add(new MissingPrivilege(
                        table,
                        "the schema may not be used",
                        "GRANT USAGE ON SCHEMA " + Sql.name(table.schema()) + " TO " + user + ";"));
            } else if (!row.get("readable", Boolean.class)) {
                missing.add(new MissingPrivilege(
                        table,
                        "the table may not be read",
                        "GRANT SELECT ON " + Sql.name(table) + " TO " + user + ";"));
            } else if (row.get("hidden", Boolean.class)) {
                missing.add(new MissingPrivilege(
                        table, "row-level security hides rows of it", "ALTER ROLE " + user + " BYPASSRLS;"));
            }
            return table;
        });
        return missing;
    }

    @Override
    public List<Staging.Remark> remarks(List<Table> tables) {
        return List.of();
    }

    @Override
    public String complaintAbout(TableName table, String where) {
        String doing = "Trying the where of " + table;
        // The driver would send what follows as a statement of its own, which can end the transaction that may only
        // read.
        if (where.indexOf(';') >= 0)
            return "The where of " + table
                    + " holds a semicolon, and a condition is one expression; where a text in it has one, write chr(59).";
        try (Session reader = reader()) {
            return reader.attempt(doing, connection -> {
                try (var statement = connection.createStatement()) {
                    statement.execute("select from " + Sql.name(table) + " t where (" + where + "\n) limit 0");
                    return "";
                } catch (SQLException e) {
                    if (!isAboutTheStatement(e)) throw e;
                    return ServerComplaint.sentence(doing, leader.endpoint(), e);
                }
            });
        }
    }

    @Override
    public Glance glance(Table table, int rows) {
        String doing = "Looking at " + table.name();
        try (Session reader = reader()) {
            long most = timeouts.statement().isZero()
                    ? Glance.MOST_MILLIS
                    : Math.min(Glance.MOST_MILLIS, timeouts.statement().toMillis());
            reader.execute(doing, "set local statement_timeout = " + most);
            return reader.attempt(doing, connection -> {
                try {
                    return new PostgreSqlGlance(table, rows).look(connection);
                } catch (SQLException e) {
                    if (!isAboutTheStatement(e)
                            && !TOOK_TOO_LONG.equals(e.getSQLState())
                            && !NOT_NOW.contains(String.valueOf(e.getSQLState()))) throw e;
                    return Glance.none(table.columns(), ServerComplaint.sentence(doing, leader.endpoint(), e));
                }
            });
        }
    }

    /** Syntax and names, data, what is not supported, what a reader may not do: and not a lost connection. */
    private static boolean isAboutTheStatement(SQLException e) {
        String state = e.getSQLState();
        return state != null && COMPLAINTS.contains(state.substring(0, Math.min(2, state.length())));
    }

    @Override
    public Format format(Table table, Set<String> decoded) {
        boolean binary = table.stored().stream()
                .allMatch(column -> column.type().binarySafe()
                        && (!decoded.contains(column.name())
                                || PostgreSqlCodecs.binary(column.type()).isPresent()));
        return binary ? new Format.Binary() : new Format.Text();
    }

    @Override
    public Codec codec(Column column, Format format) {
        return PostgreSqlCodecs.of(column, format);
    }

    @Override
    public RowReader readCohort(Table table, Format format, Sampling sampling) {
        return readCohort(table, format, sampling, sampling.of(table.name()).cohort() instanceof Cohort.Whole);
    }

    @Override
    public RowReader readAll(Table table, Format format, Sampling sampling) {
        Sampling everything = sampling.withAllOf(table.name());
        return readCohort(table, format, everything);
    }

    @Override
    public RowReader readViolations(Table table, Format format, Sampling sampling, Check check, int most) {
        List<String> columns = table.stored().stream().map(Column::name).toList();
        return copy(
                table,
                format,
                "(" + new CohortSql(schema, sampling).violations(table, columns, check, most) + ")",
                reader());
    }

    private RowReader readCohort(Table table, Format format, Sampling sampling, boolean whole) {
        List<String> columns = table.stored().stream().map(Column::name).toList();
        boolean asItIs = whole && table.kind() != Table.Kind.PARTITIONED && !columns.isEmpty();
        // The server copies a table out faster than the result of a query on it.
        String rows = asItIs
                ? Sql.name(table.name()) + " (" + Sql.names(columns) + ")"
                : "(" + new CohortSql(schema, sampling).select(table.name(), columns) + ")";
        return copy(table, format, rows, reader());
    }

    @Override
    public RowReader readKeys(Table table, Format format, Closure.Request request) {
        Session reader = reader();
        String condition = wanted(reader, table, request);
        Thinning thinning = request.thinning();
        String rows = thinning == null
                ? Sql.from(table) + " t" + condition
                : CohortSql.of(schema, thinning).thinned(table, request.columns(), thinning, condition);
        return copy(table, format, "(select " + Sql.stored(table) + " from " + rows + ")", reader);
    }

    /** Where rows {@code t} hold one of the requested keys, which are handed over to the session. */
    private static String wanted(Session reader, Table table, Closure.Request request) {
        List<String> arrays = handed(reader, table, request);
        String handed = String.join(", ", arrays);
        String wanted = arrays.size() == 1 ? "select " + handed : "select * from rows from (" + handed + ") k";
        return " where (" + Sql.names(request.columns()) + ") in (" + wanted + ")" + besides(table, request);
    }

    @Override
    public Thinning.Taken taken(Table table, Sampling sampling) {
        if (!(sampling.of(table.name()).cohort() instanceof Cohort.WithOwner owned)) return Thinning.Taken.NONE;
        Thinning thinning = owned.thinning(sampling.seed());
        if (thinning == null) return Thinning.Taken.NONE;
        try (Session reader = reader()) {
            return CohortSql.counted(reader, table, new CohortSql(schema, sampling).taken(table, owned, thinning));
        }
    }

    @Override
    public Thinning.Taken taken(Table table, Closure.Request request) {
        Thinning thinning = request.thinning();
        if (thinning == null) return Thinning.Taken.NONE;
        try (Session reader = reader()) {
            String condition = wanted(reader, table, request);
            return CohortSql.counted(reader, table, CohortSql.taken(table, request.columns(), thinning, condition));
        }
    }

    @Override
    public RowReader readKeys(Table table, Format format, Closure.Request request, int mostEach) {
        Session reader = reader();
        String handed = String.join(", ", handed(reader, table, request));
        String names = IntStream.range(0, request.columns().size())
                .mapToObj(part -> "understudy_" + part)
                .collect(Collectors.joining(", "));
        return copy(
                table,
                format,
                "(select " + Sql.stored(table) + " from rows from (" + handed + ") k (" + names
                        + ") cross join lateral (select * from (select * from "
                        + Sql.from(table) + " t where (" + Sql.names(request.columns()) + ") = (" + names + ")"
                        + besides(table, request) + " offset 0) t order by " + order(table) + " limit " + mostEach
                        + ") found)",
                reader);
    }

    /** The same rows come first every night. The rows stand in a query of their own, which OFFSET keeps apart, so that no index on the key tempts the server to walk the whole table in this order. */
    private static String order(Table table) {
        List<String> key = Closure.identityOf(table);
        return key.isEmpty() ? "t::text" : Sql.names(key);
    }

    /** The keys of a request, handed over to the session: for each of their columns an expression that gives their values one by one. */
    private static List<String> handed(Session reader, Table table, Closure.Request request) {
        List<Column> columns = request.columns().stream()
                .map(name -> table.column(name).orElseThrow())
                .toList();
        List<String[]> keys = request.keys().stream()
                .filter(key -> HandedKeys.canBe(key, columns))
                .toList();
        List<String> arrays = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String setting = "understudy.key_" + i;
            hand(reader, setting, keys, i);
            arrays.add(
                    "unnest(pg_catalog.current_setting('" + setting + "')::" + HandedKeys.type(columns.get(i)) + "[])");
        }
        return arrays;
    }

    @Override
    public RowReader readWhere(Table table, Format format, String where, int most) {
        return copy(
                table,
                format,
                "(select " + Sql.stored(table) + " from " + Sql.from(table) + " t where (" + where + "\n) limit " + most
                        + ")",
                reader());
    }

    @Override
    public List<List<String>> indexes(TableName table) {
        return PostgreSqlIndexes.of(leader, table);
    }

    @Override
    public Set<String> ordered(TableName table) {
        return PostgreSqlIndexes.ordered(leader, table);
    }

    @Override
    public boolean lookUp(Table table, Format format, Lookup lookup, Consumer<Row> each) {
        try (Session reader = reader()) {
            return PostgreSqlLookup.show(reader, table, format, lookup, patience(), each);
        }
    }

    @Override
    public void showSome(Table table, Format format, int rows, Consumer<Row> each) {
        String some = "(select " + Sql.stored(table) + " from " + Sql.from(table);
        // Few pages are touched: the first ones, and of a large table a sample of the others.
        String query = table.rows() <= 2L * rows
                ? some + " limit " + rows + ")"
                : "(" + some + " limit " + rows / 2 + ") union all " + some + " tablesample system ("
                        + String.format(Locale.ROOT, "%.9f", Math.min(100, 200.0 * rows / table.rows()))
                        + ") repeatable (1) limit "
                        + rows / 2 + "))";
        Session reader = reader();
        reader.execute("Reading some of " + table.name(), "set local statement_timeout = " + patience());
        Row row = new Row(table.stored().size());
        try (RowReader found = copy(table, format, query, reader)) {
            while (found.next(row)) each.accept(row);
        }
    }

    /** A look may not take long, however patient the configuration is; in milliseconds. */
    private long patience() {
        long configured = timeouts.statement().toMillis();
        return configured == 0 ? LOOK_MILLIS_MAX : Math.min(LOOK_MILLIS_MAX, configured);
    }

    private static String besides(Table table, Closure.Request request) {
        Reference.Discriminator kind = request.discriminator();
        String ofKind = kind == null
                ? ""
                : " and " + KeySql.text("t", table.column(kind.column()).orElseThrow()) + " = "
                        + Sql.literal(kind.value());
        return request.where() == null ? ofKind : ofKind + " and (" + request.where() + "\n)";
    }

    private static void hand(Session reader, String setting, List<String[]> keys, int part) {
        String[] values = keys.stream().map(key -> key[part]).toArray(String[]::new);
        reader.attempt("Asking for rows by key", connection -> {
            try (var statement =
                    connection.prepareStatement("select pg_catalog.set_config(?, ?::text[]::text, false)")) {
                statement.setString(1, setting);
                statement.setArray(2, connection.createArrayOf("text", values));
                return statement.execute();
            }
        });
    }

    private RowReader copy(Table table, Format format, String rows, Session reader) {
        String options = format instanceof Format.Binary ? " (format binary)" : "";
        String doing = "Reading " + table.name();
        return reader.attempt(
                doing,
                connection -> new CopyReader(
                        connection
                                .unwrap(PGConnection.class)
                                .getCopyAPI()
                                .copyOut("copy " + rows + " to stdout" + options),
                        format,
                        reader,
                        doing,
                        reader::close));
    }

    /** A reader inside the snapshot. Closing it ends its transaction and gives it back. */
    private Session reader() {
        Connection connection;
        try {
            connection = readers.getConnection();
        } catch (SQLException e) {
            if (e.getCause() instanceof SQLException cause) throw leader.failure("Connecting", cause);
            throw leader.failure("Connecting failed on " + leader.endpoint().describe() + ": nothing came of it within "
                    + timeouts.connect().toSeconds() + " s (timeouts.connect); check the server and the network.");
        }
        Session session = watched(connection);
        reading = session;
        session.attempt("Joining the snapshot", open -> {
            open.setAutoCommit(false);
            open.setReadOnly(true);
            open.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return open;
        });
        join(session);
        session.execute("Joining the snapshot", statementTimeout("set local"));
        return session;
    }

    private Session watched(Connection connection) {
        try {
            return PostgreSqlConnections.watched(connection, leader.endpoint(), timeouts, Session.Side.SOURCE);
        } catch (SQLException e) {
            throw leader.failure("Connecting", e);
        }
    }

    /** The snapshot lives as long as the session that exported it, and so do the locks that keep its tables as they are. */
    private void join(Session session) {
        session.attempt("Joining the snapshot", open -> {
            try (var statement = open.createStatement()) {
                return statement.execute("set transaction snapshot " + Sql.literal(snapshot));
            } catch (SQLException e) {
                if (!NO_SNAPSHOT.contains(String.valueOf(e.getSQLState()))) throw e;
                throw session.failure("The snapshot of " + leader.endpoint().describe()
                        + " is gone, because the server ended the session that held it; try again.");
            }
        });
    }

    @Override
    public boolean isStandby() {
        return leader.single("Asking whether it is a standby", "select pg_catalog.pg_is_in_recovery()")
                .equals("true");
    }

    @Override
    public Set<TableName> filledViews() {
        return Set.copyOf(leader.query(
                "Reading the materialized views",
                "select schemaname::text as schema, matviewname::text as name from pg_catalog.pg_matviews where ispopulated",
                row -> new TableName(row.get("schema", String.class), row.get("name", String.class))));
    }

    @Override
    public Map<TableName, SequencePosition> positions(List<Sequence> sequences) {
        Map<TableName, SequencePosition> result = new LinkedHashMap<>();
        String sql = """
                select n.nspname::text as schema, c.relname::text as name, s.seqstart as start,
                       case when c.relpersistence = 'u' and pg_catalog.pg_is_in_recovery() then null else pg_catalog.pg_sequence_last_value(s.seqrelid) end as last
                from pg_catalog.pg_sequence s join pg_catalog.pg_class c on c.oid = s.seqrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where pg_catalog.has_sequence_privilege(s.seqrelid, 'USAGE, SELECT')
                """;
        Set<TableName> wanted = sequences.stream().map(Sequence::name).collect(Collectors.toSet());
        leader.query("Reading the sequences", sql, row -> {
            TableName name = new TableName(row.get("schema", String.class), row.get("name", String.class));
            Long last = row.get("last", Long.class);
            if (wanted.contains(name))
                result.put(
                        name,
                        last == null
                                ? new SequencePosition(row.get("start", Long.class), false)
                                : new SequencePosition(last, true));
            return name;
        });
        return result;
    }

    @Override
    public void abort() {
        Session reader = reading;
        if (reader != null) reader.abort();
        leader.abort();
    }

    @Override
    public void close() {
        readers.close();
        leader.close();
    }
}
