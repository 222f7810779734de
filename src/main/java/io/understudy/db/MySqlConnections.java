package io.understudy.db;

import com.mysql.cj.jdbc.Driver;
import io.understudy.config.Endpoint;
import io.understudy.config.Engine;
import io.understudy.config.Timeouts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens connections to MySQL and MariaDB that read and write the same bytes everywhere, and that cannot hang. One driver serves both: it speaks the protocol that they share, and which server it
 * is, is asked of the server.
 */
final class MySqlConnections {
    /** As long as the patience of {@link Vigil}: a slow other side must not make the server give up on us, but neither may it keep a connection of a machine that has died for ever. */
    private static final long PATIENCE_SECONDS = Duration.ofHours(10).toSeconds();

    private static final String SOCKET_TIMEOUT = "socketTimeout";
    private static final int DATABASE_FORBIDDEN = 1044;
    private static final Pattern ACCOUNT = Pattern.compile("'[^']*'@'[^']*'");

    static {
        // A thread that looks for connections nobody closed; ours are closed, and it would outlive us.
        System.setProperty("com.mysql.cj.disableAbandonedConnectionCleanup", "true");
    }

    private MySqlConnections() {}

    /**
     * A connection in the database that the URL names. Times are UTC, text we send is utf8mb4, and every column comes in its own bytes, whatever its character set.
     *
     * @param further driver properties of this use
     */
    static Session open(Endpoint endpoint, Timeouts timeouts, Session.Side side, Map<String, String> further) {
        Connection connection;
        try {
            connection = connect(endpoint, properties(endpoint, timeouts, further));
        } catch (SQLException e) {
            throw side.failure(
                    e.getErrorCode() == DATABASE_FORBIDDEN
                            ? forbidden(endpoint, side, e)
                            : ServerComplaint.sentence(ServerComplaint.CONNECTING, endpoint, e));
        }
        Session session = null;
        try {
            session = watched(connection, endpoint, timeouts, side);
            MySqlVersion version = MySqlVersion.of(session);
            if (!version.isSupported())
                throw side.failure(endpoint.describe() + " is " + version
                        + ", which is too old; MySQL 8.0 or MariaDB 10.6 and later work.");
            session.execute("Setting up the connection", "set " + String.join(", ", settings(version, timeouts)));
            return session;
        } catch (SQLException e) {
            abandon(connection);
            throw side.failure(ServerComplaint.sentence(ServerComplaint.CONNECTING, endpoint, e));
        } catch (RuntimeException e) {
            if (session == null) abandon(connection);
            else session.close();
            throw e;
        }
    }

    /** Who has no privilege at all in a database is not even let in. */
    private static String forbidden(Endpoint endpoint, Session.Side side, SQLException e) {
        List<String> privileges = switch (side) {
            case SOURCE -> List.of("SELECT");
            case STAGING, SCRATCH -> MySqlStagingPrivileges.ON_STAGING;
        };
        Matcher account = ACCOUNT.matcher(String.valueOf(e.getMessage()));
        return ServerComplaint.CONNECTING + " failed on " + endpoint.describe() + ": " + MySqlComplaint.what(e)
                + "; let somebody run: GRANT " + String.join(", ", privileges) + " ON "
                + MySqlNames.name(endpoint.url().database()) + ".* TO "
                + (account.find() ? account.group() : MySqlNames.literal(endpoint.user())) + ";";
    }

    private static void abandon(Connection connection) {
        try {
            connection.close();
        } catch (SQLException alreadyGone) {
            // The purpose was to be rid of it.
            return;
        }
    }

    /** A session that is not waited on for ever. */
    private static Session watched(Connection connection, Endpoint endpoint, Timeouts timeouts, Session.Side side)
            throws SQLException {
        Properties impatient = properties(endpoint, timeouts, Map.of());
        impatient.setProperty(SOCKET_TIMEOUT, millis(timeouts.connect()));
        long number = number(connection);
        return new Session(
                connection,
                endpoint,
                side,
                timeouts.silence(),
                new MySqlPulse(() -> connect(endpoint, impatient), number));
    }

