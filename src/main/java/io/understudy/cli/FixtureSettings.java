package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.config.Suggestion;
import io.understudy.fixture.Fixture;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What the commands on fixtures have in common. */
final class FixtureSettings {
    private FixtureSettings() {}

    /** The database that is meant: the one that is named, or the only one. */
    static Database database(Configuration configuration, @Nullable String name, CommandSpec command) {
        Map<String, Database> databases = configuration.databases();
        if (name == null && databases.size() == 1)
            return databases.values().iterator().next();
        if (name == null)
            throw new ParameterException(
                    command.commandLine(), "write --database and one of " + String.join(", ", databases.keySet()));
        Database named = databases.get(name);
        if (named != null) return named;
        throw new ParameterException(
                command.commandLine(),
                configuration.file() + " has no database " + name + Suggestion.didYouMean(name, databases.keySet()));
    }

    /** Refuses what cannot be a ticket's name. */
    static void requireTicket(String ticket, CommandSpec command) {
        try {
            Fixture.requireTicket(ticket);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** How many rows of which table. */
    static Map<String, Integer> rows(Fixture fixture) {
        Map<String, Integer> rows = new LinkedHashMap<>();
        fixture.tables()
                .forEach(
                        table -> rows.put(table.table().toString(), table.rows().size()));
        return rows;
    }
}
