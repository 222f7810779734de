package io.understudy.db;

import io.understudy.schema.Check;
import io.understudy.schema.ForeignKey;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jooq.Record;

/**
 * Finds what has to be out of the way while rows are loaded into a PostgreSQL staging. An index that would lose something by being made anew (a comment, a statistics target, its role
 * for clustering or replication, a view that depends on it) stays where it is; so do all indexes of partitioned tables and of small ones.
 */
final class PostgreSqlSetAside {
    /** Below so many rows an index costs less to keep up than to make anew. */
    private static final long SMALL = 20_000;

    private static final String NOT_VALID = " NOT VALID";

    private static final String FOREIGN_KEYS = """
            select o.conname::text as name, o.convalidated as validated, o.condeferrable as deferrable, o.condeferred as deferred,
                   pg_catalog.pg_get_constraintdef(o.oid) as definition, pg_catalog.obj_description(o.oid, 'pg_constraint') as comment,
                   n.nspname::text as schema, c.relname::text as table, s.nspname::text as root_schema, r.relname::text as root, m.nspname::text as parent_schema, p.relname::text as parent,
                   q.nspname::text as parent_root_schema, g.relname::text as parent_root,
                   array(select a.attname::text from unnest(o.conkey) with ordinality k(number, position) join pg_catalog.pg_attribute a
                       on a.attrelid = o.conrelid and a.attnum = k.number order by k.position) as columns
            from pg_catalog.pg_constraint o join pg_catalog.pg_class c on c.oid = o.conrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            join pg_catalog.pg_class p on p.oid = o.confrelid join pg_catalog.pg_namespace m on m.oid = p.relnamespace
            join pg_catalog.pg_class r on r.oid = coalesce(pg_catalog.pg_partition_root(c.oid), c.oid) join pg_catalog.pg_namespace s on s.oid = r.relnamespace
            join pg_catalog.pg_class g on g.oid = coalesce(pg_catalog.pg_partition_root(p.oid), p.oid) join pg_catalog.pg_namespace q on q.oid = g.relnamespace
            where o.contype = 'f' and o.conparentid = 0
            order by o.conname
            """;

    private static final String CHECKS = """
            select o.conname::text as name, o.convalidated as validated, pg_catalog.pg_get_constraintdef(o.oid) as definition, pg_catalog.obj_description(o.oid, 'pg_constraint') as comment,
                   n.nspname::text as schema, c.relname::text as table, s.nspname::text as root_schema, r.relname::text as root
            from pg_catalog.pg_constraint o join pg_catalog.pg_class c on c.oid = o.conrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            join pg_catalog.pg_class r on r.oid = coalesce(pg_catalog.pg_partition_root(c.oid), c.oid) join pg_catalog.pg_namespace s on s.oid = r.relnamespace
            where o.contype in ('c', 'n') and o.coninhcount = 0
            order by o.conname
            """;

    private static final String INDEXES = """
            select n.nspname::text as schema, c.relname::text as table, x.relname::text as name, pg_catalog.pg_get_indexdef(x.oid) as definition,
                   o.conname::text as constraint_name, pg_catalog.pg_get_constraintdef(o.oid) as constraint_definition, m.nspname::text as index_schema
            from pg_catalog.pg_index i join pg_catalog.pg_class x on x.oid = i.indexrelid join pg_catalog.pg_namespace m on m.oid = x.relnamespace
            join pg_catalog.pg_class c on c.oid = i.indrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            left join pg_catalog.pg_constraint o on o.conindid = i.indexrelid and o.conrelid = i.indrelid and o.contype in ('p', 'u', 'x')
            where c.relkind = 'r' and not c.relispartition and i.indisvalid and not i.indisclustered and not i.indisreplident
              and x.reltablespace = 0 and x.reloptions is null and pg_catalog.obj_description(x.oid, 'pg_class') is null
              and (o.oid is null or o.contype in ('p', 'u') and not o.condeferrable and pg_catalog.obj_description(o.oid, 'pg_constraint') is null)
              and not exists (select from pg_catalog.pg_attribute a where a.attrelid = x.oid and coalesce(a.attstattarget, -1) >= 0)
              and not exists (select from pg_catalog.pg_depend d where d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid = x.oid
                  and not (d.classid = 'pg_catalog.pg_constraint'::regclass and d.deptype = 'n'))
              and not exists (select from pg_catalog.pg_depend d where d.refclassid = 'pg_catalog.pg_constraint'::regclass and d.refobjid = o.oid and d.deptype <> 'i')
            order by o.contype is distinct from 'p', x.relname
            """;

