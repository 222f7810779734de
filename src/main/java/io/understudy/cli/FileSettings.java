package io.understudy.cli;

import io.understudy.config.Configuration;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

    /** What names in the configuration stand for. */
    final Map<String, String> environment() {
        Main main = (Main) Objects.requireNonNull(command).root().userObject();
        return main.environment();
    }

    /** What is thrown where a command does not take what was typed. */
    final ParameterException refusal(String why) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), why);
    }

    /** Makes something of what was typed; whatever that does not take for an argument is refused. */
    final <T> T accepted(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    Objects.requireNonNull(command).commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    final Configuration read() {
        return Configuration.read(file, environment());
    }

    /** As {@link #read}, for a command that connects to scratch. */
    final Configuration readWithScratch() {
        return Configuration.readWithScratch(file, environment());
    }

    /** As {@link #read}, for a command that only looks at sources: the key and staging's passwords need not be there. */
    final Configuration readSources() {
        return Configuration.readSources(file, environment());
    }
}
