package io.understudy;

import io.understudy.servers.EmbeddedPostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shop that the documentation speaks of, as two databases of one server: production with its rows, and staging, which has the tables only. Both belong to {@code shop_owner}; what
 * {@code reader} and {@code loader} may do is what the documentation has granted them.
 */
final class ShopDatabases implements Shop {
    private static final Path SQL = Path.of("src/test/resources/io/understudy/shop");
    private static final String DUPLICATE_OBJECT = "42710";
    private static final List<String> ROLES = List.of("reader", "loader", "shop_owner");

    private static final String SCRATCH = "jdbc:postgresql://scratch/shop";

    private final String source = EmbeddedPostgresServer.createDatabase();
    private final String staging = EmbeddedPostgresServer.createDatabase();

    private final List<String> onStaging;
    private @Nullable String scratch;

    /**
     * Makes both; the third, with staging's tables and in which fixtures are shrunk, only for a page that speaks of it.
     *
     * @param onSource statements that a database administrator is told to run on production
     * @param onStaging the same for staging
     */
    ShopDatabases(List<String> onSource, List<String> onStaging) {
        this.onStaging = onStaging;
        execute(source, "CREATE ROLE shop_owner");
        execute(source, "GRANT CREATE ON SCHEMA public TO shop_owner");
        execute(source, "SET ROLE shop_owner;\n" + read("schema.sql") + read("data.sql"));
        onSource.forEach(statement -> execute(source, ofThis(statement, source)));
        makeTables(staging);
    }

    private void makeTables(String url) {
        execute(url, "GRANT CREATE ON SCHEMA public TO shop_owner");
        execute(url, "SET ROLE shop_owner;\n" + read("schema.sql"));
        onStaging.forEach(statement -> execute(url, ofThis(statement, url)));
    }

    private String scratch() {
        String made = scratch;
        if (made == null) {
            made = EmbeddedPostgresServer.createDatabase();
            scratch = made;
            makeTables(made);
        }
        return made;
    }

    private static String read(String file) {
        try {
            return Files.readString(SQL.resolve(file), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String ofThis(String statement, String url) {
        return statement.replace("ON DATABASE shop ", "ON DATABASE " + name(url) + " ");
    }

    /** Roles belong to the whole server, and may be there from the page before. */
    private static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            if (DUPLICATE_OBJECT.equals(failure.getSQLState())) return;
            throw new IllegalStateException("cannot run " + sql, failure);
        }
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    }

    private static String plain(String url) {
        return url.substring(0, url.indexOf('?'));
    }

    @Override
    public String reachable(String yaml) {
        return yaml.replace("jdbc:postgresql://replica/shop", plain(source))
                .replace("jdbc:postgresql://staging/shop", plain(staging))
                .replace(SCRATCH, yaml.contains(SCRATCH) ? plain(scratch()) : SCRATCH);
    }

    @Override
    public String asDocumented(String printed) {
        String documented = printed.replace(plain(source).replace("jdbc:postgresql://", ""), "replica:5432/shop")
                .replace(plain(staging).replace("jdbc:postgresql://", ""), "staging:5432/shop")
                .replaceAll("\\b(" + name(source) + "|" + name(staging) + ")\\b", "shop")
                .replaceAll("PostgreSQL [0-9]+\\.[0-9]+", "PostgreSQL 18.1")
                .replaceAll("[0-9]{8}T[0-9]{6}Z-[0-9a-f]{4}", "20260131T021500Z-4f1c")
                .replaceAll("20[0-9]{2}(-[0-9]{2}){2}T[0-9:]{8}Z", "2026-01-31T02:15:00Z")
                .replaceAll("[0-9A-F]{8}-[0-9A-F]{8}-[0-9]+", "00000004-0000002A-1")
                .replaceAll("[0-9]+\\.[0-9] s in all", "2.1 s in all");
        // Only here are both on one server.
        return documented
                .replaceAll(" {2}note {2}same-server .*\n", "")
                .replaceAll("Findings\n$", "Findings\n  none\n");
    }

    /** Leaves the server as it was. */
    @Override
    public void close() {
        String server = EmbeddedPostgresServer.url("postgres");
        for (String database : scratch == null ? List.of(source, staging) : List.of(source, staging, scratch))
            execute(server, "DROP DATABASE " + name(database) + " WITH (FORCE)");
        ROLES.forEach(role -> execute(server, "DROP ROLE IF EXISTS " + role));
    }
}
