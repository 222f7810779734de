package io.understudy.db;

import io.understudy.sample.Closure;
import io.understudy.sample.Cohort;
import io.understudy.sample.Sampling;
import io.understudy.sample.Thinning;
import io.understudy.sample.Unit;
import io.understudy.schema.Check;
import io.understudy.schema.Column;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A cohort as a MySQL query, so that production sends only the rows that are kept. An owned table is joined with the names in its owner's cohort, and so on up to the root: never {@code in} or
 * {@code exists}, which both kinds of server may work out anew for each row.
 */
final class MySqlCohortSql {
    /** A character set that has letters but no upper and lower case among its upper half, so that only A to Z are folded and all other bytes stay as they are. */
    private static final String WITHOUT_CASE = "tis620";

    private final Schema schema;
    private final Sampling sampling;

    MySqlCohortSql(Schema schema, Sampling sampling) {
        this.schema = schema;
        this.sampling = sampling;
    }

    /** For families of owners that are named one by one. */
    static MySqlCohortSql of(Schema schema, Thinning thinning) {
        return new MySqlCohortSql(schema, new Sampling(thinning.seed(), List.of(), List.of(), 0));
    }

    /** The stored columns of the chosen rows, as one query. */
    String select(Table table) {
        return selectValues(table.name(), MySqlColumns.stored(table));
    }

    /** Rows of which a check is false, those with the lowest unit: if the cohort of a root holds any such row, it holds these. */
    String violations(Table table, Check check, int most) {
        Cohort.UnitKey unit = sampling.of(table.name()).cohort() instanceof Cohort.ByUnit byUnit
                ? byUnit.unit()
                : new Cohort.UnitKey(List.of(), Closure.identityOf(table));
        return "select " + MySqlColumns.stored(table) + " from " + MySqlNames.name(table.name()) + " t"
                + where(and(
                        "not (" + check.definition().replace("\\'", "'") + ")",
                        sampling.of(table.name()).where()))
                + " order by " + order(table, unit) + " limit " + most;
    }

    private String selectValues(TableName name, String values) {
        Table table = schema.table(name).orElseThrow();
        String from = "select " + values + " from " + MySqlNames.name(name) + " t";
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
        String canonical = MySqlKeySql.binary(canonical(table, unit));
        String within = unit.natural().isEmpty() ? canonical : canonical + ", " + MySqlKeySql.binary(own(table, unit));
        return unit(table, unit) + ", " + within;
    }

    /** Rows with an owner in its cohort; then, if there can be any, rows without an owner; then rows whose owner does not exist. */
    private String withOwner(Table table, Cohort.WithOwner cohort, String values, String from) {
        Reference owner = cohort.owner();
        Table parent = schema.table(owner.parent()).orElseThrow();
        MySqlKeySql.Sides sides = MySqlKeySql.sides(owner, table, "t", parent, "t");
        String kind = discriminated(table, owner);
        List<String> branches = new ArrayList<>();
        Thinning thinning = cohort.thinning(sampling.seed());
        String inFamilies = families(owner, sides) + where(and(kind, cohort.where()));
        branches.add(
                thinning == null
                        ? from + inFamilies
                        : "select " + values + " from " + thinned(table, sides.names("o"), thinning, inFamilies));
        if (cohort.orphansPossible()) {
            String ownerless = owner.columns().stream()
                    .map(column -> "t." + MySqlNames.name(column) + " is null")
                    .collect(Collectors.joining(" or "));
            if (kind != null) ownerless += " or (" + kind + ") is not true";
            branches.add(from
                    + where(and(
                            and("(" + ownerless + ")", belowRate(canonical(table, cohort.own()), cohort.rate())),
                            cohort.where())));
            String name = MySqlKeySql.text("t", table, owner.columns());
            String dangling =
                    MySqlKeySql.present("t", owner.columns()) + " and o." + MySqlKeySql.Sides.name(0) + " is null";
            branches.add(from + " left join (select " + sides.namedParent() + " from " + MySqlNames.name(parent.name())
                    + " t) o on "
                    + sides.childEquals("o")
                    + where(and(and(and(dangling, kind), belowRate(name, cohort.rate())), cohort.where())));
        }
        return String.join(" union all ", branches);
    }

    /** What joins a row with its owner, if that is in its cohort. */
    private String families(Reference owner, MySqlKeySql.Sides sides) {
        return " join (" + owners(owner, sides) + ") o on " + sides.childEquals("o");
    }

