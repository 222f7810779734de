package io.understudy.servers;

import io.understudy.config.Endpoint;
import io.understudy.config.JdbcUrl;
import io.understudy.config.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A database on one of the MySQL-like servers of the tests, to be prepared with SQL and then looked at by the code under test. */
public record MySqlSessions(MySqlProcess server, String database) {
    /** A new, empty database. */
    public static MySqlSessions on(MySqlProcess server) {
        return new MySqlSessions(server, server.createDatabase());
    }

    /** As root, with nothing refused: rows may break keys, and dates be invalid. */
    public void run(String sql) {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("set foreign_key_checks = 0, sql_mode = 'ALLOW_INVALID_DATES', time_zone = '+00:00'");
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the ordinary user. */
    public Endpoint endpoint() {
        return endpoint(MySqlProcess.ORDINARY_USER, MySqlProcess.ORDINARY_PASSWORD);
    }

    public Endpoint endpoint(String user, String password) {
        return new Endpoint(JdbcUrl.parse(server.url(database)), user, new Secret(password), Map.of());
    }
}