    /** A domain's check that old values violate would refuse them. */
    private static final String DOMAIN_CHECKS = """
            select n.nspname::text as schema, t.typname::text as domain, o.conname::text as name, pg_catalog.pg_get_constraintdef(o.oid) as definition,
                   pg_catalog.obj_description(o.oid, 'pg_constraint') as comment
            from pg_catalog.pg_constraint o join pg_catalog.pg_type t on t.oid = o.contypid join pg_catalog.pg_namespace n on n.oid = t.typnamespace
            where o.contype = 'c' and not o.convalidated
            order by 1, 2, 3
            """;

    private static final String TRIGGERS = """
            select n.nspname::text as schema, c.relname::text as table, s.nspname::text as root_schema, r.relname::text as root, t.tgname::text as name, t.tgenabled::text as enabled
            from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            join pg_catalog.pg_class r on r.oid = coalesce(pg_catalog.pg_partition_root(c.oid), c.oid) join pg_catalog.pg_namespace s on s.oid = r.relnamespace
            where not t.tgisinternal and t.tgenabled <> 'D' and t.tgparentid = 0
            order by t.tgname
            """;

    private static final String FORCED_ROW_SECURITY = """
            select n.nspname::text as schema, c.relname::text as table
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.relforcerowsecurity and c.relrowsecurity
            order by 1, 2
            """;

    private final Session session;
    private final Schema production;
    private final Set<TableName> tables;

    PostgreSqlSetAside(Session session, Schema production, Set<TableName> tables) {
        this.session = session;
        this.production = production;
        this.tables = tables;
    }

    /** In the order in which they are brought back; they are taken away in the opposite order. */
    List<SetAside> find() {
        List<SetAside> result = new ArrayList<>();
        fetch(INDEXES, row -> tables.contains(table(row)) && isLarge(table(row)))
                .forEach(row -> result.add(index(row)));
        fetch(CHECKS, row -> tables.contains(root(row))).stream()
                .filter(this::refusesProductionsRows)
                .forEach(row -> result.add(check(row)));
        fetch(DOMAIN_CHECKS, row -> true).forEach(row -> result.add(domainCheck(row)));
        fetch(FOREIGN_KEYS, row -> tables.contains(root(row)) || tables.contains(parentRoot(row)))
                .forEach(row -> result.add(
                        tables.contains(root(row))
                                ? foreignKey(row)
                                : foreignKey(row).ofRowsThatStay()));
        fetch(FORCED_ROW_SECURITY, row -> tables.contains(table(row))).forEach(row -> result.add(rowSecurity(row)));
        fetch(TRIGGERS, row -> tables.contains(root(row))).forEach(row -> result.add(trigger(row)));
        return result;
    }

    /**
     * The same where some rows come to those that are there: only what would refuse rows that production has and the schema forbids, what would act on them, and keys, which are to be looked at when all rows
     * are there.
     */
    List<SetAside> findForSomeRows() {
        List<SetAside> result = new ArrayList<>();
        fetch(CHECKS, row -> tables.contains(root(row)) && !row.get("validated", Boolean.class))
                .forEach(row -> result.add(check(row)));
        fetch(DOMAIN_CHECKS, row -> true).forEach(row -> result.add(domainCheck(row)));
        fetch(FOREIGN_KEYS, row -> tables.contains(root(row)) || tables.contains(parentRoot(row)))
                .forEach(row -> result.add(row.get("validated", Boolean.class) ? deferred(row) : foreignKey(row)));
        fetch(FORCED_ROW_SECURITY, row -> tables.contains(table(row))).forEach(row -> result.add(rowSecurity(row)));
        fetch(TRIGGERS, row -> tables.contains(root(row))).forEach(row -> result.add(trigger(row)));
        return result;
    }

    /** Only what would act on rows, and refuse nothing. */
    List<SetAside> findTriggers() {
        return fetch(TRIGGERS, row -> tables.contains(root(row))).stream()
                .map(PostgreSqlSetAside::trigger)
                .toList();
    }

    /** Only the checks of domains, which there is no table to find by. */
    List<SetAside> findForNoTable() {
        return fetch(DOMAIN_CHECKS, row -> true).stream()
                .map(PostgreSqlSetAside::domainCheck)
                .toList();
    }

    private static SetAside deferred(Record row) {
        String alter = "alter table " + Sql.name(table(row)) + " alter constraint "
                + Sql.name(row.get("name", String.class)) + " ";
        String as = !row.get("deferrable", Boolean.class)
                ? "not deferrable"
                : row.get("deferred", Boolean.class)
                        ? "deferrable initially deferred"
                        : "deferrable initially immediate";
        return new SetAside(
                "constraint " + row.get("name", String.class) + " of " + table(row),
                alter + "deferrable initially deferred",
                List.of(alter + as));
    }

