package io.understudy.db;

import io.understudy.sample.Cohort;
import io.understudy.sample.Sampling;
import io.understudy.sample.Unit;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /** The columns of the chosen rows, as one query. */
    String select(TableName name, List<String> columns) {
        Table table = schema.table(name).orElseThrow();
        String from = "select "
                + columns.stream().map(column -> "t." + Sql.name(column)).collect(Collectors.joining(", ")) + " from "
                + Sql.from(table) + " t";
        return switch (sampling.of(name).cohort()) {
            case Cohort.Whole whole -> from;
            case Cohort.Nothing nothing -> from + " where false";
            case Cohort.ByUnit byUnit ->
                from + where(and(belowRate(canonical(byUnit.unit()), byUnit.rate()), byUnit.where()));
            case Cohort.Lowest lowest ->
                from + where(and(null, lowest.where())) + " order by " + unit(canonical(lowest.unit())) + ", "
                        + canonical(lowest.unit()) + " limit " + lowest.rows();
            case Cohort.WithOwner owned -> withOwner(owned, from);
        };
    }

    /** Rows with an owner in its cohort; then, if there can be any, rows without an owner; then rows whose owner does not exist. */
    private String withOwner(Cohort.WithOwner cohort, String from) {
        Reference owner = cohort.owner();
        String key = columns("t", owner.columns());
        String owned = "(" + key + ") in (" + select(owner.parent(), owner.parentColumns()) + ")";
        String kind = discriminated(owner);
        List<String> branches = new ArrayList<>();
        branches.add(from + where(and(and(owned, kind), cohort.where())));
        if (cohort.orphansPossible()) {
            String ownerless = owner.columns().stream()
                    .map(column -> "t." + Sql.name(column) + " is null")
                    .collect(Collectors.joining(" or "));
            if (kind != null) ownerless += " or (" + kind + ") is not true";
            branches.add(from
                    + where(and(
                            and("(" + ownerless + ")", belowRate(canonical(cohort.own()), cohort.rate())),
                            cohort.where())));
            branches.add(from
                    + where(and(
                            and(and(dangling(owner), kind), belowRate(text("t", owner.columns()), cohort.rate())),
                            cohort.where())));
        }
        return String.join(" union all ", branches);
    }

    private String dangling(Reference owner) {
        Table parent = schema.table(owner.parent()).orElseThrow();
        String matches = IntStream.range(0, owner.columns().size())
                .mapToObj(i -> "p." + Sql.name(owner.parentColumns().get(i)) + " = t."
                        + Sql.name(owner.columns().get(i)))
                .collect(Collectors.joining(" and "));
        String present = owner.columns().stream()
                .map(column -> "t." + Sql.name(column) + " is not null")
                .collect(Collectors.joining(" and "));
        return present + " and not exists (select from " + Sql.from(parent) + " p where " + matches + ")";
    }

    private static @Nullable String discriminated(Reference reference) {
        Reference.Discriminator discriminator = reference.discriminator();
        return discriminator == null
                ? null
                : "t." + Sql.name(discriminator.column()) + "::text = " + Sql.literal(discriminator.value());
    }

    private static String columns(String alias, List<String> columns) {
        return columns.stream().map(column -> alias + "." + Sql.name(column)).collect(Collectors.joining(", "));
    }

    /** The canonical text of a unit key: the natural key folded, else the primary key, else the whole row. Null parts make a natural key null. */
    private static String canonical(Cohort.UnitKey unit) {
        String own = unit.columns().isEmpty() ? "t::text" : text("t", unit.columns());
        if (unit.natural().isEmpty()) return own;
        String natural = unit.natural().stream()
                .map(column -> "lower(btrim(t." + Sql.name(column) + "::text) collate \"C\")")
                .collect(Collectors.joining(" || " + separator() + " || "));
        return "coalesce(" + natural + ", " + own + ")";
    }

    private static String text(String alias, List<String> columns) {
        return columns.stream()
                .map(column -> alias + "." + Sql.name(column) + "::text")
                .collect(Collectors.joining(" || " + separator() + " || "));
    }

    private static String separator() {
        return "chr(" + (int) Unit.SEPARATOR + ")";
    }

    private @Nullable String belowRate(String canonical, double rate) {
        return rate >= 1 ? null : unit(canonical) + " < " + Unit.threshold(rate);
    }

    /** u(key) times 2^60; see {@link Unit}. The first 15 hexadecimal digits are 60 bits. */
    private String unit(String canonical) {
        return "('x' || substr(encode(sha256(convert_to(" + Sql.literal(sampling.seed() + ":") + " || " + canonical
                + ", 'UTF8')), 'hex'), 1, 15))::bit(60)::bigint";
    }

    private static @Nullable String and(@Nullable String left, @Nullable String right) {
        if (left == null) return right == null ? null : "(" + right + ")";
        return right == null ? left : left + " and (" + right + ")";
    }

    private static String where(@Nullable String condition) {
        return condition == null ? "" : " where " + condition;
    }
}
