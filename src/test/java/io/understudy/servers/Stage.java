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
import java.util.Map;

/** A production and a staging, a configuration over both, and the plans and refreshes made of them, as values rather than as a program's output. Every column is kept unless {@link #rules} says otherwise. */
public final class Stage {
    /** What {@link #file} needs to be read. */
    public static final Map<String, String> ENVIRONMENT =
            Map.of("UNDERSTUDY_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    private static final String KEEP_ALL = "patterns: [ { column: \".*\", mask: keep } ]\n";

    private final LiveDatabase production;
    private final LiveDatabase staging;
    private final Path folder;
    private String sample = "rate: 10%";
    private String seed = "2026";
    private String rules = KEEP_ALL;

    /** @param folder for the configuration and what runs leave behind */
    public Stage(Path folder, LiveDatabase production, LiveDatabase staging) {
        this.folder = folder;
        this.production = production;
        this.staging = staging;
    }

    /** Two new databases, as yet without rows; {@code ddl} makes the tables of both. */
    public Stage(Path folder, String ddl) {
        this(
                folder,
                LiveDatabase.embedded().execute(ddl),
                LiveDatabase.embedded().execute(ddl));
    }

    public LiveDatabase production() {
        return production;
    }

    public LiveDatabase staging() {
        return staging;
    }

    /** Another structure in place of the one there is, which costs less than two more databases. */
    public Stage rebuild(String ddl) {
        String anew = "drop schema public cascade; create schema public; " + ddl;
        production.execute(anew);
        staging.execute(anew);
        return this;
    }

    /** Lets production's catalog say that a table has so many rows, which spares the test to make them. */
    public Stage pretend(String table, long rows) {
        production.execute("update pg_class set reltuples = " + rows + " where oid = '" + table + "'::regclass");
        return this;
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
        return write("understudy.yml", """
                key: ${UNDERSTUDY_KEY}
                seed: "%s"
                runs: runs
                databases:
                  shop:
                    source:  { url: "%s", user: %s }
                    staging: { url: "%s", user: %s }
                    rules: [ rules.yml ]
                    sample:
                %s
                """.formatted(
                        seed, production.url(), production.user(), staging.url(), staging.user(), sample.indent(6)));
    }

    private Configuration configuration() {
        return Configuration.read(file(), ENVIRONMENT);
    }

    private static Database database(Configuration configuration) {
        return configuration.databases().values().iterator().next();
    }

    private Path write(String name, String text) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
