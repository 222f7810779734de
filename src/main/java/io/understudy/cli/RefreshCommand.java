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
        description =
                "Takes a sanitized sample of production and publishes it into staging, all at once or not at all.",
        mixinStandardHelpOptions = true)
final class RefreshCommand implements Callable<Integer> {
    @Mixin
    private Settings settings = new Settings();

    @Option(names = "--rate", paramLabel = "RATE", description = "another rate than the configuration's, such as 5%%")
    private @Nullable String rate;

    @Option(
            names = "--only",
            paramLabel = "TABLE",
            arity = "1",
            description = "refresh this table and leave those not named as they are; repeatable")
    private List<String> only = new ArrayList<>();

    @Option(names = "--no-publish", description = "do everything, then undo it: staging stays as it is")
    private boolean noPublish;

    @Option(names = "--dry-run", description = "the same as the plan command")
    private boolean dryRun;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        if (dryRun) return dryRun(command);
        Configuration configuration = settings.read();
        Options options =
                new Options(only.stream().map(name -> table(name, command)).toList(), !noPublish);
        List<Outcome> outcomes = new ArrayList<>();
        for (Database database : settings.databases(configuration, command.commandLine())) {
            outcomes.add(refresh(configuration, PlanCommand.withRate(database, rate, command), options));
        }
        if (settings.json()) System.out.print(Json.text(Map.of("databases", outcomes)));
        return ExitCode.DONE.number();
    }

    private static int dryRun(CommandSpec command) {
        List<String> arguments =
                new ArrayList<>(command.commandLine().getParseResult().originalArgs());
        arguments.removeIf(argument -> argument.equals("--dry-run") || argument.equals("--no-publish"));
        arguments.removeFirst();
        return Main.run(new PlanCommand(), arguments.toArray(String[]::new));
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
