package io.understudy.servers;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The servers that every contract holds on. Each starts when it is first asked for, once for the whole JVM. */
public enum Server {
    POSTGRESQL_18,
    POSTGRESQL_15,
    MYSQL_8,
    MARIADB_11;

    private static final Map<Server, LiveDatabase> SAMPLES = new EnumMap<>(Server.class);

    /** A new, empty database, whose user may do everything in it. */
    public LiveDatabase createDatabase() {
        return switch (this) {
            case POSTGRESQL_18 -> LiveDatabase.embedded();
            case POSTGRESQL_15 -> DebianPostgresServer.shared().createDatabase();
            case MYSQL_8 -> ofRoot(MySqlServer.shared());
            case MARIADB_11 -> ofRoot(MariaDbServer.shared());
        };
    }

    private static LiveDatabase ofRoot(MySqlProcess server) {
        return new LiveDatabase(server.url(server.createDatabase()), "root");
    }

    /** Whether it is PostgreSQL; else it is MySQL or MariaDB. */
    public boolean isPostgreSql() {
        return switch (this) {
            case POSTGRESQL_18, POSTGRESQL_15 -> true;
            case MYSQL_8, MARIADB_11 -> false;
        };
    }

    /** The small company of sample-db, loaded once for all tests that only read it. */
    public LiveDatabase sampleProduction() {
        synchronized (SAMPLES) {
            return SAMPLES.computeIfAbsent(this, server -> server.fillSample(server.createDatabase()));
        }
    }

    /** The same statement as this server writes it: MySQL's names have no schema and stand in backquotes, and its EXISTS wants a column. */
    public String sql(String postgreSql) {
        if (isPostgreSql()) return postgreSql;
        return postgreSql
                .replace("public.", "")
                .replace('"', '`')
                .replace("select from", "select 1 from")
                .replace(" from only ", " from ");
    }

    /** Loads the small company into an empty database. */
    public LiveDatabase fillSample(LiveDatabase empty) {
        empty.executeFiles(folder(), "01-schema.sql", "02-data.sql", "03-keys.sql");
        return isPostgreSql() ? empty.execute("analyze") : empty;
    }

    /** A new database with the structure of the small company and no rows. */
    public LiveDatabase sampleStaging() {
        return sampleStructure(createDatabase());
    }

    /** Makes the tables of the small company in an empty database. */
    public LiveDatabase sampleStructure(LiveDatabase empty) {
        return empty.executeFiles(folder(), "01-schema.sql", "03-keys.sql");
    }

    private Path folder() {
        return Path.of("sample-db", isPostgreSql() ? "postgresql" : "mysql");
    }
}
