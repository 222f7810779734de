package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.config.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What every command takes: the configuration, the databases of it that are meant, and how to answer. */
final class Settings {
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

    @Parameters(
            paramLabel = "DATABASE",
            arity = "0..*",
            description = "names under databases: in the configuration (default: all of them)")
    private List<String> names = new ArrayList<>();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    boolean json() {
        return json;
    }

    Configuration read() {
        Main main = (Main) Objects.requireNonNull(command).root().userObject();
        return Configuration.read(file, main.environment());
    }

    /** The databases that are meant, in the configuration's order. */
    List<Database> databases(Configuration configuration, picocli.CommandLine command) {
        for (String name : names) {
            if (configuration.databases().containsKey(name)) continue;
            throw new ParameterException(
                    command,
                    file + " has no database " + name + " but "
                            + String.join(", ", configuration.databases().keySet())
                            + Suggestion.didYouMean(
                                    name, configuration.databases().keySet()));
        }
        return configuration.databases().values().stream()
                .filter(database -> names.isEmpty() || names.contains(database.name()))
                .toList();
    }
}
