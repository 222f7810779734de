package io.understudy.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A database of a PostgreSQL server that tests started, and what they ask of it.
 *
 * @param url without a user
 * @param user who connects, without a password
 */
public record LiveDatabase(String url, String user) {
    /** Values print alike in every database, and names always with their schema. */
    private static final String SETTINGS =
            "set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set extra_float_digits = 1; set search_path = '';"
                    + " set row_security = off";

    private static final String TABLES = """
            select n.nspname || '.' || c.relname, case c.relkind when 'm' then '' else 'only ' end
                || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where (c.relkind = 'r' or c.relkind = 'm' and c.relispopulated) and c.relpersistence <> 't'
                and n.nspname not in ('pg_catalog', 'information_schema', 'understudy')
            order by 1
            """;

    /** A new, empty database of the embedded server, owned by its superuser. */
    public static LiveDatabase embedded() {
        return new LiveDatabase(
                EmbeddedPostgresServer.createDatabase().replaceFirst("\\?.*", ""), EmbeddedPostgresServer.user());
    }

    /** The same database as another user sees it. */
    public LiveDatabase as(String other) {
        return new LiveDatabase(url, other);
    }

    public String name() {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    public Connection connect() {
        try {
            return DriverManager.getConnection(url + "?user=" + user);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot connect to " + url + " as " + user, e);
        }
    }

    /** Runs statements, several in one text if need be. */
    public LiveDatabase execute(String... sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String text : sql) statement.execute(text);
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(name() + ": " + e.getMessage(), e);
        }
    }

    /** Runs the statements of files. */
    public LiveDatabase executeFiles(Path folder, String... names) {
        for (String file : names) {
            try {
                execute(Files.readString(folder.resolve(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return this;
    }

    /** The rows of a query as the server prints them, the values of one separated by bars. */
    public List<String> rows(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
            try (ResultSet found = statement.executeQuery(sql)) {
                List<String> result = new ArrayList<>();
                while (found.next()) {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) values.add(found.getString(i));
                    result.add(String.join("|", values));
                }
                return result;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(name() + ": " + e.getMessage() + " in " + sql, e);
        }
    }

    /** The only value of a query. */
    public String value(String sql) {
        List<String> rows = rows(sql);
        if (rows.size() != 1) throw new IllegalStateException(rows.size() + " rows and not one from " + sql);
        return rows.getFirst();
    }

    public long count(String sql) {
        return Long.parseLong(value(sql));
    }

    /** For each table, partition and filled materialized view: its rows and an order-free checksum of them, computed by the server. */
    public Map<String, String> checksums() {
        Map<String, String> result = new LinkedHashMap<>();
        List<String> tables = rows(TABLES);
        if (tables.isEmpty()) return result;
        String sql = tables.stream()
                .map(row -> row.split("\\|", 2))
                .map(row -> "select '" + row[0].replace("'", "''")
                        + "', count(*) || ' rows ' || coalesce(sum(hashtextextended(t::text, 7)::numeric), 0) from "
                        + row[1] + " t")
                .collect(Collectors.joining(" union all "));
        rows(sql).forEach(row -> {
            int bar = row.lastIndexOf('|');
            result.put(row.substring(0, bar), row.substring(bar + 1));
        });
        return result;
    }

    /** Tables whose rows differ between here and there, or that only one of both has. */
    public List<String> differencesFrom(LiveDatabase other) {
        Map<String, String> here = checksums();
        Map<String, String> there = other.checksums();
        return Stream.concat(here.keySet().stream(), there.keySet().stream())
                .distinct()
                .filter(table -> !Objects.equals(here.get(table), there.get(table)))
                .map(table -> table + ": " + here.get(table) + " here, " + there.get(table) + " there")
                .toList();
    }

    /** Every foreign key that the server holds for valid, and how many rows of this database dangle under it: only those that do. */
    public List<String> danglingRows() {
        return ForeignKeyCheck.danglingRows(this);
    }
}
