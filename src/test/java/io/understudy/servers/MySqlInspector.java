package io.understudy.servers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks at a database of MySQL or MariaDB. */
final class MySqlInspector implements Inspector {
    /** A table and an expression over its columns that has another value whenever a byte of the row is another one. */
    private static final String ROWS = """
            select c.table_name, group_concat(concat('coalesce(', case
                    when data_type in ('float', 'double') then concat('hex(cast(', quoted, ' * 1e0 as char))')
                    when data_type = 'enum' then concat('concat(', quoted, ' + 0, hex(', quoted, '))')
                    when data_type in ('char', 'varchar', 'tinytext', 'text', 'mediumtext', 'longtext', 'set', 'binary', 'varbinary', 'tinyblob', 'blob', 'mediumblob',
                        'longblob', 'point', 'linestring', 'polygon', 'geometry', 'multipoint', 'multilinestring', 'multipolygon', 'geometrycollection', 'geomcollection', 'bit') then concat('hex(', quoted, ')')
                    else concat('hex(cast(', quoted, ' as char))') end, ', ''-'')') order by ordinal_position)
            from (select table_name, ordinal_position, data_type, concat('`', replace(column_name, '`', '``'), '`') as quoted
                  from information_schema.columns where table_schema = database()) c
            join information_schema.tables t on t.table_schema = database() and binary t.table_name = binary c.table_name and t.table_type = 'BASE TABLE'
            group by binary c.table_name order by c.table_name
            """;

    private static final String FOREIGN_KEYS = """
            select constraint_name, table_name, referenced_table_name, referenced_table_schema,
                group_concat(concat('c.`', replace(column_name, '`', '``'), '`') order by ordinal_position separator ', '),
                group_concat(concat('c.`', replace(column_name, '`', '``'), '` is not null') separator ' and '),
                group_concat(concat('p.`', replace(referenced_column_name, '`', '``'), '` = c.`', replace(column_name, '`', '``'), '`') separator ' and ')
            from information_schema.key_column_usage
            where table_schema = database() and referenced_table_name is not null
            group by constraint_name, table_name, referenced_table_name, referenced_table_schema order by 1
            """;

    private static final String TRIGGERS = """
            select 'trigger', trigger_name, event_manipulation, event_object_table, action_order, action_statement, action_timing, sql_mode, definer,
                character_set_client, collation_connection, database_collation
            from information_schema.triggers where trigger_schema = database()
            """;

    private static final String ROUTINES = """
            select 'routine', routine_name, routine_type, routine_definition, sql_mode, definer, security_type
            from information_schema.routines where routine_schema = database()
            """;

    @Override
    public String settings() {
        return "set time_zone = '+00:00', sql_mode = '', group_concat_max_len = 1000000";
    }

    @Override
    public String emptying(String database) {
        String name = quoted(database);
        return "set foreign_key_checks = 0; drop database %1$s; create database %1$s character set utf8mb4; use %1$s; set foreign_key_checks = 1; "
                .formatted(name);
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    @Override
    public Map<String, String> checksums(LiveDatabase database) {
        Map<String, String> result = new LinkedHashMap<>();
        for (String row : database.rows(ROWS)) {
            String[] parts = row.split("\\|", 2);
            // Fifteen hexadecimal digits of the hash fit into a number, and their sum into a decimal.
            String sum = "cast(conv(left(md5(concat_ws(',', " + parts[1] + ")), 15), 16, 10) as decimal(20))";
            result.put(
                    parts[0],
                    database.value("select concat(count(*), ' rows ', coalesce(sum(" + sum + "), 0)) from "
                            + quoted(parts[0])));
        }
        return result;
    }

    @Override
    public Set<String> hashes(LiveDatabase database, String table) {
        for (String row : database.rows(ROWS)) {
            String[] parts = row.split("\\|", 2);
            if (parts[0].equalsIgnoreCase(table))
                return new HashSet<>(
                        database.rows("select md5(concat_ws(',', " + parts[1] + ")) from " + quoted(table)));
        }
        throw new IllegalStateException(database.name() + " has no table " + table);
    }

    private record ForeignKey(
            String name, String child, String parent, String parentSchema, String columns, String whole, String match) {
        String query(String select) {
            return "select " + select + " from " + quoted(child) + " c where " + whole
                    + " and not exists (select 1 from " + quoted(parentSchema) + "." + quoted(parent) + " p where "
                    + match + ")";
        }
    }

    private static List<ForeignKey> foreignKeys(LiveDatabase database) {
        List<ForeignKey> result = database.rows(FOREIGN_KEYS).stream()
                .map(row -> row.split("\\|"))
                .map(p -> new ForeignKey(p[0], p[1], p[2], p[3], p[4], p[5], p[6]))
                .toList();
        if (result.isEmpty()) throw new IllegalStateException(database.name() + " has no foreign key to look at");
        return result;
    }

    @Override
    public Set<String> orphans(LiveDatabase database) {
        Set<String> result = new TreeSet<>();
        for (ForeignKey key : foreignKeys(database))
            for (String row : database.rows(key.query("distinct " + key.columns()))) result.add(key.name() + " " + row);
        return result;
    }

    /** None: no key of MySQL says that every row obeys it, because checks can be off while rows come in. {@link #orphans} tells. */
    @Override
    public List<String> danglingRows(LiveDatabase database) {
        return List.of();
    }

    @Override
    public List<String> catalog(LiveDatabase database) {
        List<String> lines = new ArrayList<>();
        for (String row : database.rows(
                "select table_name, table_type from information_schema.tables where table_schema = database()")) {
            String[] table = row.split("\\|", 2);
            boolean view = table[1].contains("VIEW");
            database.rows("show create " + (view ? "view " : "table ") + quoted(table[0]))
                    .forEach(text -> lines.add(text.replaceAll(" AUTO_INCREMENT=\\d+", "")));
        }
        // Behind a body of one statement, a semicolon may be left out or not.
        for (String trigger : database.rows(TRIGGERS)) lines.add(trigger.replace(";|", "|"));
        lines.addAll(database.rows(ROUTINES));
        lines.sort(null);
        return lines;
    }
}
