package io.understudy.db;

import java.util.List;

/** What tables there are in a database, and what they are made of. */
final class MySqlTables {
    private MySqlTables() {}

    static boolean exists(Session session, String database, String table) {
        return !session.single(
                        "Looking for tables",
                        "select count(*) from information_schema.tables where table_schema = ? and table_name = ?",
                        database,
                        table)
                .equals("0");
    }

    static boolean databaseExists(Session session, String database) {
        return !session.single(
                        "Looking for databases",
                        "select count(*) from information_schema.schemata where schema_name = ?",
                        database)
                .equals("0");
    }

    /** The names of all tables that hold rows, views left out. */
    static List<String> names(Session session, String database) {
        return session.query(
                "Looking for tables",
                "select table_name as name from information_schema.tables where table_schema = ? and table_type = 'BASE TABLE' order by table_name",
                row -> String.valueOf(row.get(0)),
                database);
    }

    static TableDefinition definition(Session session, String database, String table) {
        String doing = "Reading the definition of " + table;
        String text = session.attempt(doing, connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("show create table " + MySqlDatabases.name(database, table))) {
                row.next();
                return row.getString(2);
            }
        });
        try {
            return TableDefinition.parse(text);
        } catch (IllegalArgumentException e) {
            throw session.failure(doing + " met " + e.getMessage()
                    + "; please report the definition, it is none that Understudy knows.");
        }
    }

    /** A foreign key, as the catalog knows it. */
    record Link(String database, String table, String name, String toDatabase, String toTable) {}

    /** The foreign keys that refer to tables of a database, from wherever we may look. */
    static List<Link> linksTo(Session session, String database) {
        return links(session, "unique_constraint_schema", database);
    }

    /** The foreign keys of the tables of a database. */
    static List<Link> linksFrom(Session session, String database) {
        return links(session, "constraint_schema", database);
    }

    /** How a foreign key is written. */
    static TableDefinition.Part foreignKey(Session session, Link link) {
        return definition(session, link.database(), link.table()).of(TableDefinition.Kind.FOREIGN_KEY).stream()
                .filter(key -> key.name().equals(link.name()))
                .findFirst()
                .orElseThrow(() -> session.failure("The foreign key " + link.name() + " of " + link.database() + "."
                        + link.table() + " refers to " + link.toTable() + " and cannot be read."));
    }

    private static List<Link> links(Session session, String where, String database) {
        return session.query(
                "Looking for foreign keys",
                "select constraint_schema as d, table_name as t, constraint_name as n, unique_constraint_schema as td, referenced_table_name as tt from information_schema.referential_constraints where "
                        + where + " = ? order by 1, 2, 3",
                row -> new Link(
                        String.valueOf(row.get(0)),
                        String.valueOf(row.get(1)),
                        String.valueOf(row.get(2)),
                        String.valueOf(row.get(3)),
                        String.valueOf(row.get(4))),
                database);
    }
}
