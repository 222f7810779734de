package io.understudy.db;

import io.understudy.schema.Column;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.wire.Checksum;
import io.understudy.wire.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Publishes into MySQL or MariaDB: a snapshot is put together in a database of its own and takes the place of staging's tables in one RENAME. */
final class MySqlPublication implements Publication {
    private final Session session;
    private final MySqlStaging staging;
    private final MySqlDatabases databases;
    private final MySqlLedger ledger;
    private final MySqlQuestion question;
    private final MySqlShadow shadow;
    private final Map<TableName, Loaded> loaded = new LinkedHashMap<>();
    private List<TableName> tables = List.of();
    private String run = "";
    private boolean over;

    /** What was sent to a table, and what the server said about it. */
    private record Loaded(Table table, Format format, Checksum checksum, MySqlLoadReport report) {}

    MySqlPublication(
            Session session,
            MySqlStaging staging,
            MySqlDatabases databases,
            MySqlLedger ledger,
            MySqlQuestion question) {
        this.session = session;
        this.staging = staging;
        this.databases = databases;
        this.ledger = ledger;
        this.question = question;
        this.shadow = new MySqlShadow(session, databases, ledger);
    }

    @Override
    public void prepare(Schema production, List<TableName> tables) {
        this.tables = List.copyOf(tables);
        ledger.create();
        shadow.make(tables.stream().map(TableName::name).toList());
    }

    @Override
    public RowWriter write(Table table, Format format, Checksum checksum) {
        Loaded target = loaded.computeIfAbsent(
                table.name(), absent -> new Loaded(table, format, checksum, new MySqlLoadReport(session)));
        MySqlLoadSql sql = new MySqlLoadSql(
                MySqlDatabases.name(databases.next(), table.name()),
                table,
                staging.schema().table(table.name()).orElse(table));
        return staging.takesFile(sql)
                ? new LoadDataWriter(session, table.name().toString(), sql.loadData(), format, checksum, target.report)
                : new InsertWriter(session, table.name().toString(), sql, format, checksum, target.report);
    }

    @Override
    public void rebuild() {
        loaded.values().forEach(this::readBackIfDoubtful);
        shadow.complete();
        requireRowsForThoseThatStay();
        requireRowsOfThoseThatStay();
    }

    /** A warning says that the server did something to a value, or only that it could have: the rows tell. */
    private void readBackIfDoubtful(Loaded load) {
        if (load.report.warnings() == 0) return;
        List<String> columns = load.table.stored().stream().map(Column::name).toList();
        Checksum found = staging.checksum(databases.next(), load.table.name(), columns, load.format);
        if (!found.toString().equals(load.checksum.toString()))
            throw new SnapshotInvalid("Loading " + load.table.name() + " on "
                    + session.endpoint().describe()
                    + " changed rows on the way: the server reports " + load.report.kinds()
                    + ". Staging's columns do not take what production or a mask made of it; staging is untouched.");
    }

    /** Rows of tables that stay may refer to rows that staging shows now and the new snapshot does not have. */
    private void requireRowsForThoseThatStay() {
        List<String> names = tables.stream().map(TableName::name).toList();
        for (MySqlTables.Link link : MySqlTables.linksTo(session, databases.staging())) {
            boolean stays = !databases.own().contains(link.database())
                    && !(link.database().equals(databases.staging()) && names.contains(link.table()));
            if (!stays || !names.contains(link.toTable())) continue;
            var key = MySqlTables.foreignKey(session, link);
            String missing = MySqlReferenceSql.dangling(
                            MySqlDatabases.name(link.database(), link.table()),
                            TableDefinition.columns(key),
                            MySqlDatabases.name(databases.next(), link.toTable()),
                            TableDefinition.targetColumns(key))
                    + " and exists "
                    + MySqlReferenceSql.found(
                            TableDefinition.columns(key),
                            MySqlDatabases.name(databases.staging(), link.toTable()),
                            TableDefinition.targetColumns(key));
            refuseIfAny(
                    missing,
                    "rows of " + link.table() + " were not refreshed and still refer to rows of " + link.toTable()
                            + " that this snapshot does not have; refresh or empty that table, too");
        }
    }

    /** New rows may refer to rows of tables that stay; what dangled before, as it does in production, may go on dangling. */
    private void requireRowsOfThoseThatStay() {
        shadow.outbound()
                .forEach((table, keys) -> keys.forEach(key -> {
                    TableDefinition.Target target = TableDefinition.target(key, databases.staging());
                    refuseIfAny(
                            MySqlReferenceSql.dangling(
                                            MySqlDatabases.name(databases.next(), table),
                                            TableDefinition.columns(key),
                                            MySqlDatabases.name(target.database(), target.table()),
                                            TableDefinition.targetColumns(key))
                                    + " and not exists "
                                    + MySqlReferenceSql.found(
                                            TableDefinition.columns(key),
                                            MySqlDatabases.name(databases.staging(), table),
                                            TableDefinition.columns(key)),
                            "rows of " + table + " refer to rows of " + target.table()
                                    + " that staging does not have; refresh that table, too");
                }));
    }