    private List<Record> fetch(String sql, java.util.function.Predicate<Record> wanted) {
        return session.query("Looking at what staging's tables hold", sql, row -> row).stream()
                .filter(wanted)
                .toList();
    }

    private boolean isLarge(TableName name) {
        return production.table(name).map(table -> table.rows() >= SMALL).orElse(false);
    }

    private SetAside index(Record row) {
        String name = row.get("name", String.class);
        String constraint = row.get("constraint_name", String.class);
        if (constraint != null)
            return SetAside.constraint(table(row), constraint, row.get("constraint_definition", String.class), null);
        String index = Sql.name(new TableName(row.get("index_schema", String.class), name));
        return new SetAside(
                "index " + name + " of " + table(row),
                "drop index " + index,
                List.of(row.get("definition", String.class)));
    }

    /** A check that production has validated is obeyed by every row, so it may stay; one that it has not would refuse the old rows. */
    private boolean refusesProductionsRows(Record row) {
        if (!row.get("validated", Boolean.class)) return true;
        return productionsCheck(row).map(check -> !check.validated()).orElse(false);
    }

    private SetAside check(Record row) {
        boolean validated = productionsCheck(row).map(Check::validated).orElse(row.get("validated", Boolean.class));
        return SetAside.constraint(
                table(row), row.get("name", String.class), inState(row, validated), row.get("comment", String.class));
    }

    private static SetAside domainCheck(Record row) {
        String domain = Sql.name(new TableName(row.get("schema", String.class), row.get("domain", String.class)));
        return SetAside.constraint(
                "domain " + domain,
                "domain " + domain,
                row.get("name", String.class),
                row.get("definition", String.class),
                row.get("comment", String.class));
    }

    private java.util.Optional<Check> productionsCheck(Record row) {
        String name = row.get("name", String.class);
        return production
                .table(table(row))
                .flatMap(found -> found.checks().stream()
                        .filter(check -> check.name().equals(name))
                        .findFirst());
    }

    private SetAside foreignKey(Record row) {
        List<String> columns = List.of(row.get("columns", String[].class));
        boolean validated = production.table(table(row)).stream()
                .map(Table::foreignKeys)
                .flatMap(List::stream)
                .filter(key -> key.reference().columns().equals(columns)
                        && key.reference().parent().equals(parent(row)))
                .map(ForeignKey::validated)
                .findFirst()
                .orElse(row.get("validated", Boolean.class));
        return SetAside.constraint(
                table(row), row.get("name", String.class), inState(row, validated), row.get("comment", String.class));
    }

    private static String inState(Record row, boolean validated) {
        String definition = row.get("definition", String.class);
        boolean enforced = !definition.contains(" NOT ENFORCED");
        String bare = definition.endsWith(NOT_VALID)
                ? definition.substring(0, definition.length() - NOT_VALID.length())
                : definition;
        return validated || !enforced ? bare : bare + NOT_VALID;
    }

    private static SetAside rowSecurity(Record row) {
        String table = Sql.name(table(row));
        return new SetAside(
                "forced row-level security of " + table(row),
                "alter table " + table + " no force row level security",
                List.of("alter table " + table + " force row level security"));
    }

    private static SetAside trigger(Record row) {
        String enable = switch (Objects.requireNonNull(row.get("enabled", String.class))) {
            case "R" -> "enable replica trigger ";
            case "A" -> "enable always trigger ";
            default -> "enable trigger ";
        };
        String name = row.get("name", String.class);
        String alter = "alter table " + Sql.name(table(row)) + " ";
        return new SetAside(
                "trigger " + name + " of " + table(row),
                alter + "disable trigger " + Sql.name(name),
                List.of(alter + enable + Sql.name(name)));
    }

    private static TableName table(Record row) {
        return new TableName(row.get("schema", String.class), row.get("table", String.class));
    }

    /** The partitioned table that a partition belongs to, or the table itself: what a run knows it as. */
    private static TableName root(Record row) {
        return new TableName(row.get("root_schema", String.class), row.get("root", String.class));
    }

    private static TableName parentRoot(Record row) {
        return new TableName(row.get("parent_root_schema", String.class), row.get("parent_root", String.class));
    }

    private static TableName parent(Record row) {
        return new TableName(row.get("parent_schema", String.class), row.get("parent", String.class));
    }
}
