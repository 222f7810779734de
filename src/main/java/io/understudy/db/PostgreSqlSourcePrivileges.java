package io.understudy.db;

import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out before a run, and not in the middle of it, which tables a reader of PostgreSQL may not read, or not all rows of. */
final class PostgreSqlSourcePrivileges {
    /** Whether policies would hide rows is only told to those whom they apply to, and row_security = off turns hiding into an error. */
    private static final String READABLE = """
            select n.nspname::text as schema, c.relname::text as name, pg_catalog.has_schema_privilege(n.oid, 'USAGE') as usage,
                   pg_catalog.has_table_privilege(c.oid, 'SELECT') as readable, pg_catalog.row_security_active(c.oid) as hidden
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p')
            order by 1, 2
            """;

    private final Session session;

    PostgreSqlSourcePrivileges(Session session) {
        this.session = session;
    }

    List<Source.MissingPrivilege> missing(List<Table> tables) {
        List<Source.MissingPrivilege> missing = new ArrayList<>();
        String user = Sql.name(session.endpoint().user());
        Set<TableName> wanted = tables.stream().map(Table::name).collect(Collectors.toSet());
        session.query("Reading the privileges", READABLE, row -> {
            TableName table = new TableName(row.get("schema", String.class), row.get("name", String.class));
            if (!wanted.contains(table)) return table;
            if (!row.get("usage", Boolean.class)) {
                missing.add(new Source.MissingPrivilege(
                        table,
                        "the schema may not be used",
                        "GRANT USAGE ON SCHEMA " + Sql.name(table.schema()) + " TO " + user + ";"));
            } else if (!row.get("readable", Boolean.class)) {
                missing.add(new Source.MissingPrivilege(
                        table,
                        "the table may not be read",
                        "GRANT SELECT ON " + Sql.name(table) + " TO " + user + ";"));
            } else if (row.get("hidden", Boolean.class)) {
                missing.add(new Source.MissingPrivilege(
                        table, "row-level security hides rows of it", "ALTER ROLE " + user + " BYPASSRLS;"));
            }
            return table;
        });
        return missing;
    }
}
