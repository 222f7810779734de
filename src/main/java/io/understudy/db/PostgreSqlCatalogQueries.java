package io.understudy.db;

/** The questions we ask PostgreSQL's catalog. Every name is qualified, so that no search path can change what they mean. */
final class PostgreSqlCatalogQueries {
    /** Schemas that hold a user's tables. Our own is not one of them. */
    private static final String USER_SCHEMA = "n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', '"
            + PostgreSqlLedger.SCHEMA + "') and n.nspname !~ '^pg_(temp|toast_temp)_'";

    /** Not a member of an extension: those come with the extension. */
    private static final String OWN =
            "not exists (select from pg_catalog.pg_depend d where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')";

    /** A partitioned table counts what its leaves hold; a table never analyzed is guessed by its size, at a hundred bytes a row. */
    static final String TABLES = """
            with recursive part(root, leaf) as (
                select c.oid, c.oid from pg_catalog.pg_class c where c.relkind in ('r', 'p') and not c.relispartition
                union all
                select p.root, i.inhrelid from part p join pg_catalog.pg_inherits i on i.inhparent = p.leaf
                    join pg_catalog.pg_class k on k.oid = i.inhrelid and k.relispartition
            ), size as (
                select p.root, sum(case when k.reltuples > 0 or pg_catalog.pg_relation_size(k.oid) = 0 then greatest(k.reltuples, 0)
                        else pg_catalog.pg_relation_size(k.oid) / 100 end)::int8 as rows, sum(pg_catalog.pg_table_size(k.oid))::int8 as bytes
                from part p join pg_catalog.pg_class k on k.oid = p.leaf and k.relkind <> 'p' group by p.root
            )
            select c.oid::int8 as oid, n.nspname::text as schema, c.relname::text as name, c.relkind::text as kind, c.relpersistence::text as persistence,
                   c.relrowsecurity as row_security, coalesce(s.rows, 0) as rows, coalesce(s.bytes, 0) as bytes
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace left join size s on s.root = c.oid
            where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't' and %s and %s
            order by 2, 3
            """.formatted(USER_SCHEMA, OWN);

    /** The tables of {@link #TABLES} that we may read; takes no locks. */
    static final String READABLE = """
            select n.nspname::text as schema, c.relname::text as name
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't' and %s and %s
              and pg_catalog.has_schema_privilege(n.oid, 'USAGE') and pg_catalog.has_table_privilege(c.oid, 'SELECT')
            """.formatted(USER_SCHEMA, OWN);

    static final String UNIQUE_INDEXES = """
            select i.indrelid::int8 as oid, x.relname::text as name, i.indpred is not null as partial,
                   not exists (select from unnest(i.indkey::int2[]) k where k = 0) and not i.indisexclusion as plain,
                   array(select distinct a from (
                       select k::int4 as a from unnest((i.indkey::int2[])[0:i.indnkeyatts - 1]) k where k > 0
                       union select d.refobjsubid from pg_catalog.pg_depend d where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = i.indexrelid
                           and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid = i.indrelid and d.refobjsubid > 0
                           and (i.indpred is not null or i.indexprs is not null)
                   ) q order by a)::int4[] as columns,
                   pg_catalog.pg_get_indexdef(i.indexrelid) as definition
            from pg_catalog.pg_index i join pg_catalog.pg_class x on x.oid = i.indexrelid
            where (i.indisunique or i.indisexclusion) and not x.relispartition
            order by 2
            """;

    /** Each domain with what it is over, once for each of its checks. */
    static final String DOMAINS = """
            select t.oid::int8 as domain, t.typbasetype::int8 as base, t.typnotnull as not_null, o.conname::text as name, pg_catalog.pg_get_constraintdef(o.oid) as definition,
                   coalesce(o.convalidated, false) as validated
            from pg_catalog.pg_type t left join pg_catalog.pg_constraint o on o.contypid = t.oid and o.contype = 'c'
            where t.typtype = 'd' order by 1, 3
            """;

    static final String TRIGGERS = """
            select t.tgrelid::int8 as oid, t.tgname::text as name, t.tgenabled <> 'D' as enabled
            from pg_catalog.pg_trigger t where not t.tgisinternal order by 2
            """;

    static final String SEQUENCES = """
            select n.nspname::text as schema, c.relname::text as name, d.refobjid::int8 as owner, a.attname::text as owner_column
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            left join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i')
                and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjsubid > 0
            left join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
            where c.relkind = 'S' and c.relpersistence <> 't' and %s and %s
            order by 1, 2
            """.formatted(USER_SCHEMA, OWN);

