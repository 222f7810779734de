package io.understudy.db;

import io.understudy.sample.Closure;
import io.understudy.schema.Column;
import io.understudy.schema.Table;
import io.understudy.wire.Cell;
import io.understudy.wire.Format;
import io.understudy.wire.LineEscapes;
import io.understudy.wire.Row;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Amends a MySQL or MariaDB staging in one transaction of InnoDB. Tables of other engines cannot be put back, and triggers cannot be kept still: both are refused. */
final class MySqlAmendment implements Amendment {
    private static final int DUPLICATE = 1062;
    private static final Format FORMAT = new Format.Lines();

    private final Session session;
    private final MySqlVersion version;
    private final MySqlCodecs codecs;
    private final MySqlDatabases databases;
    private final MySqlQuestion question;
    private boolean committed;

    /** @param session which does not look at foreign keys */
    MySqlAmendment(
            Session session,
            MySqlVersion version,
            MySqlCodecs codecs,
            MySqlDatabases databases,
            MySqlQuestion question) {
        this.session = session;
        this.version = version;
        this.codecs = codecs;
        this.databases = databases;
        this.question = question;
        session.execute("Opening the transaction", "start transaction");
    }

    @Override
    public void empty(List<Table> tables) {
        tables.forEach(this::refuseWhatCannotBeUndone);
        for (Table table : tables)
            session.execute(
                    "Emptying " + table.name(),
                    "delete from "
                            + MySqlDatabases.name(
                                    databases.staging(), table.name().name()));
    }

    @Override
    public void write(List<GivenRows> rows) {
        rows.forEach(given -> refuseWhatCannotBeUndone(given.table()));
        rows.forEach(this::upsert);
    }

    private void refuseWhatCannotBeUndone(Table table) {
        String name = table.name().name();
        if (!MySqlTables.definition(session, databases.staging(), name).isInnoDb())
            throw refused(table, "is not of the engine InnoDB, so that what is written there cannot be undone");
        if (!MySqlTrigger.read(session, databases.staging(), Set.of(name)).isEmpty())
            throw refused(table, "has triggers, which would act on the rows");
    }

    private TargetRefused refused(Table table, String why) {
        return new TargetRefused("The table " + table.name().name() + " of " + session.noun() + " on "
                + session.endpoint().describe() + " " + why
                + "; nothing was written. "
                + switch (session.side()) {
                    case SOURCE, STAGING -> "The rows come with the next understudy refresh.";
                    case SCRATCH -> "Change that in scratch.";
                });
    }

    private void upsert(GivenRows given) {
        Table table = given.table();
        List<Column> columns = table.stored();
        Settled settled = new MySqlGivenRows(session, version, codecs)
                .settle(given, columns.stream().map(Column::name).toList());
        if (!settled.unfit().isEmpty())
            throw session.failure("A value for " + session.noun() + "'s " + table.name()
                    + " is refused that was taken before; its schema was changed meanwhile. Try again.");
        List<String> key = Closure.identityOf(table);
        Row row = new Row(columns.size());
        List<byte @Nullable []> values = new ArrayList<>();
        for (int number = 0; number < settled.rows().size(); number++) {
            byte[] bytes = settled.rows().get(number);
            if (FORMAT.read(bytes, 0, bytes.length, row) < 0)
                throw new IllegalStateException("a row of a fixture is not whole");
            values.clear();
            Cell cell = new Cell();
            for (int i = 0; i < columns.size(); i++) {
                row.current(i, cell);
                values.add(cell.isNull() ? null : LineEscapes.read(cell));
            }
            if (key.isEmpty()) insertIfMissing(table, values, equalUpTo(settled.rows(), number));
            else upsert(table, key, values);
        }
    }

    private static int equalUpTo(List<byte[]> rows, int number) {
        int equal = 0;
        for (int i = 0; i <= number; i++) if (java.util.Arrays.equals(rows.get(i), rows.get(number))) equal++;
        return equal;
    }

    private MySqlLoadSql sql(Table table) {
        return new MySqlLoadSql(MySqlDatabases.name(databases.staging(), table.name()), table, table);
    }

    /** An update of whatever row is in the way could hit one that is the same for another unique index only: so it is made sure that it is the one of that key. */
    private void upsert(Table table, List<String> key, List<byte @Nullable []> values) {
        String doing = "Adding rows to " + table.name();
        String insert = sql(table).insert(1);
        String update = table.stored().stream()
                .map(Column::name)
                .filter(column -> !key.contains(column))
                .map(column -> MySqlNames.name(column) + " = values(" + MySqlNames.name(column) + ")")
                .collect(Collectors.joining(", "));
        session.attempt(doing, connection -> {
            try {
                try {
                    return run(connection.prepareStatement(insert), values);
                } catch (SQLException e) {
                    if (e.getErrorCode() != DUPLICATE || !isOf(table, key, e)) throw e;
                }
                if (update.isEmpty()) return 0;
                return run(connection.prepareStatement(insert + " on duplicate key update " + update), values);
            } catch (SQLException e) {
                if (!SnapshotInvalid.isMeantBy(e)) throw e;
                throw SnapshotInvalid.ofFixtures(doing, session, e);
            }
        });
    }

    private static boolean isOf(Table table, List<String> key, SQLException e) {
        String name = MySqlComplaint.key(e);
        if (table.primaryKey() != null) return name.equals("PRIMARY");
        return table.uniqueIndexes().stream()
                .anyMatch(index -> index.name().equals(name) && index.columns().equals(key));
    }

    private void insertIfMissing(Table table, List<byte @Nullable []> values, int wanted) {
        String doing = "Adding rows to " + table.name();
        String same = table.stored().stream()
                .map(column -> "cast(" + MySqlColumns.values(List.of(column)) + " as binary) <=> ?")
                .collect(Collectors.joining(" and "));
        String count =
                "select count(*) from " + MySqlDatabases.name(databases.staging(), table.name()) + " t where " + same;
        session.attempt(doing, connection -> {
            long there;
            try (PreparedStatement statement = connection.prepareStatement(count)) {
                for (int i = 0; i < values.size(); i++) statement.setBytes(i + 1, values.get(i));
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    there = rows.getLong(1);
                }
            }
            return there >= wanted
                    ? 0
                    : run(connection.prepareStatement(sql(table).insert(1)), values);
        });
    }

    private static int run(PreparedStatement prepared, List<byte @Nullable []> values) throws SQLException {
        try (PreparedStatement statement = prepared) {
            for (int i = 0; i < values.size(); i++) statement.setBytes(i + 1, values.get(i));
            return statement.executeUpdate();
        }
    }

    @Override
    public Answer ask(String sql) {
        return question.ask(sql);
    }

    @Override
    public void commit() {
        session.execute("Committing", "commit");
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
