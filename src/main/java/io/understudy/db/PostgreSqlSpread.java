package io.understudy.db;

import io.understudy.schema.ColumnName;
import io.understudy.schema.Spread;
import io.understudy.schema.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads from PostgreSQL's statistics how values are spread. The values that stand beside the frequencies there are production's own, and are not asked for. */
final class PostgreSqlSpread {
    private static final String SQL = """
            select s.schemaname::text as schema, s.tablename::text as name, s.attname::text as column_name, s.null_frac::float8 as nulls,
                   case when s.n_distinct < 0 then -s.n_distinct * greatest(c.reltuples, 0) else s.n_distinct end::float8 as different,
                   coalesce(pg_catalog.array_to_string(s.most_common_freqs, ','), '') as shares
            from pg_catalog.pg_stats s join pg_catalog.pg_namespace n on n.nspname = s.schemaname
            join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = s.tablename
            where c.relkind in ('r', 'p') and s.inherited = (c.relkind = 'p') and s.schemaname not in ('pg_catalog', 'information_schema')
            """;

    private PostgreSqlSpread() {}

    static Map<ColumnName, Spread> read(Session session) {
        Map<ColumnName, Spread> spreads = new TreeMap<>();
        session.query("Reading the statistics", SQL, row -> {
            ColumnName name = new ColumnName(
                    new TableName(row.get("schema", String.class), row.get("name", String.class)),
                    row.get("column_name", String.class));
            String shares = row.get("shares", String.class);
            List<Double> commonest = shares.isEmpty()
                    ? List.of()
                    : Arrays.stream(shares.split(",", -1)).map(Double::valueOf).toList();
            spreads.put(
                    name,
                    new Spread(
                            Math.max(0, row.get("different", Double.class)),
                            Math.clamp(row.get("nulls", Double.class), 0, 1),
                            commonest));
            return name;
        });
        return spreads;
    }
}