    private void refuseIfAny(String rows, String why) {
        long count = Long.parseLong(session.single("Looking for what refers to nothing", "select count(*) " + rows));
        if (count > 0)
            throw new SnapshotInvalid("On " + session.endpoint().describe() + ", "
                    + String.format(java.util.Locale.ROOT, "%,d ", count) + why + "; staging is untouched.");
    }

    @Override
    public void moveSequences(Map<TableName, Source.SequencePosition> production) {
        production.forEach((name, position) -> {
            boolean numbered = tables.contains(name)
                    && staging.schema().table(name).stream()
                            .flatMap(table -> table.columns().stream())
                            .anyMatch(column -> column.identity() != Column.Identity.NONE);
            if (numbered)
                session.execute(
                        "Numbering " + name,
                        "alter table " + MySqlDatabases.name(databases.next(), name) + " auto_increment = "
                                + Long.toUnsignedString(position.value()));
        });
    }

    @Override
    public List<TableName> refreshViews(Set<TableName> filledInProduction) {
        return List.of();
    }

    @Override
    public void analyze() {
        if (tables.isEmpty()) return;
        List<String> names = new ArrayList<>();
        tables.forEach(table -> names.add(MySqlDatabases.name(databases.next(), table)));
        session.execute("Gathering statistics", "analyze table " + String.join(", ", names));
    }

    @Override
    public long orphans(Reference reference) {
        return Long.parseLong(session.single(
                "Counting orphans of " + reference.child(),
                "select coalesce(sum(t.understudy_rows), 0) " + dangling(reference)));
    }

    @Override
    public long danglingNames(Reference reference) {
        return Long.parseLong(
                session.single("Counting orphans of " + reference.child(), "select count(*) " + dangling(reference)));
    }

    /**
     * The names that refer to nothing, each once with the number of its rows: an index brings rows of one name together, so that the parent is asked once for all of them. Names are told apart as the column
     * referred to does, which may be less than the column that refers does.
     */
    private String dangling(Reference reference) {
        Table child = stagingTable(reference.child());
        Table parent = stagingTable(reference.parent());
        Reference.Discriminator kind = reference.discriminator();
        String ofKind = kind == null ? "" : " and " + MySqlKeySql.discriminated("c", child, kind);
        MySqlKeySql.Sides sides = MySqlKeySql.sides(reference, child, "c", parent, "p");
        return "from (select " + sides.namedChild() + ", count(*) as understudy_rows from " + home(reference.child())
                + " c where " + MySqlKeySql.present("c", reference.columns()) + ofKind + " group by "
                + String.join(", ", sides.child()) + ") t where not exists (select 1 from " + home(reference.parent())
                + " p where " + sides.parentEquals("t") + ")";
    }

    private Table stagingTable(TableName name) {
        return staging.schema()
                .table(name)
                .orElseThrow(() ->
                        new IllegalStateException("the plan let through " + name + ", which staging does not have"));
    }

    private String home(TableName table) {
        return MySqlDatabases.name(tables.contains(table) ? databases.next() : databases.staging(), table);
    }

    @Override
    public RowReader read(TableName table, List<String> columns, Format format) {
        return staging.read(databases.next(), table, columns);
    }

    /** Names without a database before them are those of the new snapshot. */
    @Override
    public Answer ask(String sql) {
        String doing = "Asking what was expected";
        session.execute(doing, "use " + MySqlNames.name(databases.next()));
        try {
            session.execute(doing, "start transaction read only");
            return question.ask(sql);
        } finally {
            session.execute(doing, "rollback");
            session.execute(doing, "use " + MySqlNames.name(databases.staging()));
        }
    }

    @Override
    public void record(String run, String startedAt, long rows, String snapshot, String manifest) {
        this.run = run;
        ledger.enrol(staging.identity());
        ledger.record(run, startedAt, rows, snapshot, manifest);
    }

    @Override
    public void commit() {
        shadow.requireUnchanged();
        shadow.remake(databases.previous());
        over = true;
        new MySqlSwap(session, databases, ledger)
                .swap(
                        MySqlJournal.Purpose.PUBLISH,
                        databases.next(),
                        databases.previous(),
                        run,
                        tables.stream().map(TableName::name).toList());
    }

    @Override
    public void close() {
        if (over) return;
        try {
            shadow.drop();
            ledger.forget(run);
            ledger.dropIfUnused();
        } catch (StagingFailed connectionLost) {
            // What is left there is in nobody's way: the next run takes it away.
            session.abort();
        }
    }
}
