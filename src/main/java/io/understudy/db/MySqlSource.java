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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A MySQL or MariaDB production or replica. Everything is read in one {@link MySqlSnapshot}, in which nobody waits for it. */
final class MySqlSource implements Source {
    private final MySqlSnapshot snapshot;
    private final String schemaName;
    private final Session session;
    private final Schema schema;
    private final MySqlInspection inspection;
    private final MySqlKeyReader keys;

    private MySqlSource(MySqlSnapshot snapshot, String schemaName) {
        this.snapshot = snapshot;
        this.schemaName = schemaName;
        session = snapshot.session();
        schema = snapshot.schema();
        inspection = new MySqlInspection(snapshot);
        keys = new MySqlKeyReader(snapshot);
    }

    static MySqlSource open(Endpoint endpoint, String schemaName, Timeouts timeouts) {
        return new MySqlSource(MySqlSnapshot.open(endpoint, schemaName, timeouts), schemaName);
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
        return MySqlSpread.read(session, snapshot.version(), schemaName);
    }

    @Override
    public List<MissingPrivilege> missingPrivileges(List<Table> tables) {
        return new MySqlSourcePrivileges(snapshot).missing(tables);
    }

    @Override
    public List<Staging.Remark> remarks(List<Table> tables) {
        return new MySqlSourceRemarks(session, snapshot.identity().database()).of(tables);
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
        return new Format.Lines();
    }

    @Override
    public Codec codec(Column column, Format format) {
        return snapshot.codecs().of(column.type());
    }

    @Override
    public RowReader readCohort(Table table, Format format, Sampling sampling) {
        return snapshot.read(table, new MySqlCohortSql(schema, sampling).select(table));
    }

    @Override
    public RowReader readAll(Table table, Format format, Sampling sampling) {
        return readCohort(table, format, sampling.withAllOf(table.name()));
    }

    @Override
    public RowReader readViolations(Table table, Format format, Sampling sampling, Check check, int most) {
        return snapshot.read(table, new MySqlCohortSql(schema, sampling).violations(table, check, most));
    }

    @Override
    public Thinning.Taken taken(Table table, Sampling sampling) {
        if (!(sampling.of(table.name()).cohort() instanceof Cohort.WithOwner owned)) return Thinning.Taken.NONE;
        Thinning thinning = owned.thinning(sampling.seed());
        if (thinning == null) return Thinning.Taken.NONE;
        return snapshot.taken(table, new MySqlCohortSql(schema, sampling).taken(table, owned, thinning));
    }

    @Override
    public Thinning.Taken taken(Table table, Closure.Request request) {
        return keys.taken(table, request);
    }

    @Override
    public RowReader readKeys(Table table, Format format, Closure.Request request) {
        return keys.read(table, request);
    }

    @Override
    public RowReader readKeys(Table table, Format format, Closure.Request request, int mostEach) {
        return keys.readSome(table, request, mostEach);
    }

    @Override
    public RowReader readWhere(Table table, Format format, String where, int most) {
        return snapshot.read(
                table,
                "select " + MySqlColumns.stored(table) + " from " + MySqlNames.name(table.name()) + " t where (" + where
                        + "\n) limit " + most);
    }

    @Override
    public List<List<String>> indexes(TableName table) {
        return MySqlIndexes.of(snapshot, table);
    }

    @Override
    public Set<String> ordered(TableName table) {
        return MySqlIndexes.ordered(snapshot, table);
    }

    @Override
    public boolean lookUp(Table table, Format format, Lookup lookup, Consumer<Row> each) {
        return inspection.lookUp(table, lookup, each);
    }

    @Override
    public Inquiry inquiry() {
        return new MySqlInquiry(snapshot);
    }

    @Override
    public void showSome(Table table, Format format, int rows, Consumer<Row> each) {
        inspection.showSome(table, rows, each);
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
