package io.understudy.db;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What MySQL or MariaDB says, as part of a sentence. Its messages quote values ("Duplicate entry 'jane@x.org' for key 'email'"), so its text is repeated only for error numbers whose texts hold names alone;
 * of all others we keep the names at their ends: a key, a column, the number of a row.
 */
final class MySqlComplaint {
    /** Errors whose texts hold names, numbers and nothing of a row. */
    private static final Set<Integer> WITHOUT_VALUES = Set.of(
            1021, 1030, 1040, 1044, 1045, 1046, 1049, 1050, 1051, 1053, 1054, 1091, 1114, 1129, 1130, 1142, 1143, 1146,
            1148, 1153, 1158, 1159, 1160, 1161, 1168, 1180, 1194, 1195, 1203, 1205, 1213, 1226, 1227, 1290, 1305, 1317,
            1360, 1412, 1419, 1449, 1698, 1730, 1792, 1836, 1969, 3024, 3159, 3162, 3169, 3170, 3878, 3879, 3948, 4031,
            4166);

    private static final Pattern KEY = Pattern.compile(".* for key '([^']+)'", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile(
            ".*(?:for column|for the column|Column) ([`'].+?[`'])(?: at row \\d+)?[^`']*", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile(".* at row (\\d+)", Pattern.DOTALL);
    private static final Pattern CONSTRAINT = Pattern.compile("CONSTRAINT `([^`]+)`");
    private static final Pattern CHECK = Pattern.compile("Check constraint '([^']+)' is violated");

    private MySqlComplaint() {}

    /** What happened. */
    static String what(SQLException e) {
        if (e.getErrorCode() == 0) return fromDriver(e);
        String message = String.valueOf(e.getMessage());
        if (WITHOUT_VALUES.contains(e.getErrorCode())) return ServerComplaint.firstLine(message);
        return name(e) + names(message);
    }

    /** Which index a duplicate is of, without its table; empty if the server does not say. */
    static String key(SQLException e) {
        Matcher found = KEY.matcher(String.valueOf(e.getMessage()));
        return found.matches() ? found.group(1).substring(found.group(1).lastIndexOf('.') + 1) : "";
    }

    /** The names at the end of a message, behind whatever value it quotes. */
    private static String names(String message) {
        StringBuilder text = new StringBuilder();
        append(text, " on index ", KEY.matcher(message));
        append(text, " in column ", COLUMN.matcher(message));
        Matcher constraint = CONSTRAINT.matcher(message);
        if (constraint.find()) text.append(" on constraint ").append(constraint.group(1));
        Matcher check = CHECK.matcher(message);
        if (check.find()) text.append(" on constraint ").append(check.group(1));
        append(text, " at row ", ROW.matcher(message));
        return text.toString();
    }

    private static void append(StringBuilder text, String before, Matcher found) {
        if (found.matches()) text.append(before).append(found.group(1));
    }

    private static String name(SQLException e) {
        return switch (e.getErrorCode()) {
            case 1062, 1169, 1586 -> "a duplicate key";
            case 1048, 1364 -> "a null in a NOT NULL column";
            case 1216, 1217, 1451, 1452 -> "a dangling foreign key";
            case 3819, 4025 -> "a violated CHECK";
            case 1406, 1301 -> "a value too long for its column";
            case 1264, 1690 -> "a number out of range";
            case 1265, 1292, 1366, 1411, 1416, 3140, 3141 -> "a value that its column cannot hold";
            case 1300, 1977 -> "text that the character set cannot hold";
            case 1526 -> "a row for which there is no partition";
            case 1064 -> "a statement that the server does not understand";
            default -> "an error with number " + e.getErrorCode() + " (SQLSTATE " + e.getSQLState() + ")";
        };
    }

    private static String fromDriver(SQLException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) return "no such host is known";
            if (cause instanceof SocketTimeoutException) return "no answer came within timeouts.connect";
            if (cause instanceof ConnectException) return "the connection was refused";
        }
        if (asksForKey(e)) return "the server wants the password encrypted, and there is no TLS";
        String state = e.getSQLState();
        if (state != null && state.startsWith("08")) return "the connection was lost";
        return "the driver gave up" + (state == null || state.isEmpty() ? "" : " (SQLSTATE " + state + ")");
    }

    /** What to do about it; empty where that is not known. */
    static String advice(String doing, SQLException e) {
        String advice = advice(e);
        boolean unreached = doing.equals(ServerComplaint.CONNECTING)
                && e.getErrorCode() == 0
                && (advice.isEmpty() || String.valueOf(e.getSQLState()).startsWith("08"))
                && !asksForKey(e);
        if (e.getErrorCode() == 1045 && !doing.equals(ServerComplaint.CONNECTING))
            return "the user lacks a privilege on the whole server; a table with a DATA DIRECTORY takes FILE";
        return unreached ? "check host and port, and that a MySQL or MariaDB server runs there" : advice;
    }

    private static boolean asksForKey(SQLException e) {
        return String.valueOf(e.getMessage()).contains("Public Key Retrieval");
    }

    private static String advice(SQLException e) {
        if (asksForKey(e))
            return "connect with TLS (sslMode=REQUIRED in the url), or write allowPublicKeyRetrieval=true there";
        return switch (e.getErrorCode()) {
            case 1045, 1698 -> "check user and password";
            case 1049 -> "check the database name in the url";
            case 1044, 1142, 1143, 1227 -> "grant what is missing, or use another user";
            case 1205, 1213 -> "something else holds a lock; try again, or raise timeouts.lock";
            case 1021, 1114 -> "free disk space on the server";
            case 1040, 1203, 1226 -> "the server has no connection left; try again later";
            case 1969, 3024 -> "it ran into timeouts.statement";
            case 1317 -> "the statement was cancelled";
            case 1053, 3169, 3170, 4031 -> "the server ended the connection; try again";
            case 1412 -> "the source's schema changed during the run; try again when migrations are over";
            case 1290, 1836 -> "it is set read-only; use a server that can be written to";
            case 1153 -> "raise max_allowed_packet on the server";
            case 0 -> adviceByState(String.valueOf(e.getSQLState()));
            default -> "";
        };
    }

    private static String adviceByState(String state) {
        return switch (state) {
            case "08S01", "08001", "08003", "08004", "08006", "08007" ->
                "check that the server runs and can be reached, and try again";
            default -> "";
        };
    }

    /** Whether the server complains about the data and not about itself. */
    static boolean isAboutData(SQLException e) {
        return switch (e.getErrorCode()) {
            case 1048,
                    1062,
                    1169,
                    1216,
                    1217,
                    1264,
                    1265,
                    1292,
                    1300,
                    1301,
                    1364,
                    1366,
                    1406,
                    1411,
                    1416,
                    1451,
                    1452,
                    1526,
                    1586,
                    1690,
                    1977,
                    3140,
                    3141,
                    3819,
                    4025 -> true;
            default -> false;
        };
    }
}
