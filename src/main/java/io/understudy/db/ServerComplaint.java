package io.understudy.db;

import io.understudy.config.Endpoint;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Tells a server's error in one sentence. The server's own text is repeated only for classes of errors whose texts hold names and never row values; for all others
 * (a duplicate key, a malformed number) its code and the objects it names have to do.
 */
final class ServerComplaint {
    /** Connection, authorization, catalog name, syntax or access, resources, limits, state, intervention, system: their texts name objects only. */
    private static final Set<String> CLASSES_WITHOUT_VALUES =
            Set.of("08", "28", "3D", "3F", "42", "53", "54", "55", "57", "58", "25", "0A", "2B", "40");

    private ServerComplaint() {}

    /** What a failure to connect is called. */
    static final String CONNECTING = "Connecting";

    static String sentence(String doing, Endpoint endpoint, SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (endpoint.engine()) {
            case POSTGRESQL -> sentence(doing, endpoint, what(e, state), advice(doing, state));
            case MYSQL, MARIADB -> sentence(doing, endpoint, MySqlComplaint.what(e), MySqlComplaint.advice(doing, e));
        };
    }

    /** The part of the sentence that says what the server minds. */
    static String reason(Endpoint endpoint, SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (endpoint.engine()) {
            case POSTGRESQL -> what(e, state);
            case MYSQL, MARIADB -> MySqlComplaint.what(e);
        };
    }

    private static String advice(String doing, String state) {
        return doing.equals(CONNECTING) && state.startsWith("08")
                ? "check host and port, and that a PostgreSQL server runs there"
                : advice(state);
    }

    private static String sentence(String doing, Endpoint endpoint, String what, String advice) {
        return doing + " failed on " + endpoint.describe() + ": " + what
                + (advice.isEmpty() ? "." : "; " + advice + ".");
    }

    private static String what(SQLException e, String state) {
        ServerErrorMessage server = e instanceof PSQLException fromServer ? fromServer.getServerErrorMessage() : null;
        if (server == null) return fromDriver(e, state);
        if (state.length() == 5
                && CLASSES_WITHOUT_VALUES.contains(state.substring(0, 2))
                && server.getMessage() != null) {
            return firstLine(server.getMessage());
        }
        // A row that finds no partition is reported as a violated CHECK without a name.
        boolean homeless = state.equals("23514") && server.getConstraint() == null;
        StringBuilder text = new StringBuilder(homeless ? "a row for which there is no partition" : name(state));
        append(text, " on constraint ", server.getConstraint());
        append(text, " of table ", qualified(server.getSchema(), server.getTable()));
        append(text, " column ", server.getColumn());
        append(text, " type ", server.getDatatype());
        return text.toString();
    }

    /** The driver's own errors: about sockets and protocol, except that it may quote SQL, which then stays here. */
    private static String fromDriver(SQLException e, String state) {
        Throwable cause = e.getCause();
        if (cause instanceof UnknownHostException) return "no such host is known";
        if (cause instanceof SocketTimeoutException) return "no answer came within timeouts.connect";
        if (cause instanceof ConnectException) return "the connection was refused";
        if (state.startsWith("08") && e.getMessage() != null) return firstLine(e.getMessage());
        return "the driver gave up" + (state.isEmpty() ? "" : " (SQLSTATE " + state + ")");
    }

    private static String name(String state) {
        return switch (state) {
            case "23505" -> "a duplicate key";
            case "23503" -> "a dangling foreign key";
            case "23502" -> "a null in a NOT NULL column";
            case "23514" -> "a violated CHECK";
            case "23P01" -> "a violated exclusion constraint";
            case "22001" -> "a value too long for its column";
            case "22003" -> "a number out of range";
            case "22P02" -> "a value that is not of its type";
            case "22P03" -> "a value whose binary form the type refuses";
            case "22P04" -> "a COPY stream that does not fit the table";
            case "22021" -> "text that the encoding cannot hold";
            case "P0001" -> "an exception raised by a function or trigger of the database";
            default -> "an error with SQLSTATE " + (state.isEmpty() ? "unknown" : state);
        };
    }

    private static String advice(String state) {
        return switch (state) {
            case "28P01", "28000" -> "check user and password";
            case "3D000" -> "check the database name in the url";
            case "42501" -> "grant what is missing, or use another user";
            case "55P03" -> "something else holds a lock; try again, or raise timeouts.lock";
            case "53100" -> "free disk space on the server";
            case "53300" -> "the server has no connection left; try again later";
            case "57014" -> "the statement was cancelled or ran into timeouts.statement";
            case "57P01", "57P02", "57P03" -> "the server ended the connection; try again";
            case "40001" ->
                "a standby cancelled the read to go on with recovery; set hot_standby_feedback or max_standby_streaming_delay, or read the primary";
            case "08001" -> "check host and port, and that the server runs";
            case "08006", "08003", "08004", "08S01" -> "the connection was lost; try again";
            default -> "";
        };
    }

    private static @Nullable String qualified(@Nullable String schema, @Nullable String table) {
        return table == null ? null : schema == null ? table : schema + "." + table;
    }

    private static void append(StringBuilder text, String before, @Nullable String name) {
        if (name != null) text.append(before).append(name);
    }

    static String firstLine(String text) {
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
