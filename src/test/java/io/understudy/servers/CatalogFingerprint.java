package io.understudy.servers;

import java.util.ArrayList;
import java.util.List;

/** Everything that migrations can make of a schema and a refresh must not change, as lines that can be compared. */
final class CatalogFingerprint {
    private static final String USER =
            "n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'understudy')";

    private static final List<String> QUERIES = List.of("""
            select 'relation', c.oid::regclass, c.relkind, c.relpersistence, c.relowner::regrole, c.relacl, c.reloptions, c.reltablespace,
                c.relrowsecurity, c.relforcerowsecurity, c.relreplident, c.relispartition, pg_get_expr(c.relpartbound, c.oid), obj_description(c.oid, 'pg_class')
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where %s and c.relkind in ('r', 'p', 'm', 'v', 'S', 'i', 'I', 'f', 'c')
            """, """
            select 'column', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attstattarget, a.attstorage, a.attcompression, a.attoptions,
                a.attidentity, a.attgenerated, a.attacl, a.attislocal, a.attinhcount, a.attnum, col_description(c.oid, a.attnum),
                (select pg_get_expr(d.adbin, d.adrelid) from pg_attrdef d where d.adrelid = c.oid and d.adnum = a.attnum)
            from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace where %s and a.attnum > 0
            """, """
            select 'index', pg_get_indexdef(i.indexrelid), i.indrelid::regclass, i.indisvalid, i.indisready, i.indislive, i.indisunique, i.indisprimary,
                i.indisexclusion, i.indimmediate, i.indisclustered, i.indisreplident
            from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace where %s
            """, """
            select 'constraint', o.conrelid::regclass, o.contypid::regtype, o.conname, o.contype, pg_get_constraintdef(o.oid), o.convalidated, o.condeferrable,
                o.condeferred, o.conislocal, o.coninhcount, o.connoinherit, (select p.conname from pg_constraint p where p.oid = o.conparentid),
                o.conindid::regclass, obj_description(o.oid, 'pg_constraint')
            from pg_constraint o join pg_namespace n on n.oid = o.connamespace where %s
            """, """
            select 'trigger', t.tgrelid::regclass, case when t.tgisinternal then 'internal' else t.tgname end, t.tgenabled, t.tgfoid::regproc,
                case when t.tgisinternal then null else pg_get_triggerdef(t.oid) end, t.tgtype, obj_description(t.oid, 'pg_trigger')
            from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where %s
            """, """
            select 'rule', r.ev_class::regclass, r.rulename, r.ev_enabled, pg_get_ruledef(r.oid)
            from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace where %s
            """, """
            select 'policy', p.polrelid::regclass, p.polname, p.polcmd, p.polpermissive, p.polroles, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)
            from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where %s
            """, """
            select 'statistics', pg_get_statisticsobjdef(s.oid), s.stxstattarget, s.stxowner::regrole, obj_description(s.oid, 'pg_statistic_ext')
            from pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace where %s
            """, """
            select 'sequence', s.seqrelid::regclass, s.seqtypid::regtype, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle,
                pg_get_serial_sequence(d.refobjid::regclass::text, a.attname) is not null, d.refobjid::regclass, a.attname, d.deptype
            from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace
            left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.seqrelid and d.refobjsubid > 0 and d.deptype in ('a', 'i')
            left join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid where %s
            """, """
            select 'inheritance', i.inhrelid::regclass, i.inhparent::regclass, i.inhseqno
            from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_namespace n on n.oid = c.relnamespace where %s
            """, """
            select 'published', p.prrelid::regclass, p.prattrs, pg_get_expr(p.prqual, p.prrelid)
            from pg_publication_rel p join pg_class c on c.oid = p.prrelid join pg_namespace n on n.oid = c.relnamespace where %s
            """);

    private CatalogFingerprint() {}

    /** The lines, sorted. */
    static List<String> of(LiveDatabase database) {
        List<String> lines = new ArrayList<>();
        QUERIES.forEach(query -> lines.addAll(database.rows(query.formatted(USER))));
        lines.sort(null);
        return lines;
    }
}
