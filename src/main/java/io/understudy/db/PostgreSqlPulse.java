package io.understudy.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Asks a PostgreSQL server, on a new connection, what one of its processes does. One that waits for its client while we wait for it has lost us; one that waits for a standby may do so for
 * ever. Behind a pooler that hides the process the answer is that it is gone, and silence alone decides.
 */
record PostgreSqlPulse(Opening opening, int process) implements Vigil.Question {
    private static final String TOO_MANY_CONNECTIONS = "53300";

    private static final String DOES = """
            select case when wait_event_type = 'Client' then 'the server waits for us while we wait for it'
                        when wait_event = 'SyncRep' then 'the server waits for its synchronous standby' else '' end
            from pg_catalog.pg_stat_activity where pid = ?
            """;

    /** Opens a connection that answers soon or fails. */
    @FunctionalInterface
    interface Opening {
        Connection open() throws SQLException;
    }

    @Override
    public Vigil.Answer ask() {
        try (Connection connection = opening.open();
                PreparedStatement statement = connection.prepareStatement(DOES)) {
            statement.setInt(1, process);
            try (ResultSet row = statement.executeQuery()) {
                String idle = row.next() ? row.getString(1) : "the server process is gone";
                return idle.isEmpty() ? new Vigil.Answer.Works() : new Vigil.Answer.Idle(idle);
            }
        } catch (SQLException e) {
            // A server that is full has answered; it can be asked again later.
            if (TOO_MANY_CONNECTIONS.equals(e.getSQLState())) return new Vigil.Answer.Works();
            return new Vigil.Answer.Nothing("the server does not answer a new connection either");
        }
    }
}
