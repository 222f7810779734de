package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.config.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What every command takes: the configuration, the databases of it that are meant, and how to answer. */
final class Settings {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "the configuration (default: ${DEFAULT-VALUE})")
    private Path file = Path.of("understudy.yml");

    @Option(names = "--json", description = "answer on standard output in JSON, for machines")
    private boolean json;

    @Parameters(
            paramLabel = "DATABASE",
            arity = "0..*",
            description = "the databases of the configuration that are meant (default: all)")
    private List<String> names = new ArrayList<>();

    boolean json() {
        return json;
    }

    Configuration read() {
        return Configuration.read(file, System.getenv());
    }

    /** The databases that are meant, in the configuration's order. */
    List<Database> databases(Configuration configuration, picocli.CommandLine command) {
        for (String name : names) {
            if (configuration.databases().containsKey(name)) continue;
            throw new ParameterException(
                    command,
                    file + " has no database " + name
                            + Suggestion.didYouMean(
                                    name, configuration.databases().keySet()) + "; it has "
                            + String.join(", ", configuration.databases().keySet()) + ".");
        }
        return configuration.databases().values().stream()
                .filter(database -> names.isEmpty() || names.contains(database.name()))
                .toList();
    }
}
