package io.understudy.cli;

import io.understudy.run.Version;
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
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionText.class,
        subcommands = {
            PlanCommand.class,
            RefreshCommand.class,
            VerifyCommand.class,
            EnrollCommand.class,
            HistoryCommand.class
        },
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0 done   1 bug   2 usage or configuration   3 undecided columns or plan findings",
            "  4 verification failed, staging untouched   5 target refused   6 source failed",
            "  7 staging failed   8 another run holds the lock   130 interrupted, staging untouched",
            "",
            "Start with: understudy plan -c understudy.yml   (reads two catalogs, writes nothing)"
        })
public final class Main implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** The whole program but for the exit: what tests call. */
    public static int run(String... args) {
        return run(new Main(), args);
    }

    /** Runs a command; whatever it throws becomes a sentence and a number. */
    static int run(Object command, String... args) {
        try {
            return new CommandLine(command)
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .setParameterExceptionHandler((failure, parsed) -> ExitCode.report(failure))
                    .setExecutionExceptionHandler((failure, executed, parsed) -> ExitCode.report(failure))
                    .execute(args);
        } catch (StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
            // The JVM would print its message, which may quote anything.
            return ExitCode.report(e);
        }
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
