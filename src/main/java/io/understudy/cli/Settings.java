package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.config.Suggestion;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What a command on whole databases takes: the configuration, the databases of it that are meant, and how to answer. */
final class Settings extends FileSettings {
    @Parameters(
            paramLabel = "DATABASE",
            arity = "0..*",
            description = "names under databases: in the configuration (default: all of them)")
    private List<String> names = new ArrayList<>();

    /** The databases that are meant, in the configuration's order. */
    List<Database> databases(Configuration configuration, picocli.CommandLine command) {
        for (String name : names) {
            if (configuration.databases().containsKey(name)) continue;
            throw new ParameterException(
                    command,
                    file() + " has no database " + name + " but "
                            + String.join(", ", configuration.databases().keySet())
                            + Suggestion.didYouMean(
                                    name, configuration.databases().keySet()));
        }
        return configuration.databases().values().stream()
                .filter(database -> names.isEmpty() || names.contains(database.name()))
                .toList();
    }
}
