package io.understudy.db;

import io.understudy.schema.Column;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Asks PostgreSQL. Each question has a transaction of its own in the snapshot, in which no table is to be read whole where there is another way. */
final class PostgreSqlInquiry implements Inquiry {
    private final PostgreSqlSnapshot snapshot;
    private final Session leader;
    private final Schema schema;

    PostgreSqlInquiry(PostgreSqlSnapshot snapshot) {
        this.snapshot = snapshot;
        leader = snapshot.leader();
        schema = snapshot.schema();
    }

    /** Something asked of the server. */
    @FunctionalInterface
    interface Asking {
        void ask(Connection open) throws SQLException;
    }

    /** Asks; false if that took too long or the server does not take the question. */
    boolean within(String doing, long millis, Asking asking) {
        try (Session reader = snapshot.reader()) {
            reader.execute(doing, "set local statement_timeout = " + snapshot.patience(millis));
            reader.execute(doing, "set local enable_seqscan = off");
            return reader.attempt(doing, open -> {
                try {
                    asking.ask(open);
                    return true;
                } catch (SQLException e) {
                    if (!PostgreSqlLookup.isNoAnswer(e)) throw e;
                    return false;
                }
            });
        }
    }

    @Override
    public Statistics statistics(Table table) {
        return PostgreSqlStatistics.of(leader, table);
    }

    @Override
    public Sweep sweep(Table table, Format format, String where) {
        String version =
                leader.single("Asking for the version", "select pg_catalog.current_setting('server_version_num')");
        if (Integer.parseInt(version) < PostgreSqlSweep.OLDEST)
            return (wanted, each, millis, finder) -> Step.IMPOSSIBLE;
        long[] pages = PostgreSqlSweep.pages(leader, table);
        return new PostgreSqlSweep(this, table, format, where, pages[0], pages[1]);
    }

    @Override
    public boolean dangling(Kin kin, Format format, Consumer<Row> each) {
        Reference reference = kin.reference();
        Table child = child(reference);
        KeySql.Sides sides = KeySql.sides(reference, child, "t", parent(reference), "p");
        if (!sides.parent().equals(columns("p", reference.parentColumns()))
                || !sides.child().equals(columns("t", reference.columns()))) return false;
        // The index is enough to find such a name; rows are read only where it stands.
        List<String> names = IntStream.range(0, sides.child().size())
                .mapToObj(part -> "understudy_" + part)
                .toList();
        String named = IntStream.range(0, names.size())
                .mapToObj(part -> sides.child().get(part) + " as " + names.get(part))
                .collect(Collectors.joining(", "));
        String condition = besides(kin, child);
        String found = "select " + named + " from " + Sql.from(child) + " t where "
                + KeySql.present("t", reference.columns()) + condition + " and not exists (select from "
                + Sql.from(parent(reference)) + " p where " + sides.equal() + ") limit " + kin.most();
        String rows = "select " + Sql.stored(child) + " from " + Sql.from(child) + " t where ("
                + String.join(", ", sides.child()) + ") in (select " + String.join(", ", names) + " from (" + found
                + ") d)" + condition + " limit " + kin.most();
        return within(
                "Looking for orphans in " + child.name(),
                kin.millis(),
                open -> PostgreSqlLookup.show(open, rows, child, format, each));
    }

    @Override
    public Optional<List<Family>> childless(Kin kin) {
        Reference owner = kin.reference();
        Table child = child(owner);
        String name = "p." + Sql.name(owner.parentColumns().getFirst());
        String parents = "(select * from " + Sql.from(parent(owner)) + " t" + where(kin.parentWhere()) + ") p";
        return families(
                kin,
                false,
                "select " + name + "::text, 0 from " + parents + " where not exists (select from " + Sql.from(child)
                        + " t where t." + Sql.name(owner.columns().getFirst()) + " = " + name + besides(kin, child)
                        + ") limit " + kin.most());
    }

    /** Whom the statistics call the commonest, or else whom the index shows to be. */
    @Override
    public Optional<List<Family>> largest(Kin kin) {
        Reference owner = kin.reference();
        Table child = child(owner);
        String column = owner.columns().getFirst();
        String name = "t." + Sql.name(column);
        String commonest = PostgreSqlStatistics.commonest(leader, child.name(), column).stream()
                .map(Sql::literal)
                .collect(Collectors.joining(", "));
        String those = commonest.isEmpty() ? name + " is not null" : name + " in (" + commonest + ")";
        return families(
                kin,
                !commonest.isEmpty(),
                "select f.name::text, f.rows from (select " + name + " as name, count(*) as rows from "
                        + Sql.from(child) + " t where " + those + besides(kin, child) + " group by " + name
                        + ") f where exists (select from " + Sql.from(parent(owner)) + " p where p."
                        + Sql.name(owner.parentColumns().getFirst()) + " = f.name) order by 2 desc, 1 limit "
                        + kin.most());
    }

    private Optional<List<Family>> families(Kin kin, boolean byStatistics, String sql) {
        List<Family> found = new ArrayList<>();
        boolean answered = within("Looking for families of " + kin.reference().parent(), kin.millis(), open -> {
            try (Statement statement = open.createStatement()) {
                statement.setEscapeProcessing(false);
                try (ResultSet rows = statement.executeQuery(sql)) {
                    while (rows.next()) found.add(new Family(rows.getString(1), rows.getLong(2), byStatistics));
                }
            }
        });
        return answered ? Optional.of(found) : Optional.empty();
    }

    private Table child(Reference reference) {
        return schema.table(reference.child()).orElseThrow();
    }

    private Table parent(Reference reference) {
        return schema.table(reference.parent()).orElseThrow();
    }

    private static List<String> columns(String alias, List<String> names) {
        return names.stream().map(name -> alias + "." + Sql.name(name)).toList();
    }

    private static String where(String condition) {
        // A condition from the configuration may end in a comment.
        return condition.isEmpty() ? "" : " where (" + condition + "\n)";
    }

    private static String besides(Kin kin, Table child) {
        Reference.Discriminator kind = kin.reference().discriminator();
        String ofKind = "";
        if (kind != null) {
            Column column = child.column(kind.column()).orElseThrow();
            ofKind = " and " + KeySql.text("t", column) + " = " + Sql.literal(kind.value());
        }
        return kin.childWhere().isEmpty() ? ofKind : ofKind + " and (" + kin.childWhere() + "\n)";
    }
}
