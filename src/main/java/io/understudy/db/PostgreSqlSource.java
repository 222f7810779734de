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
import io.understudy.schema.Schema;
import io.understudy.schema.Sequence;
import io.understudy.schema.Spread;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.wire.Codec;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A PostgreSQL production or standby. Everything is read in one {@link PostgreSqlSnapshot}; nothing is written, not even a temporary table.
 */
final class PostgreSqlSource implements Source {
    private final PostgreSqlSnapshot snapshot;
    private final Session leader;
    private final Schema schema;
    private final PostgreSqlInspection inspection;
    private final PostgreSqlKeyReader keys;

    private PostgreSqlSource(PostgreSqlSnapshot snapshot) {
        this.snapshot = snapshot;
        leader = snapshot.leader();
        schema = snapshot.schema();
        inspection = new PostgreSqlInspection(snapshot);
        keys = new PostgreSqlKeyReader(snapshot);
    }

    static PostgreSqlSource open(Endpoint endpoint, Timeouts timeouts) {
        return new PostgreSqlSource(PostgreSqlSnapshot.open(endpoint, timeouts));
    }

    @Override
    public ServerIdentity identity() {
        return snapshot.identity();
    }

    @Override
    public String snapshot() {
        return snapshot.name();
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
        return new PostgreSqlSourcePrivileges(leader).missing(tables);
    }

    @Override
    public List<Staging.Remark> remarks(List<Table> tables) {
        return List.of();
    }

    @Override
    public String complaintAbout(TableName table, String where) {
        return inspection.complaintAbout(table, where);
    }

    @Override
    public Glance glance(Table table, int rows) {
        return inspection.glance(table, rows);
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
        return CopyReader.of(
                snapshot.reader(),
                table,
                format,
                "(" + new CohortSql(schema, sampling).violations(table, columns, check, most) + ")");
    }

    private RowReader readCohort(Table table, Format format, Sampling sampling, boolean whole) {
        List<String> columns = table.stored().stream().map(Column::name).toList();
        boolean asItIs = whole && table.kind() != Table.Kind.PARTITIONED && !columns.isEmpty();
        // The server copies a table out faster than the result of a query on it.
        String rows = asItIs
                ? Sql.name(table.name()) + " (" + Sql.names(columns) + ")"
                : "(" + new CohortSql(schema, sampling).select(table.name(), columns) + ")";
        return CopyReader.of(snapshot.reader(), table, format, rows);
    }

    @Override
    public Thinning.Taken taken(Table table, Sampling sampling) {
        if (!(sampling.of(table.name()).cohort() instanceof Cohort.WithOwner owned)) return Thinning.Taken.NONE;
        Thinning thinning = owned.thinning(sampling.seed());
        if (thinning == null) return Thinning.Taken.NONE;
        try (Session reader = snapshot.reader()) {
            return CohortSql.counted(reader, table, new CohortSql(schema, sampling).taken(table, owned, thinning));
        }
    }

    @Override
    public Thinning.Taken taken(Table table, Closure.Request request) {
        return keys.taken(table, request);
    }

    @Override
    public RowReader readKeys(Table table, Format format, Closure.Request request) {
        return keys.read(table, format, request);
    }

    @Override
    public RowReader readKeys(Table table, Format format, Closure.Request request, int mostEach) {
        return keys.readSome(table, format, request, mostEach);
    }

    @Override
    public RowReader readWhere(Table table, Format format, String where, int most) {
        return CopyReader.of(
                snapshot.reader(),
                table,
                format,
                "(select " + Sql.stored(table) + " from " + Sql.from(table) + " t where (" + where + "\n) limit " + most
                        + ")");
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
        return inspection.lookUp(table, format, lookup, each);
    }

    @Override
    public Inquiry inquiry() {
        return new PostgreSqlInquiry(snapshot);
    }

    @Override
    public void showSome(Table table, Format format, int rows, Consumer<Row> each) {
        inspection.showSome(table, format, rows, each);
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
        return PostgreSqlSequences.positions(leader, sequences);
    }

    @Override
    public void abort() {
        snapshot.abort();
    }

    @Override
    public void close() {
        snapshot.close();
    }
}
