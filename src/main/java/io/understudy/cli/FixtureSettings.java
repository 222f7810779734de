package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.config.Suggestion;
import io.understudy.fixture.Fixture;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the commands on fixtures have in common. */
final class FixtureSettings {
    private FixtureSettings() {}

    /** The database that is meant: the one that is named, or the only one. */
    static Database database(Configuration configuration, @Nullable String name, FileSettings settings) {
        Map<String, Database> databases = configuration.databases();
        if (name == null && databases.size() == 1)
            return databases.values().iterator().next();
        if (name == null)
            throw settings.refusal("write --database and one of " + String.join(", ", databases.keySet()));
        Database named = databases.get(name);
        if (named != null) return named;
        throw settings.refusal(
                configuration.file() + " has no database " + name + Suggestion.didYouMean(name, databases.keySet()));
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
