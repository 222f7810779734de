package io.understudy.db;

/**
 * The questions we ask MySQL's and MariaDB's catalog, about the database that the connection is in. Every column has an alias, because servers differ in how they spell the names. What a reader without
 * any privilege on a table asks about it stays unanswered: to such a reader the table is not there.
 */
final class MySqlCatalogQueries {
    /** Estimates of rows; a table that was never analyzed is guessed by its size, at a hundred bytes a row. */
    static final String TABLES = """
            select table_name as name, upper(table_type) as type, engine as engine, coalesce(create_options, '') as options,
                   case when coalesce(table_rows, 0) = 0 and coalesce(data_length, 0) > 65536 then data_length div 100 else coalesce(table_rows, 0) end as row_count,
                   coalesce(data_length, 0) as bytes
            from information_schema.tables where table_schema = database() order by 1
            """;

    static final String COLUMNS = """
            select table_name as table_name, column_name as name, is_nullable = 'YES' as nullable, lower(data_type) as type, column_type as printed,
                   character_maximum_length as characters, character_octet_length as bytes, numeric_precision as digits, numeric_scale as scale,
                   character_set_name as charset, collation_name as collation, lower(extra) as extra,
                   coalesce(generation_expression, '') as expression
            from information_schema.columns where table_schema = database() order by 1, ordinal_position
            """;

    static final String CHARSETS =
            "select character_set_name as name, maxlen as bytes from information_schema.character_sets";

    static final String COLLATIONS =
            "select collation_name as name, pad_attribute = 'PAD SPACE' as pads from information_schema.collations";

    /** The referenced database is told as well, because a key may lead out of ours. */
    static final String FOREIGN_KEYS = """
            select k.table_name as table_name, k.constraint_name as name, k.column_name as column_name, k.referenced_table_schema as parent_schema,
                   k.referenced_table_schema = database() as inside, k.referenced_table_name as parent, k.referenced_column_name as parent_column, r.delete_rule as on_delete
            from information_schema.key_column_usage k
            left join information_schema.referential_constraints r
                on r.constraint_schema = k.constraint_schema and r.constraint_name = k.constraint_name and r.table_name = k.table_name
            where k.table_schema = database() and k.referenced_table_name is not null order by 1, 2, k.ordinal_position
            """;

    static final String TRIGGERS = """
            select event_object_table as table_name, trigger_name as name from information_schema.triggers
            where event_object_schema = database() order by 1, 2
            """;

    private MySqlCatalogQueries() {}

    static String uniqueIndexes(MySqlVersion version) {
        boolean functional = !version.isMariaDb() && version.isAtLeast(8, 0, 13);
        return """
                select table_name as table_name, index_name as name, column_name as column_name, sub_part as prefix, %s as expression
                from information_schema.statistics where table_schema = database() and non_unique = 0 order by 1, 2, seq_in_index
                """.formatted(functional ? "expression" : "null");
    }

    /** MariaDB's names of checks are unique within a table, MySQL's within a database; only MySQL has checks that are not enforced. */
    static String checks(MySqlVersion version) {
        return version.isMariaDb() ? """
                select table_name as table_name, constraint_name as name, check_clause as clause, 1 as enforced
                from information_schema.check_constraints where constraint_schema = database() order by 1, 2
                """ : """
                select t.table_name as table_name, c.constraint_name as name, c.check_clause as clause, t.enforced = 'YES' as enforced
                from information_schema.table_constraints t join information_schema.check_constraints c
                    on c.constraint_schema = t.constraint_schema and c.constraint_name = t.constraint_name
                where t.constraint_schema = database() and t.constraint_type = 'CHECK' order by 1, 2
                """;
    }
}