    static final String PARTITIONS = """
            with recursive part(root, oid, parent, place) as (
                select c.oid, i.inhrelid, c.oid, '' collate "C" from pg_catalog.pg_class c join pg_catalog.pg_inherits i on i.inhparent = c.oid
                where c.relkind = 'p' and not c.relispartition
                union all
                select p.root, i.inhrelid, p.oid, p.place || pg_catalog.pg_get_expr(k.relpartbound, k.oid) collate "C" || E'\\n'
                from part p join pg_catalog.pg_class k on k.oid = p.oid join pg_catalog.pg_inherits i on i.inhparent = k.oid
            )
            select p.root::int8 as oid, n.nspname::text as schema, c.relname::text as name, pn.nspname::text as parent_schema, pc.relname::text as parent, p.place,
                   pg_catalog.pg_get_expr(c.relpartbound, c.oid) as bound, c.relkind <> 'p' and pg_catalog.pg_relation_size(c.oid) = 0 as empty
            from part p join pg_catalog.pg_class c on c.oid = p.oid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            join pg_catalog.pg_class pc on pc.oid = p.parent join pg_catalog.pg_namespace pn on pn.oid = pc.relnamespace
            order by n.nspname, c.relname
            """;

    static final String NOT_COPIED = """
            select n.nspname || '.' || c.relname as place, 'a foreign table: its rows live on another server' as why
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.relkind = 'f' and %1$s
            union all
            select n.nspname || '.' || c.relname || '.' || a.attname, 'may name large objects: only the number is copied, never the object'
            from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            join pg_catalog.pg_type t on t.oid = a.atttypid
            where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped and %1$s
              and (t.oid = 'pg_catalog.oid'::regtype or t.typname = 'lo') and exists (select from pg_catalog.pg_largeobject_metadata)
            union all
            select n.nspname || '.' || c.relname, 'belongs to an extension, which brings its own rows'
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition and %1$s and not (%2$s)
            order by 1
            """.formatted(USER_SCHEMA, OWN);

    private PostgreSqlCatalogQueries() {}

    /** A NOT NULL that was never validated (version 18) promises nothing about the rows. */
    static String columns(int version) {
        String unproven = version < 180000
                ? "false"
                : "exists (select from pg_catalog.pg_constraint o where o.contype = 'n' and o.conrelid = a.attrelid and o.conkey[1] = a.attnum and not o.convalidated)";
        return """
            select a.attrelid::int8 as oid, a.attnum::int4 as number, a.attname::text as name, a.attnotnull and not %s as not_null,
                   a.attgenerated::text as generated, a.attidentity::text as identity, a.atttypid::int8 as type, a.atttypmod as modifier,
                   pg_catalog.format_type(a.atttypid, a.atttypmod) as printed,
                   case when a.attgenerated <> '' then coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), '') else '' end as expression
            from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
            left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
            order by a.attrelid, a.attnum
            """.formatted(unproven);
    }

    /**
     * Constraints that are not enforced, and temporal ones, came with version 18. A foreign key of one partition only is told as one of the whole table that promises nothing about the other partitions;
     * one that refers to a partition, as one to the whole table.
     */
    static String constraints(int version) {
        String enforced = version < 180000 ? "true" : "o.conenforced";
        String temporal = version < 180000 ? "false" : "o.conperiod";
        return """
            select case o.contype when 'f' then root.child else o.conrelid end::int8 as oid, o.conname::text as name, o.contype::text as type, root.parent::int8 as parent,
                   array(select b.attnum::int4 from unnest(o.conkey) with ordinality k(number, position)
                       join pg_catalog.pg_attribute a on a.attrelid = o.conrelid and a.attnum = k.number
                       join pg_catalog.pg_attribute b on b.attrelid = root.child and b.attnum > 0 and b.attname = a.attname order by k.position) as columns,
                   array(select b.attnum::int4 from unnest(o.confkey) with ordinality k(number, position)
                       join pg_catalog.pg_attribute a on a.attrelid = o.confrelid and a.attnum = k.number
                       join pg_catalog.pg_attribute b on b.attrelid = root.parent and b.attnum > 0 and b.attname = a.attname order by k.position) as parent_columns,
                   o.convalidated and root.child = o.conrelid and %s as validated, o.confdeltype::text as on_delete,
                   o.condeferrable as deferrable, %s as temporal, pg_catalog.pg_get_constraintdef(o.oid) as definition
            from pg_catalog.pg_constraint o cross join lateral (
                select coalesce(pg_catalog.pg_partition_root(o.conrelid), o.conrelid) as child, coalesce(pg_catalog.pg_partition_root(o.confrelid), o.confrelid) as parent
            ) root
            where o.conrelid <> 0 and (o.contype in ('p', 'u', 'f', 'c') or o.contype = 'n' and not o.convalidated)
              and (o.conparentid = 0 or o.contype <> 'f')
            order by o.conname
            """.formatted(enforced, temporal);
    }
}
