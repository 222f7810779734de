package io.understudy.db;

/**
 * Which database this is, whatever its host is called.
 *
 * @param system the server's own identifier, shared by a primary and its replicas
 * @param database the database's name on it
 * @param version as the server prints it
 */
public record ServerIdentity(String system, String database, String version) {
    /** Whether both are one database, or one and its replica. */
    public boolean isSameDatabaseAs(ServerIdentity other) {
        return system.equals(other.system) && database.equals(other.database);
    }
}
