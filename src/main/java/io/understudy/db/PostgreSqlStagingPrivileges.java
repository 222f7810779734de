package io.understudy.db;

import io.understudy.schema.Schema;
import io.understudy.schema.Sequence;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jooq.Record;

/** Finds out before a load, and not at its end, what a PostgreSQL staging would refuse: everything that is altered has to be owned, and the ledger needs a schema. */
final class PostgreSqlStagingPrivileges {
    /** Materialized views, which are all refreshed, and whatever is named or refers to what is named. */
    private static final String NOT_OWNED = """
            select n.nspname::text as schema, c.relname::text as name, c.relkind::text as kind,
                   array(select distinct m.nspname || '.' || p.relname from pg_catalog.pg_constraint o join pg_catalog.pg_class p on p.oid = o.confrelid
                       join pg_catalog.pg_namespace m on m.oid = p.relnamespace where o.conrelid = c.oid and o.contype = 'f') as refers
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'm', 'S') and not pg_catalog.pg_has_role(c.relowner, 'USAGE') order by 1, 2
            """;

    private static final String MAY_KEEP_LEDGER = "select pg_catalog.to_regnamespace('" + PostgreSqlLedger.SCHEMA
            + "') is not null" + " or pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')";

    private final Session session;
    private final String user;

    PostgreSqlStagingPrivileges(Session session) {
        this.session = session;
        this.user = Sql.name(session.endpoint().user());
    }

    List<Source.MissingPrivilege> missing(Schema production) {
        Set<TableName> named = new HashSet<>();
        Set<String> tables = new HashSet<>();
        for (Table table : production.tables()) {
            named.add(table.name());
            tables.add(table.name().toString());
        }
        production.sequences().stream().map(Sequence::name).forEach(named::add);
        List<Source.MissingPrivilege> missing = new ArrayList<>();
        for (Record row : session.query("Reading the privileges", NOT_OWNED, row -> row)) {
            TableName name = new TableName(row.get("schema", String.class), row.get("name", String.class));
            String kind = Objects.requireNonNull(row.get("kind", String.class));
            boolean refers = List.of(row.get("refers", String[].class)).stream().anyMatch(tables::contains);
            if (named.contains(name) || kind.equals("m") || refers) missing.add(missing(name, kind));
        }
        session.query(
                        "Reading the privileges",
                        "select n.nspname::text from pg_catalog.pg_namespace n where not pg_catalog.has_schema_privilege(n.oid, 'CREATE') order by 1",
                        row -> String.valueOf(row.get(0)))
                .forEach(schema -> production.tables().stream()
                        .map(Table::name)
                        .filter(table -> table.schema().equals(schema))
                        .findFirst()
                        .ifPresent(table -> missing.add(schema(table))));
        if (session.single("Reading the privileges", MAY_KEEP_LEDGER).equals("false")) missing.add(ledger());
        return missing;
    }

    private Source.MissingPrivilege missing(TableName name, String kind) {
        String owner = Sql.name(name) + " OWNER TO " + user + ";";
        return switch (kind) {
            case "S" ->
                new Source.MissingPrivilege(name, "only its owner can move the sequence", "ALTER SEQUENCE " + owner);
            case "m" ->
                new Source.MissingPrivilege(
                        name, "only its owner can refresh the materialized view", "ALTER MATERIALIZED VIEW " + owner);
            default -> new Source.MissingPrivilege(name, "only its owner can publish into it", "ALTER TABLE " + owner);
        };
    }

    /** Indexes are made anew, and whoever makes one has to be allowed to make things beside its table. */
    private Source.MissingPrivilege schema(TableName table) {
        return new Source.MissingPrivilege(
                table,
                "indexes may not be made in its schema",
                "GRANT CREATE ON SCHEMA " + Sql.name(table.schema()) + " TO " + user + ";");
    }

    private Source.MissingPrivilege ledger() {
        String database = session.single("Asking for the database", "select pg_catalog.current_database()");
        return new Source.MissingPrivilege(
                new TableName(PostgreSqlLedger.SCHEMA, "ledger"),
                "the schema of the ledger may not be created",
                "GRANT CREATE ON DATABASE " + Sql.name(database) + " TO " + user + ";");
    }
}
