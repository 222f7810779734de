package io.understudy.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
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

    /** Whether it reads a CHECK and forgets it, as MySQL does before 8.0.16. */
    public boolean forgetsChecks() {
        return this == MYSQL_8;
    }

    /** The small company of sample-db, loaded once for all tests that only read it; and again if the server has crashed since, because MySQL's tables in memory are empty then. */
    public LiveDatabase sampleProduction() {
        synchronized (SAMPLES) {
            LiveDatabase known = SAMPLES.get(this);
            if (known != null && (isPostgreSql() || known.count("select count(*) from sessions") > 0)) return known;
            LiveDatabase loaded = fillSample(createDatabase());
            SAMPLES.put(this, loaded);
            return loaded;
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

    /** The numbers from 1 to {@code most} as something to select {@code i} from. */
    public String numbers(int most) {
        if (isPostgreSql()) return "generate_series(1, " + most + ") i";
        StringBuilder sum = new StringBuilder("1");
        List<String> digits = new ArrayList<>();
        for (long value = 1; value < most; value *= 10) {
            sum.append(" + ").append(value).append(" * p").append(digits.size()).append(".d");
            digits.add("(select 0 d union all select 1 union all select 2 union all select 3 union all select 4"
                    + " union all select 5 union all select 6 union all select 7 union all select 8 union all select 9) p"
                    + digits.size());
        }
        return "(select " + sum + " as i from " + String.join(", ", digits) + " where " + sum + " <= " + most + ") n";
    }

    /** Gathers the statistics of these tables. */
    public String analyze(String... tables) {
        return isPostgreSql() ? "analyze" : "analyze table " + String.join(", ", tables);
    }

    /** What the schema of a database's tables is called. */
    public String schema(LiveDatabase production) {
        return isPostgreSql() ? "public" : production.name();
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
