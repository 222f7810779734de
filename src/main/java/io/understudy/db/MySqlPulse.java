package io.understudy.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Asks a MySQL or MariaDB server, on a new connection, what one of its connections does. One that sleeps, or sends to its client or reads from it while we wait for it, has lost us. Behind a pooler that
 * hides the connection the answer is that it is gone, and silence alone decides.
 */
record MySqlPulse(Opening opening, long connection) implements Vigil.Question {
    private static final int TOO_MANY_CONNECTIONS = 1040;
    private static final int TOO_MANY_OF_THIS_USER = 1203;
    private static final int LIMIT_OF_THIS_USER = 1226;

    private static final String DOES =
            "select command as command, coalesce(state, '') as state from information_schema.processlist where id = ?";

    /** Opens a connection that answers soon or fails. */
    @FunctionalInterface
    interface Opening {
        Connection open() throws SQLException;
    }

    @Override
    public Vigil.Answer ask() {
        try (Connection asking = opening.open();
                PreparedStatement statement = asking.prepareStatement(DOES)) {
            statement.setLong(1, connection);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) return new Vigil.Answer.Idle("the server has ended the connection");
                return answer(row.getString(1), row.getString(2).toLowerCase(Locale.ROOT));
            }
        } catch (SQLException e) {
            // A server that is full has answered; it can be asked again later.
            return switch (e.getErrorCode()) {
                case TOO_MANY_CONNECTIONS, TOO_MANY_OF_THIS_USER, LIMIT_OF_THIS_USER -> new Vigil.Answer.Works();
                default -> new Vigil.Answer.Nothing("the server does not answer a new connection either");
            };
        }
    }

    private static Vigil.Answer answer(String command, String state) {
        boolean waitsForUs = command.equalsIgnoreCase("Sleep")
                || state.contains("to net")
                || state.contains("from net")
                || state.contains("to client")
                || state.contains("from client");
        return waitsForUs
                ? new Vigil.Answer.Idle("the server waits for us while we wait for it")
                : new Vigil.Answer.Works();
    }
}
