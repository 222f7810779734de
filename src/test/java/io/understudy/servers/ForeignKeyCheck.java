package io.understudy.servers;

import java.util.List;
import java.util.stream.Collectors;

/** Looks for rows that break a foreign key of PostgreSQL, without believing what the server says about its keys: a load with triggers off could have got past them. */
final class ForeignKeyCheck {
    /** A query for each top-level foreign key; a row with a null in its key refers to nothing (MATCH SIMPLE). */
    private static final String QUERIES = """
            select format('select %%L, %s from %%s%%s c where %%s and not exists (select from %%s%%s p where %%s)',
                o.conrelid::regclass || ' ' || o.conname,
                %s
                case k.relkind when 'p' then '' else 'only ' end, o.conrelid::regclass,
                (select string_agg(format('c.%%I is not null', a.attname), ' and ') from unnest(o.conkey) n
                    join pg_attribute a on a.attrelid = o.conrelid and a.attnum = n),
                case p.relkind when 'p' then '' else 'only ' end, o.confrelid::regclass,
                (select string_agg(format('p.%%I = c.%%I', b.attname, a.attname), ' and ')
                    from unnest(o.conkey, o.confkey) n(child, parent)
                    join pg_attribute a on a.attrelid = o.conrelid and a.attnum = n.child
                    join pg_attribute b on b.attrelid = o.confrelid and b.attnum = n.parent))
            from pg_constraint o join pg_class k on k.oid = o.conrelid join pg_class p on p.oid = o.confrelid
            where o.contype = 'f' and o.conparentid = 0 %s
            order by 1
            """;

    private static final String KEY = """
            (select string_agg(format('c.%I', a.attname), ', ') from unnest(o.conkey) n
                join pg_attribute a on a.attrelid = o.conrelid and a.attnum = n),
            """;

    private ForeignKeyCheck() {}

    static List<String> danglingRows(LiveDatabase database) {
        return all(database, QUERIES.formatted("count(*)", "", "and o.convalidated")).stream()
                .filter(row -> !row.endsWith("|0"))
                .toList();
    }

    static List<String> orphans(LiveDatabase database) {
        return all(database, QUERIES.formatted("row(%s)::text", KEY, ""));
    }

    private static List<String> all(LiveDatabase database, String generator) {
        List<String> queries = database.rows(generator);
        if (queries.isEmpty()) throw new IllegalStateException(database.name() + " has no foreign key to look at");
        return database.rows(queries.stream().collect(Collectors.joining(" union all ")));
    }
}
