package io.understudy.run;

import io.understudy.cli.Main;
import io.understudy.servers.LiveDatabase;
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

/** A production and a staging, the configuration that joins them, and the program run on it as a user would. */
final class TwoDatabases {
    /** Rules under which every value stays as it is. */
    static final String KEEP_ALL = "patterns: [ { column: \".*\", mask: keep } ]\n";

    private final Path folder;
    private final LiveDatabase production;
    private final LiveDatabase staging;
    private String seed = "2026";
    private String sample = "rate: 100%";
    private String rules = KEEP_ALL;

    TwoDatabases(Path folder, LiveDatabase production, LiveDatabase staging) {
        this.folder = folder;
        this.production = production;
        this.staging = staging;
    }

    /** Two new databases of the embedded server; each text is run in both. */
    static TwoDatabases alike(Path folder, String... ddl) {
        return new TwoDatabases(
                folder,
                LiveDatabase.embedded().execute(ddl),
                LiveDatabase.embedded().execute(ddl));
    }

    LiveDatabase production() {
        return production;
    }

    LiveDatabase staging() {
        return staging;
    }

    /** What stands under {@code sample:}, its lines not indented. */
    TwoDatabases sample(String yaml) {
        sample = yaml;
        return this;
    }

    TwoDatabases rules(String yaml) {
        rules = yaml;
        return this;
    }

    TwoDatabases seed(String other) {
        seed = other;
        return this;
    }

    /** What the program answered. */
    record Answer(int exit, String out, String err) {}

    Answer refresh(String... options) {
        return run("refresh", options);
    }

    /** Runs a command on a configuration file with these two databases in it. */
    Answer run(String command, String... options) {
        return run(configuration(), command, options);
    }

    static Answer run(Path configuration, String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of(command, "-c", configuration.toString()));
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
    Path configuration() {
        return write("""
                key: file:key
                seed: %s
                databases:
                %s
                runs: runs
                """.formatted(seed, database("shop")));
    }

    /** The part of a configuration that is about these two. */
    String database(String name) {
        write(name + ".yml", rules);
        return """
                  %s:
                    source:  { url: "%s", user: %s }
                    staging: { url: "%s", user: %s }
                    rules: [ %s.yml ]
                    sample:
                %s""".formatted(
                        name,
                        production.url(),
                        production.user(),
                        staging.url(),
                        staging.user(),
                        name,
                        sample.indent(6))
                .indent(0);
    }

    Path write(String configuration) {
        write("key", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\n");
        return write("understudy.yml", configuration);
    }

    private Path write(String name, String text) {
        try {
            Path file = Files.writeString(folder.resolve(name), text);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
