package io.understudy.servers;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at a PostgreSQL database. */
final class PostgreSqlInspector implements Inspector {
    private static final String TABLES = """
            select n.nspname || '.' || c.relname, case c.relkind when 'm' then '' else 'only ' end
                || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where (c.relkind = 'r' or c.relkind = 'm' and c.relispopulated) and c.relpersistence <> 't'
                and n.nspname not in ('pg_catalog', 'information_schema', 'understudy')
            order by 1
            """;

    @Override
    public String settings() {
        return "set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set extra_float_digits = 1; set search_path = '';"
                + " set row_security = off";
    }

    @Override
    public String emptying(String database) {
        return "drop schema public cascade; create schema public; ";
    }

    @Override
    public Map<String, String> checksums(LiveDatabase database) {
        Map<String, String> result = new LinkedHashMap<>();
        List<String> tables = database.rows(TABLES);
        if (tables.isEmpty()) return result;
        String sql = tables.stream()
                .map(row -> row.split("\\|", 2))
                .map(row -> "select '" + row[0].replace("'", "''")
                        + "', count(*) || ' rows ' || coalesce(sum(hashtextextended(t::text, 7)::numeric), 0) from "
                        + row[1] + " t")
                .collect(Collectors.joining(" union all "));
        database.rows(sql).forEach(row -> {
            int bar = row.lastIndexOf('|');
            result.put(row.substring(0, bar), row.substring(bar + 1));
        });
        return result;
    }

    @Override
    public Set<String> hashes(LiveDatabase database, String table) {
        return new HashSet<>(
                database.rows("select md5(t::text) from public.\"" + table.replace("\"", "\"\"") + "\" t"));
    }

    @Override
    public Set<String> orphans(LiveDatabase database) {
        return new TreeSet<>(ForeignKeyCheck.orphans(database));
    }

    @Override
    public List<String> danglingRows(LiveDatabase database) {
        return ForeignKeyCheck.danglingRows(database);
    }

    @Override
    public List<String> catalog(LiveDatabase database) {
        return CatalogFingerprint.of(database);
    }
}
