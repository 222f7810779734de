package io.understudy;

import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import java.nio.file.Path;
import java.util.List;

/** The shop on MySQL or MariaDB, as two databases of one server. */
final class MySqlShop implements Shop {
    private static final Path SQL = Path.of("src/test/resources/io/understudy/shop");

    private final LiveDatabase source;
    private final LiveDatabase staging;

    /**
     * Makes both.
     *
     * @param onSource statements that a database administrator is told to run on production
     * @param onStaging the same for staging
     */
    MySqlShop(Server server, List<String> onSource, List<String> onStaging) {
        source = server.createDatabase().executeFiles(SQL, "mysql-schema.sql", "mysql-data.sql");
        staging = server.createDatabase().executeFiles(SQL, "mysql-schema.sql");
        dropUsers();
        onSource.forEach(statement -> grant(source, statement.replace("'…'", "'read'")));
        onStaging.forEach(statement -> grant(staging, statement.replace("'…'", "'load'")));
    }

    private static void grant(LiveDatabase database, String statement) {
        database.execute(statement
                .replace("ON shop.*", "ON " + database.name() + ".*")
                .replace("`shop\\_", "`" + database.name().replace("_", "\\_") + "\\_"));
    }

    private void dropUsers() {
        source.execute("drop user if exists reader", "drop user if exists loader");
    }

    @Override
    public String reachable(String yaml) {
        return yaml.replace("jdbc:mysql://replica/shop", source.url())
                .replace("jdbc:mysql://staging/shop", staging.url());
    }

    @Override
    public String asDocumented(String printed) {
        throw new IllegalStateException("no page shows what the program prints on MySQL");
    }

    @Override
    public void close() {
        source.execute(
                "drop database if exists " + staging.name() + "__understudy_next",
                "drop database if exists " + staging.name() + "__understudy_previous",
                "drop database if exists " + staging.name() + "__understudy",
                "drop database " + staging.name());
        dropUsers();
        source.execute("drop database " + source.name());
    }
}
