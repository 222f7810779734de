package io.understudy.db;

import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The indexes of a table, by their leading columns. */
final class PostgreSqlIndexes {
    private PostgreSqlIndexes() {}

    static List<List<String>> of(Session session, TableName table) {
        String sql = """
                select i.indexrelid::text as index, coalesce(a.attname::text, '') as name
                from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                cross join lateral generate_series(0, i.indnkeyatts - 1) part
                left join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[part] and a.attnum > 0
                where n.nspname = ? and c.relname = ? and i.indisvalid and i.indpred is null order by i.indexrelid, part
                """;
        Map<String, List<String>> columns = new LinkedHashMap<>();
        session.query(
                "Reading the indexes of " + table,
                sql,
                row -> columns.computeIfAbsent(row.get("index", String.class), absent -> new ArrayList<>())
                        .add(row.get("name", String.class)),
                table.schema(),
                table.name());
        return columns.values().stream().map(PostgreSqlIndexes::leading).toList();
    }

    /** The columns that come first in a b-tree that holds every row. */
    static Set<String> ordered(Session session, TableName table) {
        String sql = """
                select distinct a.attname::text as name
                from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                join pg_catalog.pg_class x on x.oid = i.indexrelid join pg_catalog.pg_am m on m.oid = x.relam
                join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0] and a.attnum > 0
                where n.nspname = ? and c.relname = ? and i.indisvalid and i.indpred is null and m.amname = 'btree' order by 1
                """;
        return new LinkedHashSet<>(session.query(
                "Reading the indexes of " + table,
                sql,
                row -> row.get("name", String.class),
                table.schema(),
                table.name()));
    }

    /** Up to the first part that is an expression. */
    static List<String> leading(List<String> columns) {
        return columns.stream().takeWhile(column -> !column.isEmpty()).toList();
    }
}
