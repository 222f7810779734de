package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.config.TableText;
import io.understudy.report.Json;
import io.understudy.run.Options;
import io.understudy.run.Outcome;
import io.understudy.run.Refresh;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code understudy refresh}: the main job. */
@Command(
        name = "refresh",
        description = {
            "Publishes a masked sample of production into staging, all at once.",
            "Makes the plan first, and stops before any row is read if it has errors. Several databases are refreshed one after the other, each in its own transaction; the first that fails ends the command."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  understudy refresh                                    every database of ./understudy.yml",
            "  understudy refresh shop --no-publish                  a rehearsal on one of them",
            "  understudy refresh --only orders --only order_items   two tables; the others stay",
            "",
            "Exits with 0 only if staging holds the new snapshot (or none was to be published)."
        })
final class RefreshCommand implements Callable<Integer> {
    @Mixin
    private Settings settings = new Settings();

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description = "instead of sample.rate, such as 5%%; tables with a rate of their own keep it")
    private @Nullable String rate;

    @Option(
            names = "--only",
            paramLabel = "TABLE",
            arity = "1",
            description = "refresh this table, and leave every table that is not named so as it is; repeatable")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--no-publish",
            description = "do everything, then undo it: staging stays as it is, and no manifest is written")
    private boolean noPublish;

    @Option(names = "--dry-run", description = "only plan, as understudy plan does")
    private boolean dryRun;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        Configuration configuration = settings.read();
        Options options =
                new Options(only.stream().map(name -> table(name, command)).toList(), !noPublish);
        List<Database> databases = settings.databases(configuration, command.commandLine()).stream()
                .map(database -> PlanCommand.withRate(database, rate, command))
                .toList();
        if (dryRun) return PlanCommand.plan(configuration, databases, options, settings);
        List<Outcome> outcomes = new ArrayList<>();
        for (Database database : databases) outcomes.add(refresh(configuration, database, options));
        if (settings.json()) System.out.print(Json.text(Map.of("databases", outcomes)));
        return ExitCode.DONE.number();
    }

    private static TableText table(String name, CommandSpec command) {
        try {
            return TableText.parse(name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--only: " + e.getMessage());
        }
    }

    private Outcome refresh(Configuration configuration, Database database, Options options) {
        try (ConsoleProgress progress = ConsoleProgress.of(database.name())) {
            Refresh refresh = new Refresh(configuration, database, options, progress);
            Thread hook = Interruption.guard(refresh);
            try {
                Outcome outcome = refresh.run();
                progress.end();
                if (!settings.json()) System.out.print(Summary.of(outcome));
                return outcome;
            } finally {
                Interruption.release(hook);
            }
        }
    }
}
