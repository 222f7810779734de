package io.understudy.servers;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.plan.Plan;
import io.understudy.run.DryRun;
import io.understudy.run.Manifest;
import io.understudy.run.Options;
import io.understudy.run.Progress;
import io.understudy.run.Refresh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

/** A production and a staging of one structure, a configuration over both, and what Understudy makes of them. Every column is kept unless {@link #rules} says otherwise. */
public final class Stage {
    /** What {@link #file} needs to be read. */
    public static final Map<String, String> ENVIRONMENT =
            Map.of("UNDERSTUDY_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    private static final String KEEP_ALL = "patterns: [ { column: \".*\", mask: keep } ]\n";

    private final String production = EmbeddedPostgresServer.createDatabase();
    private final String staging = EmbeddedPostgresServer.createDatabase();
    private final Path folder;
    private String sample = "rate: 10%";
    private String seed = "2026";
    private String rules = KEEP_ALL;

    /**
     * Both databases, as yet without rows.
     *
     * @param folder for the configuration and what runs leave behind
     * @param ddl what makes the tables
     */
    public Stage(Path folder, String ddl) {
        this.folder = folder;
        execute(production, ddl);
        execute(staging, ddl);
    }

    /** Another structure in place of the one there is, which costs less than two more databases. */
    public Stage rebuild(String ddl) {
        String anew = "drop schema public cascade; create schema public; " + ddl;
        execute(production, anew);
        execute(staging, anew);
        return this;
    }

    /** Runs statements on production. */
    public Stage onProduction(String sql) {
        execute(production, sql);
        return this;
    }

    public Stage onStaging(String sql) {
        execute(staging, sql);
        return this;
    }

    /** Lets production's catalog say that a table has so many rows, which spares the test to make them. */
    public Stage pretend(String table, long rows) {
        return onProduction("update pg_class set reltuples = " + rows + " where oid = '" + table + "'::regclass");
    }

    /** What stands under {@code sample:}, in YAML's flow or block style, without indentation. */
    public Stage sample(String yaml) {
        sample = yaml;
        return this;
    }

    public Stage seed(String text) {
        seed = text;
        return this;
    }

    /** What the rule file holds. */
    public Stage rules(String yaml) {
        rules = yaml;
        return this;
    }

    public Plan plan() {
        Configuration configuration = configuration();
        return new DryRun(configuration, database(configuration)).plan();
    }

    public Manifest refresh() {
        Configuration configuration = configuration();
        return new Refresh(configuration, database(configuration), Options.ALL, Progress.silent())
                .run()
                .manifest();
    }

    /** The configuration as a file. */
    public Path file() {
        write("rules.yml", rules);
        return write(
                "understudy.yml", """
                key: ${UNDERSTUDY_KEY}
                seed: "%s"
                runs: runs
                databases:
                  shop:
                    source:  { url: "%s", user: postgres }
                    staging: { url: "%s", user: postgres }
                    rules: [ rules.yml ]
                    sample:
                %s
                """.formatted(seed, withoutUser(production), withoutUser(staging), sample.indent(6)));
    }

    private Configuration configuration() {
        return Configuration.read(file(), ENVIRONMENT);
    }

    private static Database database(Configuration configuration) {
        return configuration.databases().values().iterator().next();
    }

    private static String withoutUser(String url) {
        return url.substring(0, url.indexOf('?'));
    }

    private Path write(String name, String text) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first column of a query on production, as text. */
    public List<String> inProduction(String query) {
        return query(production, query);
    }

    /** The first column of a query on staging, as text. */
    public List<String> inStaging(String query) {
        return query(staging, query);
    }

    /** The only value of a query on staging. */
    public long countInStaging(String from) {
        return Long.parseLong(inStaging("select count(*) from " + from).getFirst());
    }

    private static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static List<String> query(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> result = new ArrayList<>();
            while (rows.next()) result.add(rows.getString(1));
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
