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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A database of a server that tests started, and what they ask of it.
 *
 * @param url without a user, as it stands in a configuration
 * @param user who connects
 * @param password empty where none is needed
 */
public record LiveDatabase(String url, String user, String password) {
    /** Without a password. */
    public LiveDatabase(String url, String user) {
        this(url, user, "");
    }

    /** A new, empty database of the embedded server, owned by its superuser. */
    public static LiveDatabase embedded() {
        return new LiveDatabase(
                EmbeddedPostgresServer.createDatabase().replaceFirst("\\?.*", ""), EmbeddedPostgresServer.user());
    }

    /** The same database as another user sees it. */
    public LiveDatabase as(String other) {
        return new LiveDatabase(url, other);
    }

    /** The same, with a password. */
    public LiveDatabase as(String other, String itsPassword) {
        return new LiveDatabase(url, other, itsPassword);
    }

    private Inspector inspector() {
        return url.startsWith("jdbc:postgresql:") ? new PostgreSqlInspector() : new MySqlInspector();
    }

    public String name() {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    public Connection connect() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        if (!url.startsWith("jdbc:postgresql:")) properties.setProperty("allowMultiQueries", "true");
        try {
            return DriverManager.getConnection(url.replaceFirst("^jdbc:mariadb:", "jdbc:mysql:"), properties);
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

    /** Empties the database, of which {@code ddl} then makes something else. */
    public LiveDatabase executeAnew(String ddl) {
        return execute(inspector().emptying(name()) + ddl);
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
            statement.execute(inspector().settings());
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

    /** The only value of a query that finds its tables without a schema before their names. */
    public String valueInItsOwnPath(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(inspector().settings().replace("set search_path = '';", ""));
            try (ResultSet found = statement.executeQuery(sql)) {
                if (!found.next()) throw new IllegalStateException("no row from " + sql);
                String value = found.getString(1);
                if (found.next()) throw new IllegalStateException("more than one row from " + sql);
                return value;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(name() + ": " + e.getMessage() + " in " + sql, e);
        }
    }

    public long count(String sql) {
        return Long.parseLong(value(sql));
    }

    /** For each table, partition and filled materialized view: its rows and an order-free checksum of them, computed by the server. */
    public Map<String, String> checksums() {
        return inspector().checksums(this);
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

    /** Every foreign key that the server holds for valid, and how many rows of this database dangle under it: only those that do. None on MySQL, which vouches for no key. */
    public List<String> danglingRows() {
        return inspector().danglingRows(this);
    }

    /** A hash of each row of a table, which stands here without schema and quotes. */
    public Set<String> hashes(String table) {
        return inspector().hashes(this, table);
    }

    /** Each value under a declared foreign key, valid or not, that refers to nothing. */
    public Set<String> orphans() {
        return inspector().orphans(this);
    }

    /** Everything that migrations can make of the schema and a refresh must not change, as sorted lines. */
    public List<String> catalog() {
        return inspector().catalog(this);
    }
}
