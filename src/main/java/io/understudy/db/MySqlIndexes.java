package io.understudy.db;

import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The indexes of a table, by their leading columns. */
final class MySqlIndexes {
    private MySqlIndexes() {}

    static List<List<String>> of(MySqlSnapshot snapshot, TableName table) {
        String sql =
                "select index_name as `index`, coalesce(column_name, '') as name from information_schema.statistics where table_schema = database() and table_name = ? and index_type in ('BTREE', 'HASH') order by index_name, seq_in_index";
        Map<String, List<String>> columns = new LinkedHashMap<>();
        snapshot.session()
                .query(
                        "Reading the indexes of " + table,
                        sql,
                        row -> columns.computeIfAbsent(row.get("index", String.class), absent -> new ArrayList<>())
                                .add(row.get("name", String.class)),
                        table.name());
        snapshot.release();
        return columns.values().stream().map(PostgreSqlIndexes::leading).toList();
    }

    /** The columns that come first in a b-tree that holds every row. */
    static Set<String> ordered(MySqlSnapshot snapshot, TableName table) {
        String seen = snapshot.version().isMariaDb() ? "ignored = 'NO'" : "is_visible = 'YES'";
        List<String> names = snapshot.session()
                .query(
                        "Reading the indexes of " + table,
                        "select distinct column_name as name from information_schema.statistics where table_schema = database() and table_name = ? and index_type = 'BTREE' and seq_in_index = 1 and sub_part is null and column_name is not null and "
                                + seen + " order by 1",
                        row -> row.get("name", String.class),
                        table.name());
        snapshot.release();
        return new LinkedHashSet<>(names);
    }
}
