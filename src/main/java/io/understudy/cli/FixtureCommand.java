package io.understudy.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code understudy fixture}: the rows behind incidents. */
@Command(
        name = "fixture",
        description = {
            "Keeps the rows behind incidents: masked, small, as files for a pull request, and back in staging after every refresh."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            FixtureCaptureCommand.class,
            FixtureListCommand.class,
            FixtureShowCommand.class,
            FixtureApplyCommand.class,
            FixtureCheckCommand.class,
            FixtureShrinkCommand.class,
            FixtureExportCommand.class,
            FixtureDropCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  understudy fixture capture INC-4312 --row orders:id=5512   the row, and what it refers to",
            "  understudy fixture show INC-4312                           what it holds, and what may be the fault",
            "  understudy fixture apply INC-4312                          into staging now; a refresh brings it anyway",
            "",
            "Each command explains itself: understudy fixture capture --help"
        })
final class FixtureCommand implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "print this and exit")
    @SuppressWarnings("UnusedVariable") // picocli itself does what it asks for
    private boolean help;

    @Spec
    private @Nullable CommandSpec spec;

    /** Called when no command is given: says which there are. */
    @Override
    public Integer call() {
        Objects.requireNonNull(spec).commandLine().usage(System.err);
        return CommandLine.ExitCode.USAGE;
    }
}
