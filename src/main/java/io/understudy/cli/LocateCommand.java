package io.understudy.cli;

import io.understudy.config.ColumnText;
import io.understudy.config.Configuration;
import io.understudy.report.Json;
import io.understudy.run.Locate;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code understudy locate}: the staging value of a production value. */
@Command(
        name = "locate",
        description = {
            "Tells what a value of production is in staging, by the rules and the key of a refresh.",
            "Asks for the value, or reads it from standard input: written behind the column it would stay in the shell's history and in the list of processes. Staging's ledger keeps who looked into which column and when, and never the value."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  understudy locate customers.email                   asks for the value, and does not show it",
            "  understudy locate customers.email < value.txt       its first line",
            "  understudy history --lookups                        who looked into which column",
            "",
            "Production's rows are read only where a mask looks at other columns of the row."
        })
final class LocateCommand implements Callable<Integer> {
    @Mixin
    private FileSettings settings = new FileSettings();

    @Option(
            names = "--database",
            paramLabel = "NAME",
            description = "which of the configuration's databases, if it has several")
    private @Nullable String database;

    @Parameters(index = "0", paramLabel = "TABLE.COLUMN", description = "where production has the value")
    private String column = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VALUE",
            description = "the value, if it may be seen by others; else leave it out")
    private @Nullable String value;

    @Override
    public Integer call() {
        ColumnText name = name();
        Configuration configuration = settings.read();
        Locate locate = new Locate(configuration, FixtureSettings.database(configuration, database, settings));
        Locate.Located located = locate.find(name, value(), System.getProperty("user.name", "unknown"));
        if (settings.json()) System.out.print(Json.text(located));
        else print(located);
        return ExitCode.DONE.number();
    }

    private ColumnText name() {
        return settings.accepted(() -> ColumnText.parse(column));
    }

    private String value() {
        if (value != null) {
            System.err.println(
                    "understudy: the value stays in the shell's history; leave it out next time, and it is asked for.");
            return value;
        }
        Console console = Boolean.getBoolean("understudy.stdin.tty") ? System.console() : null;
        String read = console == null ? firstLine() : password(console);
        if (read != null) return read;
        throw settings.refusal("no value was given; write it on standard input, or answer the question");
    }

    private @Nullable String password(Console console) {
        char[] typed = console.readPassword("Value of %s in production: ", column);
        return typed == null ? null : new String(typed);
    }

    private static @Nullable String firstLine() {
        try {
            // A value is UTF-8 here whatever the shell's locale is.
            return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(Locate.Located located) {
        if (located.values().isEmpty()) System.out.println("Production has no such row.");
        located.values().forEach(System.out::println);
        if (located.kept()) System.err.println(located.column() + " is kept: staging has production's value.");
        if (located.values().size() > 1)
            System.err.println("Rows that share the value are masked apart: these are "
                    + located.values().size() + " values of staging.");
    }
}
