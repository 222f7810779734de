package io.understudy.cli;

import io.understudy.run.Version;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code understudy} command. */
@Command(
        name = "understudy",
        description =
                "Refreshes staging from production: a sample that keeps production's shape, masked by rules, published at once.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionText.class,
        subcommands = {
            InitCommand.class,
            DiscoverCommand.class,
            PlanCommand.class,
            PreviewCommand.class,
            RefreshCommand.class,
            FixtureCommand.class,
            VerifyCommand.class,
            EnrollCommand.class,
            ReportCommand.class,
            LocateCommand.class,
            HistoryCommand.class,
            RollbackCommand.class
        },
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0 done   1 bug   2 usage or configuration   3 undecided columns or plan findings",
            "  4 staging is not, or would not have been, what it should be   5 target refused   6 source failed",
            "  7 staging failed   8 another run holds the lock   130 interrupted",
            "",
            "Start with: understudy plan   (reads ./understudy.yml and two catalogs, writes nothing)",
            "Each command explains itself: understudy refresh --help"
        })
public final class Main implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    private final Map<String, String> environment;

    private Main(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** The whole program but for the exit. */
    public static int run(String... args) {
        return run(System.getenv(), args);
    }

    /**
     * The whole program in another environment: what tests call. Whatever a command throws becomes a sentence and a number.
     *
     * @param environment what {@code ${NAME}} in a configuration stands for
     */
    public static int run(Map<String, String> environment, String... args) {
        try {
            return new CommandLine(new Main(environment))
                    .setUsageHelpWidth(100)
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .setParameterExceptionHandler((failure, parsed) -> ExitCode.report(failure))
                    .setExecutionExceptionHandler((failure, executed, parsed) -> ExitCode.report(failure))
                    .execute(args);
        } catch (StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
            // The JVM would print its message, which may quote anything.
            return ExitCode.report(e);
        }
    }

    Map<String, String> environment() {
        return environment;
    }

    /** Called when no command is given: says which there are. */
    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(System.err);
        }
        return CommandLine.ExitCode.USAGE;
    }

    static final class VersionText implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"understudy " + Version.text()};
        }
    }
}
