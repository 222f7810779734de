package io.understudy.servers;

import io.understudy.cli.Main;
import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.plan.Plan;
import io.understudy.run.DryRun;
import io.understudy.run.Manifest;
import io.understudy.run.Options;
import io.understudy.run.Progress;
import io.understudy.run.Refresh;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A production and a staging, a configuration over both, and what is made of them: plans and manifests as values, or the program run as a user would.
 * Every row and every column is kept unless {@link #sample} and {@link #rules} say otherwise; nothing is added as a cover unless {@link #sample} asks for it.
 */
public final class Stage {
    /** Rules under which every value stays as it is. */
    public static final String KEEP_ALL = "patterns: [ { column: \".*\", mask: keep } ]\n";

    private static final String NAME = "shop";

    private final LiveDatabase production;
    private final LiveDatabase staging;
    private final Path folder;
    private String sample = "rate: 100%";
    private String seed = "2026";
    private String rules = KEEP_ALL;
    private String verify = "";
    private String scratch = "";

    /**
     * Over two databases that are there already.
     *
     * @param folder for the configuration and what runs leave behind
     */
    public Stage(Path folder, LiveDatabase production, LiveDatabase staging) {
        this.folder = folder;
        this.production = production;
        this.staging = staging;
    }

    /** Two new databases of a server, as yet without rows; each text is run in both. */
    public static Stage alike(Server server, Path folder, String... ddl) {
        return new Stage(
                folder,
                server.createDatabase().execute(ddl),
                server.createDatabase().execute(ddl));
    }

    /** Two new databases of the newest PostgreSQL. */
    public static Stage alike(Path folder, String... ddl) {
        return alike(Server.POSTGRESQL_18, folder, ddl);
    }

    public LiveDatabase production() {
        return production;
    }

    public LiveDatabase staging() {
        return staging;
    }

    /** Another structure in place of the one there is, which costs less than two more databases. */
    public Stage rebuild(String ddl) {
        production.executeAnew(ddl);
        staging.executeAnew(ddl);
        return this;
    }

    /** Lets production's catalog say that a table has so many rows, which spares the test to make them. PostgreSQL only. */
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

    /** What stands in the braces of {@code verify:}, in YAML's flow style. */
    public Stage verify(String yaml) {
        verify = yaml;
        return this;
    }

    /** Where fixtures are shrunk. */
    public Stage scratch(LiveDatabase database) {
        scratch = "    scratch: { url: \"%s\", user: %s%s }\n"
                .formatted(database.url(), database.user(), password(database));
        return this;
    }

    /** What the rule file holds. */
    public Stage rules(String yaml) {
        rules = yaml;
        return this;
    }

    // As values

    public Plan plan() {
        Configuration configuration = read();
        return new DryRun(configuration, first(configuration)).plan();
    }

    /** Refreshes, and fails where that fails. */
    public Manifest manifest() {
        Configuration configuration = read();
        return new Refresh(configuration, first(configuration), Options.ALL, Progress.silent())
                .run()
                .manifest();
    }

    private Configuration read() {
        return Configuration.read(configuration(), Map.of());
    }

    private static Database first(Configuration configuration) {
        return configuration.databases().values().iterator().next();
    }

    // As a user

    /** What the program answered. */
    public record Answer(int exit, String out, String err) {}

    public Answer refresh(String... options) {
        return run("refresh", options);
    }

    /** Runs a command on a configuration file with these two databases in it. */
    public Answer run(String command, String... options) {
        return run(configuration(), command, options);
    }

    public static Answer run(Path configuration, String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
        arguments.addAll(List.of("-c", configuration.toString()));
        arguments.addAll(List.of(options));
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
            int exit = Main.run(arguments.toArray(String[]::new));
            return new Answer(
                    exit, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** Writes the configuration, the rules and a key. */
    public Path configuration() {
        return write("""
                key: file:key
                seed: "%s"
                runs: runs
                databases:
                %s
                """.formatted(seed, database(NAME)));
    }

    /** The part of a configuration that is about these two. */
    public String database(String name) {
        String ruleFile = write(name.equals(NAME) ? "rules.yml" : name + ".yml", rules)
                .getFileName()
                .toString();
        return """
                  %s:
                    source:  { url: "%s", user: %s%s }
                    staging: { url: "%s", user: %s%s }
                %s    rules: [ %s ]
                    sample:
                %s    verify: { %s }
                """.formatted(
                        name,
                        production.url(),
                        production.user(),
                        password(production),
                        staging.url(),
                        staging.user(),
                        password(staging),
                        scratch,
                        ruleFile,
                        withoutCover(sample).indent(6),
                        verify)
                .indent(0);
    }

    /** A test that is not about the cover says nothing of it, and gets none. */
    private static String withoutCover(String yaml) {
        if (yaml.contains("cover:")) return yaml;
        int end = yaml.stripTrailing().length();
        return yaml.startsWith("{")
                ? yaml.substring(0, end - 1) + ", cover: 0 }"
                : yaml.substring(0, end) + "\ncover: 0\n";
    }

    private static String password(LiveDatabase database) {
        return database.password().isEmpty() ? "" : ", password: \"" + database.password() + "\"";
    }

    /** Writes a configuration, and a key beside it. */
    public Path write(String configuration) {
        write("key", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\n");
        return write("understudy.yml", configuration);
    }

    private Path write(String name, String text) {
        try {
            Files.createDirectories(folder);
            Path file = Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
