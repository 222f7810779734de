package io.understudy.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A database to connect to.
 *
 * @param url without any password
 * @param user who connects
 * @param password empty where the server asks for none
 * @param properties further properties for the driver, in the order written; they may hold secrets and are never printed
 * @param binlog whether what we write goes into the binary log of a MySQL staging; null to leave that to the server
 */
public record Endpoint(
        JdbcUrl url,
        String user,
        Secret password,
        Map<String, String> properties,
        @Nullable Boolean binlog) {
    public Endpoint {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        if (binlog != null && url.engine() == Engine.POSTGRESQL)
            throw new IllegalArgumentException("binlog is for MySQL and MariaDB; leave it out");
        if (user.isBlank()) throw new IllegalArgumentException("user is empty; write the name of the database user");
    }

    /** An endpoint that says nothing about a binary log. */
    public Endpoint(JdbcUrl url, String user, Secret password, Map<String, String> properties) {
        this(url, user, password, properties, null);
    }

    public Engine engine() {
        return url.engine();
    }

    /** For people: {@code host:port/database as user}. */
    public String describe() {
        return url.describe() + " as " + user;
    }

    /** As {@link #describe}: a property may be a secret. */
    @Override
    public String toString() {
        return describe();
    }

    /** As written in YAML; what is left out is null. */
    record Written(
            JdbcUrl url,
            String user,
            @Nullable Secret password,
            @Nullable Map<String, String> properties,
            @Nullable Boolean binlog) {
        Endpoint complete() {
            return new Endpoint(
                    url,
                    user,
                    password == null ? new Secret("") : password,
                    properties == null ? Map.of() : properties,
                    binlog);
        }

        @Override
        public String toString() {
            return url.describe();
        }
    }
}
