package io.understudy.config;

/** The kind of server. MariaDB is its own engine: it speaks MySQL's protocol, but its catalog and its driver differ. */
public enum Engine {
    POSTGRESQL("jdbc:postgresql:", 5432),
    MYSQL("jdbc:mysql:", 3306),
    MARIADB("jdbc:mariadb:", 3306);

    private final String urlPrefix;
    private final int defaultPort;

    Engine(String urlPrefix, int defaultPort) {
        this.urlPrefix = urlPrefix;
        this.defaultPort = defaultPort;
    }

    /** What a JDBC URL of this engine starts with. */
    public String urlPrefix() {
        return urlPrefix;
    }

    /** The port where a URL names none. */
    public int defaultPort() {
        return defaultPort;
    }
}
