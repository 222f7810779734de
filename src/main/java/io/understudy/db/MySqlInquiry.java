package io.understudy.db;

import io.understudy.schema.Column;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Key;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks MySQL or MariaDB, in the session that holds the snapshot, and lets go of the tables after each question. */
final class MySqlInquiry implements Inquiry {
    /** Of owners that are too many to be looked at one by one, so many from either end. */
    private static final int OWNERS_AT_AN_END = 20_000;

    private final MySqlSnapshot snapshot;

    MySqlInquiry(MySqlSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Something asked of the server; false if it gave no answer. */
    @FunctionalInterface
    interface Asking {
        boolean ask(Connection open) throws SQLException;
    }

    /** Asks; false if that took too long or the server does not take the question. */
    boolean within(String doing, long millis, Asking asking) {
        return snapshot.hurried(doing, millis, open -> {
            try {
                return asking.ask(open);
            } catch (SQLException e) {
                // Our own driver's failures have no number.
                if (e.getErrorCode() == 0) throw e;
                return false;
            }
        });
    }

    @Override
    public Statistics statistics(Table table) {
        return snapshot.version().isMariaDb()
                ? new Statistics(Set.of(), List.of())
                : MySqlStatistics.of(snapshot.session(), table);
    }

    @Override
    public Sweep sweep(Table table, Format format, String where) {
        Key primary = table.primaryKey();
        Column key = primary == null || primary.columns().size() > 1
                ? null
                : table.column(primary.columns().getFirst()).orElseThrow();
        if (key == null || key.type().kind() != Kind.INTEGER) return (wanted, each, millis, finder) -> Step.IMPOSSIBLE;
        String name = MySqlKeySql.column("t", key);
        String ends = snapshot.session()
                .single(
                        "Asking how large " + table.name() + " is",
                        "select concat(min(" + name + "), ' ', max(" + name + ")) from " + MySqlNames.name(table.name())
                                + " t");
        snapshot.release();
        if (!ends.contains(" ")) return (wanted, each, millis, finder) -> Step.END;
        String[] both = ends.split(" ", -1);
        return new MySqlSweep(
                this, snapshot.codecs(), table, key, where, new BigInteger(both[0]), new BigInteger(both[1]));
    }

    @Override
    public boolean dangling(Kin kin, Format format, Consumer<Row> each) {
        Reference reference = kin.reference();
        Table child = child(reference);
        MySqlKeySql.Sides sides = MySqlKeySql.sides(reference, child, "t", parent(reference), "p");
        if (!sides.parent().equals(columns("p", reference.parentColumns()))
                || !sides.child().equals(columns("t", reference.columns()))) return false;
        String from = " from " + MySqlNames.name(child.name()) + " t";
        String condition = besides(kin, child);
        String equal = Stream.iterate(0, part -> part + 1)
                .limit(sides.parent().size())
                .map(part -> sides.parent().get(part) + " = " + sides.child().get(part))
                .collect(Collectors.joining(" and "));
        // The index is enough to find such a name; rows are read only where it stands.
        String found = "select " + sides.namedChild() + from + " where "
                + MySqlKeySql.present("t", reference.columns()) + condition + " and not exists (select 1 from "
                + MySqlNames.name(reference.parent()) + " p where " + equal + ") limit " + kin.most();
        String rows = "select " + MySqlColumns.stored(child) + " from (select distinct * from (" + found
                + ") f) d join " + MySqlNames.name(child.name()) + " t on " + sides.childEquals("d") + " where true"
                + condition + " limit " + kin.most();
        return within(
                "Looking for orphans in " + child.name(),
                kin.millis(),
                open -> MySqlReader.show(open, rows, child, each));
    }

    @Override
    public Optional<List<Family>> childless(Kin kin) {
        Reference owner = kin.reference();
        Table child = child(owner);
        Table parent = parent(owner);
        String column = MySqlNames.name(owner.parentColumns().getFirst());
        String owners = "select t." + column + " as understudy_name from " + MySqlNames.name(parent.name()) + " t"
                + (kin.parentWhere().isEmpty() ? "" : " where (" + kin.parentWhere() + "\n)");
        String order = " order by t." + column;
        String end = " limit " + OWNERS_AT_AN_END;
        boolean all = parent.rows() <= 2L * OWNERS_AT_AN_END;
        String some = all ? owners : "(" + owners + order + " desc" + end + ") union (" + owners + order + end + ")";
        Optional<List<Family>> found = families(
                kin,
                "select p.understudy_name, 0 from (" + some + ") p where not exists (select 1 from "
                        + MySqlNames.name(child.name()) + " t where t."
                        + MySqlNames.name(owner.columns().getFirst()) + " = p.understudy_name" + besides(kin, child)
                        + ") limit " + kin.most());
        return found.filter(families -> all || !families.isEmpty());
    }

    @Override
    public Optional<List<Family>> largest(Kin kin) {
        Reference owner = kin.reference();
        Table child = child(owner);
        String name = "t." + MySqlNames.name(owner.columns().getFirst());
        return families(
                kin,
                "select f.understudy_name, f.understudy_rows from (select " + name
                        + " as understudy_name, count(*) as understudy_rows from " + MySqlNames.name(child.name())
                        + " t where " + name + " is not null" + besides(kin, child) + " group by " + name
                        + " order by 2 desc, 1 limit " + 2 * kin.most() + ") f where exists (select 1 from "
                        + MySqlNames.name(owner.parent()) + " p where p."
                        + MySqlNames.name(owner.parentColumns().getFirst())
                        + " = f.understudy_name) order by 2 desc, 1 limit " + kin.most());
    }

    private Optional<List<Family>> families(Kin kin, String sql) {
        List<Family> found = new ArrayList<>();
        boolean answered = within("Looking for families of " + kin.reference().parent(), kin.millis(), open -> {
            try (Statement statement = open.createStatement()) {
                statement.setEscapeProcessing(false);
                try (ResultSet rows = statement.executeQuery(sql)) {
                    while (rows.next()) found.add(new Family(rows.getString(1), rows.getLong(2), false));
                }
            }
            return true;
        });
        return answered ? Optional.of(found) : Optional.empty();
    }

    private Table child(Reference reference) {
        return snapshot.schema().table(reference.child()).orElseThrow();
    }

    private Table parent(Reference reference) {
        return snapshot.schema().table(reference.parent()).orElseThrow();
    }

    private static List<String> columns(String alias, List<String> names) {
        return names.stream().map(name -> alias + "." + MySqlNames.name(name)).toList();
    }

    private static String besides(Kin kin, Table child) {
        Reference.Discriminator kind = kin.reference().discriminator();
        String ofKind = kind == null ? "" : " and " + MySqlKeySql.discriminated("t", child, kind);
        return kin.childWhere().isEmpty() ? ofKind : ofKind + " and (" + kin.childWhere() + "\n)";
    }
}
