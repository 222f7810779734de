package io.understudy.db;

import io.understudy.sample.Closure;
import io.understudy.sample.Cohort;
import io.understudy.sample.Sampling;
import io.understudy.sample.Thinning;
import io.understudy.sample.Unit;
import io.understudy.schema.Check;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A cohort as a PostgreSQL query, so that production sends only the rows that are kept. An owned table joins its owner's cohort by its key, and so on up to the root:
 * semijoins on keys, which the planner hashes, and never a condition with OR, which it would not.
 */
final class CohortSql {
    private final Schema schema;
    private final Sampling sampling;

    CohortSql(Schema schema, Sampling sampling) {
        this.schema = schema;
        this.sampling = sampling;
    }

    /** For families of owners that are named one by one. */
    static CohortSql of(Schema schema, Thinning thinning) {
        return new CohortSql(schema, new Sampling(thinning.seed(), List.of(), List.of(), 0));
    }

    /** The columns of the chosen rows, as one query. */
    String select(TableName name, List<String> columns) {
        return selectValues(
                name, columns.stream().map(column -> "t." + Sql.name(column)).toList());
    }

    /** Rows of which a check is false, those with the lowest unit: if the cohort of a root holds any such row, it holds these. */
    String violations(Table table, List<String> columns, Check check, int most) {
        Cohort.UnitKey unit = sampling.of(table.name()).cohort() instanceof Cohort.ByUnit byUnit
                ? byUnit.unit()
                : new Cohort.UnitKey(List.of(), Closure.identityOf(table));
        return "select "
                + columns.stream().map(column -> "t." + Sql.name(column)).collect(Collectors.joining(", "))
                + " from " + Sql.from(table) + " t"
                + where(and(
                        "not (" + condition(check) + ")",
                        sampling.of(table.name()).where()))
                + " order by " + order(table, unit) + " limit " + most;
    }

    /** What a check demands, without what the server prints around it. */
    static String condition(Check check) {
        return check.definition()
                .replaceFirst("^CHECK ", "")
                .replaceFirst("( NO INHERIT| NOT VALID| NOT ENFORCED)+$", "");
    }

    private String selectValues(TableName name, List<String> values) {
        Table table = schema.table(name).orElseThrow();
        String from = "select " + String.join(", ", values) + " from " + Sql.from(table) + " t";
        return switch (sampling.of(name).cohort()) {
            case Cohort.Whole whole -> from;
            case Cohort.Nothing nothing -> from + " where false";
            case Cohort.ByUnit byUnit ->
                from + where(and(belowRate(canonical(table, byUnit.unit()), byUnit.rate()), byUnit.where()));
            case Cohort.Lowest lowest ->
                from + where(and(null, lowest.where())) + " order by " + order(table, lowest.unit()) + " limit "
                        + lowest.rows();
            case Cohort.WithOwner owned -> withOwner(table, owned, values, from);
        };
    }

    /** By unit, and within a unit always alike: what is cut off by a limit must be the same rows every time it is asked. */
    private String order(Table table, Cohort.UnitKey unit) {
        String canonical = canonical(table, unit);
        String within = unit.natural().isEmpty() ? canonical : canonical + ", " + own(table, unit);
        return unit(table, unit) + ", " + within;
    }

    /** Rows with an owner in its cohort; then, if there can be any, rows without an owner; then rows whose owner does not exist. */
    private String withOwner(Table table, Cohort.WithOwner cohort, List<String> values, String from) {
        Reference owner = cohort.owner();
        Table parent = schema.table(owner.parent()).orElseThrow();
        String kind = discriminated(table, owner);
        String inFamilies = and(and(families(table, cohort), kind), cohort.where());
        List<String> branches = new ArrayList<>();
        Thinning thinning = cohort.thinning(sampling.seed());
        branches.add(
                thinning == null
                        ? from + where(inFamilies)
                        : "select " + String.join(", ", values) + " from "
                                + thinned(table, owner.columns(), thinning, where(inFamilies)));
        if (cohort.orphansPossible()) {
            String ownerless = owner.columns().stream()
                    .map(column -> "t." + Sql.name(column) + " is null")
                    .collect(Collectors.joining(" or "));
            if (kind != null) ownerless += " or (" + kind + ") is not true";
            branches.add(from
                    + where(and(
                            and("(" + ownerless + ")", belowRate(canonical(table, cohort.own()), cohort.rate())),
                            cohort.where())));
            String name = KeySql.text("t", table, owner.columns());
            branches.add(from
                    + where(and(
                            and(and(dangling(table, parent, owner), kind), belowRate(name, cohort.rate())),
                            cohort.where())));
        }
        return String.join(" union all ", branches);
    }

