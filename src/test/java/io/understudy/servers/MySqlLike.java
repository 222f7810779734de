package io.understudy.servers;

/** The two kinds of server that speak MySQL, as parameters of tests. */
public enum MySqlLike {
    MYSQL,
    MARIADB;

    /** The one that all tests share. */
    public MySqlProcess shared() {
        return switch (this) {
            case MYSQL -> MySqlServer.shared();
            case MARIADB -> MariaDbServer.shared();
        };
    }

    /** A new, empty database on it. */
    public MySqlSessions database() {
        return MySqlSessions.on(shared());
    }
}
