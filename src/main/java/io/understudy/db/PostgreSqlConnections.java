package io.understudy.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.understudy.config.Endpoint;
import io.understudy.config.Timeouts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGConnection;

/** Opens connections to PostgreSQL that read and write the same text everywhere, and that cannot hang. */
final class PostgreSqlConnections {
    /** Whatever the role, the database or the server have set: text is ISO, UTC and exact, row-level security never hides rows, and no idle limit ends us. */
    private static final List<String> SETTINGS = List.of(
            "set datestyle = 'ISO, YMD'",
            "set timezone = 'UTC'",
            "set intervalstyle = 'postgres'",
            "set extra_float_digits = 1",
            "set bytea_output = 'hex'",
            "set row_security = off",
            "set idle_in_transaction_session_timeout = 0",
            "set standard_conforming_strings = on",
            "set tcp_keepalives_idle = 60",
            "set tcp_keepalives_interval = 10",
            // What only some releases know. A server that looks for its client while it works ends the work of a run
            // that was killed, and with it the run's locks; only Linux can be trusted to know how.
            """
            select pg_catalog.set_config(v.name, v.value, false) from (values ('client_connection_check_interval', '5s'), ('idle_session_timeout', '0'), ('transaction_timeout', '0')) v(name, value)
            where pg_catalog.current_setting(v.name, true) is not null and (v.name <> 'client_connection_check_interval' or pg_catalog.version() like '%linux%')
            """);

    private PostgreSqlConnections() {}

    /** A connection of its own, with nothing on its search path, so that names print qualified. */
    static Session open(Endpoint endpoint, Timeouts timeouts, Session.Side side) {
        try {
            Session session = watched(connect(endpoint, properties(endpoint, timeouts)), endpoint, timeouts, side);
            settings(timeouts).forEach(setting -> session.execute("Setting up the connection", setting));
            session.execute("Setting up the connection", "set search_path = ''");
            return session;
        } catch (SQLException e) {
            throw side.failure(ServerComplaint.sentence(ServerComplaint.CONNECTING, endpoint, e));
        }
    }

    /** A session that is not waited on for ever. */
    static Session watched(Connection connection, Endpoint endpoint, Timeouts timeouts, Session.Side side)
            throws SQLException {
        int process = connection.unwrap(PGConnection.class).getBackendPID();
        Properties impatient = properties(endpoint, timeouts);
        impatient.setProperty("socketTimeout", seconds(timeouts.connect()));
        return new Session(
                connection,
                endpoint,
                side,
                timeouts.silence(),
                new PostgreSqlPulse(() -> connect(endpoint, impatient), process));
    }

    private static Connection connect(Endpoint endpoint, Properties properties) throws SQLException {
        Connection connection = new Driver().connect(endpoint.url().text(), properties);
        if (connection == null) throw new SQLException("not a URL that the PostgreSQL driver knows", "08001");
        return connection;
    }

    /** Connections for readers, which keep the search path that the role has, because a configured {@code where} may count on it. */
    static HikariDataSource readers(Endpoint endpoint, Timeouts timeouts, int most) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("understudy-readers");
        config.setDriverClassName(Driver.class.getName());
        config.setJdbcUrl(endpoint.url().text());
        config.setDataSourceProperties(properties(endpoint, timeouts));
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(Math.max(250, timeouts.connect().toMillis()));
        config.setConnectionInitSql(String.join("; ", settings(timeouts)) + "; set default_transaction_read_only = on");
        return new HikariDataSource(config);
    }

    private static List<String> settings(Timeouts timeouts) {
        List<String> all = new java.util.ArrayList<>(SETTINGS);
        all.add("set lock_timeout = " + timeouts.lock().toMillis());
        return all;
    }

    private static Properties properties(Endpoint endpoint, Timeouts timeouts) {
        Properties properties = new Properties();
        properties.putAll(endpoint.properties());
        properties.setProperty("user", endpoint.user());
        properties.setProperty("password", endpoint.password().reveal());
        properties.setProperty("ApplicationName", "understudy");
        properties.setProperty("connectTimeout", seconds(timeouts.connect()));
        properties.setProperty("loginTimeout", seconds(timeouts.connect()));
        properties.setProperty("cancelSignalTimeout", seconds(timeouts.connect()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("socketFactory", KeepAliveSockets.class.getName());
        // The driver must not put server errors with row values into its own exception texts.
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }

    private static String seconds(Duration duration) {
        return String.valueOf(Math.max(1, duration.toSeconds()));
    }
}
