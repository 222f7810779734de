package io.understudy.config;

/** The kind of server. MariaDB is its own engine: it speaks MySQL's protocol, but its catalog and its driver differ. */
public enum Engine {
    POSTGRESQL("PostgreSQL", "jdbc:postgresql:", 5432),
    MYSQL("MySQL", "jdbc:mysql:", 3306),
    MARIADB("MariaDB", "jdbc:mariadb:", 3306);

    private final String title;
    private final String urlPrefix;
    private final int defaultPort;

    Engine(String title, String urlPrefix, int defaultPort) {
        this.title = title;
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

    /** As the makers spell it. */
    @Override
    public String toString() {
        return title;
    }
}
