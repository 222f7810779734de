package io.understudy.run;

import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/** The video rental of {@code ../shared/data/rental} on a server: its structure, with or without its rows. */
final class Rental {
    private static final Path DATA = Path.of("..", "shared", "data", "rental");
    static final Path RULES = Path.of("src", "test", "resources", "rental");

    /** A line of load.sql: {@code \copy film (…) from film.csv with (…)}. */
    private static final Pattern COPY = Pattern.compile("\\\\copy ((\\w+).*) from (\\S+\\.csv) (with .*)");

    private static final Map<Server, LiveDatabase> LOADED = new EnumMap<>(Server.class);

    private Rental() {}

    /** With its rows, loaded once for all tests, which only read it. */
    static synchronized LiveDatabase production(Server server) {
        return LOADED.computeIfAbsent(server, absent -> load(absent, true));
    }

    /** The same structure and no rows. */
    static LiveDatabase staging(Server server) {
        return load(server, false);
    }

    private static LiveDatabase load(Server server, boolean rows) {
        LiveDatabase database = server.createDatabase();
        try {
            return server.isPostgreSql() ? loadPostgreSql(database, rows) : loadMySql(database, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Runs load.sql as psql would: with its rows, or only for the keys and indexes at its end. */
    private static LiveDatabase loadPostgreSql(LiveDatabase database, boolean rows) throws IOException, SQLException {
        database.executeFiles(DATA, "schema.postgresql.sql");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String line : Files.readAllLines(DATA.resolve("load.sql"))) {
                Matcher copy = COPY.matcher(line);
                if (copy.matches()) {
                    if (rows) copy(connection, copy);
                } else if (!line.startsWith("--") && (rows || !line.contains("setval"))) {
                    statement.execute(line);
                }
            }
        }
        return database;
    }

    private static void copy(Connection connection, Matcher copy) throws SQLException, IOException {
        try (Reader file = Files.newBufferedReader(DATA.resolve(copy.group(3)))) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + copy.group(1) + " from stdin " + copy.group(4), file);
        }
    }

    private static LiveDatabase loadMySql(LiveDatabase database, boolean rows) throws IOException, SQLException {
        database.executeFiles(RULES, "schema.mysql.sql");
        if (rows) {
            String url = database.url().replaceFirst("^jdbc:mariadb:", "jdbc:mysql:") + "?allowLoadLocalInfile=true";
            try (Connection connection = DriverManager.getConnection(url, database.user(), database.password());
                    Statement statement = connection.createStatement()) {
                statement.execute("set time_zone = '+00:00'");
                for (String line : Files.readAllLines(DATA.resolve("load.sql"))) {
                    Matcher copy = COPY.matcher(line);
                    if (copy.matches()) statement.execute(loadData(copy.group(2), DATA.resolve(copy.group(3))));
                }
            }
        }
        return database.executeFiles(RULES, "keys.mysql.sql");
    }

    private static String loadData(String table, Path file) throws IOException {
        List<String> read = new ArrayList<>();
        List<String> set = new ArrayList<>();
        try (var lines = Files.lines(file)) {
            for (String column : lines.findFirst().orElseThrow().split(",", -1)) {
                read.add("@" + column);
                set.add(column + " = if(@" + column + " = '\\\\N', null, " + asMySql(column) + ")");
            }
        }
        return "load data local infile '" + file.toAbsolutePath() + "' into table " + table
                + " character set utf8mb4 fields terminated by ',' optionally enclosed by '\"' escaped by '' ignore 1 lines ("
                + String.join(", ", read) + ") set " + String.join(", ", set);
    }

    /** The value of a column as MySQL writes it: a boolean is a number, a moment has no offset behind it, and a list of labels no braces around it. */
    private static String asMySql(String column) {
        if (column.startsWith("active")) return "@" + column + " in ('t', '1')";
        if (column.equals("special_features"))
            return "replace(trim(both '{' from trim(both '}' from @special_features)), '\"', '')";
        return "trim(trailing '+00' from @" + column + ")";
    }
}