    /**
     * The rows {@code t} of a table that a join or a condition leaves, but of those that share a key no more than may stay.
     *
     * @param key expressions about {@code t}, or about what is joined
     */
    String thinned(Table table, String key, Thinning thinning, String condition) {
        // A star would leave out columns that are invisible.
        String columns = table.columns().stream()
                .map(column -> MySqlKeySql.column("t", column))
                .collect(Collectors.joining(", "));
        return "(select " + columns + ", row_number() over (partition by " + key + " order by "
                + order(table, thinning.by()) + ") as understudy_rank from " + MySqlNames.name(table.name()) + " t"
                + condition + ") t where t.understudy_rank <= " + thinning.most();
    }

    /** How many families {@link #thinned} takes rows from, and how many rows. */
    static String taken(Table table, String key, Thinning thinning, String condition) {
        return "select count(*) as families, cast(coalesce(sum(n), 0) as signed) as taken from (select count(*) - "
                + thinning.most() + " as n from " + MySqlNames.name(table.name()) + " t" + condition + " group by "
                + key + " having count(*) > " + thinning.most() + ") f";
    }

    /** The same of a table's cohort. */
    String taken(Table table, Cohort.WithOwner cohort, Thinning thinning) {
        Reference owner = cohort.owner();
        Table parent = schema.table(owner.parent()).orElseThrow();
        MySqlKeySql.Sides sides = MySqlKeySql.sides(owner, table, "t", parent, "t");
        return taken(
                table,
                sides.names("o"),
                thinning,
                families(owner, sides) + where(and(discriminated(table, owner), cohort.where())));
    }

    /** The names of the owners in their cohort, each once: a table by itself, so that whether an owner is chosen is worked out once for each and not for each of what it owns. */
    private String owners(Reference owner, MySqlKeySql.Sides sides) {
        String chosen = selectValues(owner.parent(), sides.namedParent());
        boolean plain = sampling.of(owner.parent()).cohort() instanceof Cohort.ByUnit;
        return plain
                ? chosen.replaceFirst("^select ", "select distinct ")
                : "select distinct " + sides.names() + " from (" + chosen + ") o";
    }

    private static @Nullable String discriminated(Table table, Reference reference) {
        Reference.Discriminator kind = reference.discriminator();
        return kind == null ? null : MySqlKeySql.discriminated("t", table, kind);
    }

    /** The canonical text of a unit key: the natural key folded, else the primary key, else the whole row. Null parts make a natural key null. */
    private static String canonical(Table table, Cohort.UnitKey unit) {
        String own = own(table, unit);
        if (unit.natural().isEmpty()) return own;
        List<String> natural = unit.natural().stream()
                .map(column -> folded(MySqlKeySql.text("t", table.column(column).orElseThrow())))
                .toList();
        return "coalesce(" + MySqlKeySql.binary(MySqlKeySql.concat(natural)) + ", " + MySqlKeySql.binary(own) + ")";
    }

    /** {@link Unit#folded} on the server. */
    private static String folded(String text) {
        return "convert("
                + MySqlKeySql.binary("lower(convert(" + MySqlKeySql.binary("trim(both ' ' from " + text + ")")
                        + " using " + WITHOUT_CASE + "))")
                + " using utf8mb4)";
    }

    /** A row that nothing names is known by all that it holds. */
    private static String own(Table table, Cohort.UnitKey unit) {
        if (!unit.columns().isEmpty()) return MySqlKeySql.text("t", table, unit.columns());
        List<String> values =
                table.stored().stream().map(MySqlCohortSql::orNull).toList();
        return values.isEmpty() ? "''" : "concat_ws(',', " + String.join(", ", values) + ")";
    }

    /** What hex makes of a number is what is left of it without its fraction. */
    private static String orNull(Column column) {
        String value = MySqlColumns.values(List.of(column));
        boolean hasFraction =
                column.type().kind() == Kind.DECIMAL || column.type().kind() == Kind.FLOAT;
        return "coalesce(hex(" + (hasFraction ? "convert(" + value + " using utf8mb4)" : value) + "), '-')";
    }

    private @Nullable String belowRate(String canonical, double rate) {
        if (rate >= 1) return null;
        // Fifteen hexadecimal digits are 60 bits, and digits and lower-case letters follow each other as their values
        // do.
        return hash(canonical) + " < _latin1'" + String.format("%015x", Unit.threshold(rate)) + "'";
    }

    /** u(unit key) times 2^60 of a row t. */
    String unit(Table table, Cohort.UnitKey key) {
        return unit(canonical(table, key));
    }

    /** u(key) times 2^60; see {@link Unit}. The first 15 hexadecimal digits are 60 bits. */
    private String unit(String canonical) {
        return "cast(conv(left(" + hash(canonical) + ", 15), 16, 10) as unsigned)";
    }

    private String hash(String canonical) {
        return "sha2(concat(" + MySqlKeySql.binary(MySqlNames.literal(sampling.seed() + ":")) + ", "
                + MySqlKeySql.binary(canonical) + "), 256)";
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