    private static long number(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("select connection_id()")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The driver's limit on connecting ends when the socket stands; a server that then says nothing is met by the one on silence, which is lifted as soon as it has spoken. */
    private static Connection connect(Endpoint endpoint, Properties properties) throws SQLException {
        Properties impatient = new Properties();
        impatient.putAll(properties);
        if (impatient.getProperty(SOCKET_TIMEOUT).equals("0"))
            impatient.setProperty(SOCKET_TIMEOUT, properties.getProperty("connectTimeout"));
        Connection connection = new Driver().connect(url(endpoint), impatient);
        if (connection == null) throw new SQLException("not a URL that the MySQL driver knows", "08001");
        connection.setNetworkTimeout(Runnable::run, Integer.parseInt(properties.getProperty(SOCKET_TIMEOUT)));
        return connection;
    }

    private static String url(Endpoint endpoint) {
        String text = endpoint.url().text();
        return endpoint.engine() == Engine.MARIADB
                ? Engine.MYSQL.urlPrefix()
                        + text.substring(Engine.MARIADB.urlPrefix().length())
                : text;
    }

    /** Whatever the server's own defaults are. */
    private static List<String> settings(MySqlVersion version, Timeouts timeouts) {
        List<String> settings = new ArrayList<>(List.of(
                "time_zone = '+00:00'",
                "sql_mode = ''",
                "character_set_results = null",
                "group_concat_max_len = 4294967295",
                "wait_timeout = " + PATIENCE_SECONDS,
                "net_read_timeout = " + PATIENCE_SECONDS,
                "net_write_timeout = " + PATIENCE_SECONDS,
                "lock_wait_timeout = " + seconds(timeouts.lock()),
                "innodb_lock_wait_timeout = " + seconds(timeouts.lock())));
        if (version.isMariaDb()) {
            settings.add("idle_transaction_timeout = 0");
            settings.add("idle_readonly_transaction_timeout = 0");
            settings.add("idle_write_transaction_timeout = 0");
            settings.add("max_statement_time = 0");
        } else {
            settings.add("information_schema_stats_expiry = 0");
            // A list of keys is looked up in an index however long it is.
            settings.add("range_optimizer_max_mem_size = 0");
            settings.add("max_execution_time = 0");
        }
        return settings;
    }

    private static Properties properties(Endpoint endpoint, Timeouts timeouts, Map<String, String> further) {
        Properties properties = new Properties();
        properties.putAll(endpoint.properties());
        properties.setProperty("user", endpoint.user());
        properties.setProperty("password", endpoint.password().reveal());
        properties.setProperty("connectionAttributes", "program_name:understudy");
        properties.setProperty("connectTimeout", millis(timeouts.connect()));
        properties.setProperty(SOCKET_TIMEOUT, "0");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("autoReconnect", "false");
        // MySQL's newer default collation is not one that MariaDB knows.
        properties.setProperty("characterEncoding", "UTF-8");
        properties.setProperty("connectionCollation", "utf8mb4_general_ci");
        properties.setProperty("useServerPrepStmts", "false");
        properties.setProperty("useCursorFetch", "false");
        properties.setProperty("allowLoadLocalInfile", "false");
        properties.setProperty("allowMultiQueries", "false");
        // The driver must not put values or statements into its own exception texts.
        properties.setProperty("paranoid", "true");
        properties.setProperty("dumpQueriesOnException", "false");
        properties.putAll(further);
        return properties;
    }

    private static String millis(Duration duration) {
        return String.valueOf(Math.max(1, duration.toMillis()));
    }

    private static String seconds(Duration duration) {
        return String.valueOf(Math.max(1, duration.toSeconds()));
    }
}
