package io.understudy.db;

import io.understudy.sample.Closure;
import io.understudy.schema.Column;
import io.understudy.schema.Schema;
import io.understudy.schema.Sequence;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Amends a PostgreSQL staging in one transaction. Foreign keys are looked at when all rows are there; what production's old rows may violate is out of the way meanwhile, and comes back unproven as it was. */
final class PostgreSqlAmendment implements Amendment {
    private static final String GIVEN = PostgreSqlGivenTable.NAME;

    private final Session session;
    private final Schema schema;
    private final PostgreSqlQuestion question;
    private boolean committed;

    PostgreSqlAmendment(Session session, Schema schema, PostgreSqlQuestion question) {
        this.session = session;
        this.schema = schema;
        this.question = question;
        session.execute("Opening the transaction", "begin");
        // A check, a computed column or the question of a user may count on the usual search path; our own names are
        // qualified.
        session.execute("Opening the transaction", "set local search_path to default");
    }

    @Override
    public void empty(List<Table> tables) {
        if (tables.isEmpty()) return;
        Set<TableName> names = tables.stream().map(Table::name).collect(Collectors.toSet());
        List<SetAside> triggers = new PostgreSqlSetAside(session, schema, names).findTriggers();
        triggers.forEach(item -> session.execute("Putting aside " + item.what(), item.remove()));
        session.execute(
                "Emptying tables",
                "truncate table " + tables.stream().map(Sql::from).collect(Collectors.joining(", ")));
        for (SetAside item : triggers)
            for (String statement : item.restore()) session.execute("Putting back " + item.what(), statement);
    }

    @Override
    public void write(List<GivenRows> rows) {
        Set<TableName> tables = rows.stream().map(given -> given.table().name()).collect(Collectors.toSet());
        List<SetAside> aside = new PostgreSqlSetAside(session, schema, tables).findForSomeRows();
        for (SetAside item : aside.reversed()) session.execute("Putting aside " + item.what(), item.remove());
        rows.forEach(this::upsert);
        judge("Looking at foreign keys", "set constraints all immediate");
        for (SetAside item : aside)
            for (String statement : item.restore()) judge("Putting back " + item.what(), statement);
        for (Sequence sequence : schema.sequences()) {
            if (sequence.owner() != null && tables.contains(sequence.owner().table())) move(sequence, sequence.owner());
        }
    }

    private void upsert(GivenRows given) {
        Table table = given.table();
        PostgreSqlGivenTable made = new PostgreSqlGivenTable(session, given);
        made.make();
        if (!made.fill().isEmpty())
            throw session.failure("A value for " + session.noun() + "'s " + table.name()
                    + " is refused that was taken before; its schema was changed meanwhile. Try again.");
        List<String> columns = table.stored().stream().map(Column::name).toList();
        List<String> key = Closure.identityOf(table);
        String doing = "Adding rows to " + table.name();
        if (key.isEmpty()) {
            judge(doing, insertMissing(table, columns));
        } else {
            String same = key.stream()
                    .map(column -> "t." + Sql.name(column) + " = g." + Sql.name(column))
                    .collect(Collectors.joining(" and "));
            String changed = table.stored().stream()
                    .filter(column -> !key.contains(column.name()) && column.identity() != Column.Identity.ALWAYS)
                    .map(column -> Sql.name(column.name()) + " = g." + Sql.name(column.name()))
                    .collect(Collectors.joining(", "));
            String target = Sql.from(table);
            if (!changed.isEmpty())
                judge(doing, "update " + target + " t set " + changed + " from " + GIVEN + " g where " + same);
            judge(
                    doing,
                    "insert into " + Sql.name(table.name()) + Sql.storedList(table) + " overriding system value select "
                            + Sql.names(columns) + " from " + GIVEN + " g where not exists (select from " + target
                            + " t where " + same + ")");
        }
        session.execute(doing, "drop table " + GIVEN);
    }

    /** Whole rows are compared as the server prints them, because not every type can be compared. */
    private static String insertMissing(Table table, List<String> columns) {
        String names = Sql.names(columns);
        String ofTable = columns.stream().map(column -> "t." + Sql.name(column)).collect(Collectors.joining(", "));
        return "insert into " + Sql.name(table.name()) + " (" + names + ") overriding system value select " + names
                + " from (select g.*, row(" + names
                + ")::text as understudy_text, pg_catalog.row_number() over (partition by row("
                + names + ")::text) as understudy_number from " + GIVEN
                + " g) g where understudy_number > (select count(*) from "
                + Sql.from(table) + " t where row(" + ofTable + ")::text = g.understudy_text)";
    }

    /** Past the highest value present, and never back. */
    private void move(Sequence sequence, io.understudy.schema.ColumnName owner) {
        Table table = schema.table(owner.table()).orElseThrow();
        if (table.column(owner.column()).orElseThrow().type().bytes() <= 0) return;
        String doing = "Moving the sequence " + sequence.name();
        String next = session.single(
                doing,
                "select case when d.seqincrement > 0 and m.extreme >= s.last_value then least(d.seqmax, m.extreme + d.seqincrement)::text else '' end"
                        + " from " + Sql.name(sequence.name()) + " s, pg_catalog.pg_sequence d, (select max("
                        + Sql.name(owner.column()) + ")::numeric as extreme from " + Sql.name(table.name())
                        + ") m where d.seqrelid = ?::regclass",
                Sql.name(sequence.name()));
        if (!next.isEmpty() && !next.equals("null"))
            session.execute(doing, "alter sequence " + Sql.name(sequence.name()) + " restart with " + next);
    }

    private void judge(String doing, String statement) {
        session.attempt(doing, connection -> {
            try (var open = connection.createStatement()) {
                return open.execute(statement);
            } catch (SQLException e) {
                if (!SnapshotInvalid.isMeantBy(e)) throw e;
                throw SnapshotInvalid.ofFixtures(doing, session, e);
            }
        });
    }

    @Override
    public Answer ask(String sql) {
        return question.ask(sql);
    }

    @Override
    public void commit() {
        judge("Committing", "commit");
        committed = true;
    }

    @Override
    public void close() {
        if (committed) return;
        try {
            session.execute("Undoing the changes", "rollback");
        } catch (StagingFailed connectionLost) {
            // The server undoes the transaction by itself when the connection goes.
            session.abort();
        }
    }
}