    /** Rows whose owner is in its cohort. */
    private String families(Table table, Cohort.WithOwner cohort) {
        Reference owner = cohort.owner();
        Table parent = schema.table(owner.parent()).orElseThrow();
        // Inside the parent's own query, its rows are t.
        KeySql.Sides sides = KeySql.sides(owner, table, "t", parent, "t");
        return "(" + String.join(", ", sides.child()) + ") in (" + selectValues(owner.parent(), sides.parent()) + ")";
    }

    /** The rows {@code t} of a table that meet a condition, but of those that share a key no more than may stay. */
    String thinned(Table table, List<String> key, Thinning thinning, String condition) {
        return "(select t.*, row_number() over (partition by " + qualified(key) + " order by "
                + order(table, thinning.by()) + ") as understudy_rank from " + Sql.from(table) + " t" + condition
                + ") t where understudy_rank <= " + thinning.most();
    }

    /** How many families {@link #thinned} takes rows from, and how many rows. */
    static String taken(Table table, List<String> key, Thinning thinning, String condition) {
        return "select count(*)::bigint as families, coalesce(sum(n), 0)::bigint as rows from (select count(*) - "
                + thinning.most() + " as n from " + Sql.from(table) + " t" + condition + " group by " + qualified(key)
                + " having count(*) > " + thinning.most() + ") f";
    }

    /** The same of a table's cohort. */
    String taken(Table table, Cohort.WithOwner cohort, Thinning thinning) {
        String kind = discriminated(table, cohort.owner());
        String condition = where(and(and(families(table, cohort), kind), cohort.where()));
        return taken(table, cohort.owner().columns(), thinning, condition);
    }

    /** Asks that. */
    static Thinning.Taken counted(Session reader, Table table, String sql) {
        long[] taken = reader.twoNumbers("Counting large families of " + table.name(), sql);
        return new Thinning.Taken(taken[0], taken[1]);
    }

    private static String qualified(List<String> columns) {
        return columns.stream().map(column -> "t." + Sql.name(column)).collect(Collectors.joining(", "));
    }

    private static String dangling(Table table, Table parent, Reference owner) {
        return KeySql.present("t", owner.columns()) + " and not exists (select from " + Sql.from(parent) + " p where "
                + KeySql.sides(owner, table, "t", parent, "p").equal() + ")";
    }

    private static @Nullable String discriminated(Table table, Reference reference) {
        Reference.Discriminator discriminator = reference.discriminator();
        if (discriminator == null) return null;
        return KeySql.text("t", table.column(discriminator.column()).orElseThrow()) + " = "
                + Sql.literal(discriminator.value());
    }

    /** The canonical text of a unit key: the natural key folded, else the primary key, else the whole row. Null parts make a natural key null. */
    private static String canonical(Table table, Cohort.UnitKey unit) {
        String own = own(table, unit);
        if (unit.natural().isEmpty()) return own;
        String natural = unit.natural().stream()
                .map(column ->
                        "lower(btrim(" + KeySql.text("t", table.column(column).orElseThrow()) + ") collate \"C\")")
                .collect(Collectors.joining(KeySql.separator()));
        return "coalesce(" + natural + ", " + own + ")";
    }

    /** A column may be called t as well, so the row is spelled so that it can be nothing else. */
    private static String own(Table table, Cohort.UnitKey unit) {
        return unit.columns().isEmpty() ? "(t.*)::text" : KeySql.text("t", table, unit.columns());
    }

    private @Nullable String belowRate(String canonical, double rate) {
        return rate >= 1 ? null : unit(canonical) + " < " + Unit.threshold(rate);
    }

    /** u(unit key) times 2^60 of a row t. */
    String unit(Table table, Cohort.UnitKey key) {
        return unit(canonical(table, key));
    }

    /** u(key) times 2^60; see {@link Unit}. The first 15 hexadecimal digits are 60 bits. */
    private String unit(String canonical) {
        return "('x' || substr(encode(sha256(convert_to(" + Sql.literal(sampling.seed() + ":") + " || " + canonical
                + ", 'UTF8')), 'hex'), 1, 15))::bit(60)::bigint";
    }

    private static @Nullable String and(@Nullable String left, @Nullable String right) {
        // A condition from the configuration may end in a comment.
        if (left == null) return right == null ? null : "(" + right + "\n)";
        return right == null ? left : left + " and (" + right + "\n)";
    }

    private static String where(@Nullable String condition) {
        return condition == null ? "" : " where " + condition;
    }
}
