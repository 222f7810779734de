package io.understudy.wire;

import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables that together have a column of every type of a server; the n-th row holds the n-th sample of each, or null where there are fewer, and the last one only nulls. */
record TypeTables(Server server, Map<String, List<TypeTables.Column>> tables) {
    /** The table whose values become what they print as. */
    static final String READ_ANEW = "read_anew";

    /** A column and the expressions for its values. */
    record Column(String name, String type, List<String> values) {
        String value(int row) {
            if (row < values.size()) return values.get(row);
            return type.contains("not null") ? values.getFirst() : "null";
        }
    }

    static TypeTables of(Server server) {
        return new TypeTables(server, server.isPostgreSql() ? ofPostgreSql(server) : ofMySql(server));
    }

    private static Map<String, List<Column>> ofPostgreSql(Server server) {
        Map<String, List<Column>> tables = new LinkedHashMap<>();
        for (TypeSamples.Type type : TypeSamples.all()) {
            List<Column> columns = tables.computeIfAbsent("t_" + tables.size(), absent -> new ArrayList<>());
            columns.add(new Column(
                    "c" + columns.size(),
                    type.name(),
                    type.values().stream()
                            .filter(value -> server == Server.POSTGRESQL_18 || !isNew(type.name(), value))
                            .map(value -> ServerRoundTripTest.literal(value) + "::" + type.name())
                            .toList()));
        }
        return tables;
    }

    /** What PostgreSQL 15 does not know yet. */
    private static boolean isNew(String type, String value) {
        return type.equals("interval") && value.endsWith("infinity");
    }

    private static Map<String, List<Column>> ofMySql(Server server) {
        Map<String, List<MySqlTypeSamples.Type>> types = new LinkedHashMap<>();
        types.put("integers", MySqlTypeSamples.integers());
        types.put("fractions", MySqlTypeSamples.fractions());
        types.put("calendar", MySqlTypeSamples.calendar());
        types.put("texts", MySqlTypeSamples.texts());
        types.put("charsets", MySqlTypeSamples.charsets());
        types.put("bytes", MySqlTypeSamples.bytes());
        types.put("labels", MySqlTypeSamples.labels());
        types.put("shapes", MySqlTypeSamples.shapes());
        types.put("required_shapes", MySqlTypeSamples.requiredShapes());
        types.put("documents", MySqlTypeSamples.documents(server == Server.MYSQL_8 ? 90 : 30));
        if (server == Server.MYSQL_8) types.put(READ_ANEW, MySqlTypeSamples.documentsOfFunctions());
        if (server == Server.MARIADB_11) types.put("of_mariadb", MySqlTypeSamples.ofMariaDb());
        Map<String, List<Column>> tables = new LinkedHashMap<>();
        types.forEach((table, own) -> {
            List<Column> columns = new ArrayList<>();
            own.forEach(type -> columns.add(new Column("c" + columns.size(), type.name(), type.values())));
            tables.put(table, columns);
        });
        return tables;
    }

    List<String> ddl() {
        List<String> ddl = new ArrayList<>();
        ddl.add(server.isPostgreSql() ? "create type mood as enum ('sad', 'so so', 'überglücklich')" : settings());
        tables.forEach((table, columns) -> {
            StringBuilder sql = new StringBuilder("create table " + table + " (no int primary key");
            columns.forEach(
                    column -> sql.append(", ").append(column.name()).append(' ').append(column.type()));
            ddl.add(sql.append(')').toString());
        });
        if (!server.isPostgreSql()) ddl.add("""
                create table computed (no int primary key, a int, shown int as (a + 1) virtual, b varchar(9), kept varchar(20) as (concat(b, '!')) stored, c int)
                """);
        return ddl;
    }

    /** Whatever the server's defaults are, it takes what an old application once left there. */
    private static String settings() {
        return "set sql_mode = 'ALLOW_INVALID_DATES,NO_AUTO_VALUE_ON_ZERO', time_zone = '+00:00'";
    }

    List<String> rows() {
        List<String> inserts = new ArrayList<>();
        if (!server.isPostgreSql()) {
            inserts.add(settings());
            inserts.add(
                    "insert into computed (no, a, b, c) values (1, 1, 'x', 1), (2, null, null, null), (3, 7, '\\t', 0)");
        }
        tables.forEach((table, columns) -> {
            int rows = columns.stream()
                    .mapToInt(column -> column.values().size())
                    .max()
                    .orElseThrow();
            String names = columns.stream().map(column -> ", " + column.name()).reduce("no", String::concat);
            for (int row = 0; row <= rows; row++) {
                StringBuilder sql = new StringBuilder("insert into " + table + " (" + names + ") values (" + row);
                for (Column column : columns) sql.append(", ").append(column.value(row));
                inserts.add(sql.append(')').toString());
            }
        });
        return inserts;
    }

    /** What the server's own checksum of a table's stored bytes is, where it has one. */
    Map<String, String> ownChecksums(LiveDatabase database) {
        Map<String, String> sums = new LinkedHashMap<>();
        if (server.isPostgreSql()) return sums;
        for (String table : tables.keySet())
            if (!table.equals(READ_ANEW))
                sums.put(
                        table,
                        database.value("checksum table " + table + " extended").replaceFirst(".*\\|", ""));
        return sums;
    }
}
