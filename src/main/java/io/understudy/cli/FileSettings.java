package io.understudy.cli;

import io.understudy.config.Configuration;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command takes: the configuration, and how to answer. */
class FileSettings {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "the configuration (default: ./${DEFAULT-VALUE})")
    private Path file = Path.of("understudy.yml");

    @Option(names = "--json", description = "print the result as JSON, for machines")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "print this and exit")
    @SuppressWarnings("UnusedVariable") // picocli itself does what it asks for
    private boolean help;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    final Path file() {
        return file;
    }

    final boolean json() {
        return json;
    }

    final Configuration read() {
        Main main = (Main) Objects.requireNonNull(command).root().userObject();
        return Configuration.read(file, main.environment());
    }

    /** As {@link #read}, for a command that connects to scratch. */
    final Configuration readWithScratch() {
        Main main = (Main) Objects.requireNonNull(command).root().userObject();
        return Configuration.readWithScratch(file, main.environment());
    }

    /** As {@link #read}, for a command that only looks at sources: the key and staging's passwords need not be there. */
    final Configuration readSources() {
        Main main = (Main) Objects.requireNonNull(command).root().userObject();
        return Configuration.readSources(file, main.environment());
    }
}
