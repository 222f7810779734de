package io.understudy.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/** Asks MySQL or MariaDB a question that a user wrote. Only one statement, and only one that asks, because others would end the transaction that is open. */
final class MySqlQuestion {
    private static final String DOING = "Asking what was expected";
    private static final Pattern ASKS = Pattern.compile(
            "(\\s|\\(|--\\s[^\\n]*\\n|#[^\\n]*\\n|/\\*[^!].*?\\*/)*(select|with|values|table)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** What MySQL and MariaDB say of a query that was ended because it took too long. */
    private static final Set<Integer> LATE = Set.of(3024, 1969);

    private final Session session;
    private final MySqlVersion version;
    private final Duration most;

    /** @param most until there is an answer */
    MySqlQuestion(Session session, MySqlVersion version, Duration most) {
        this.session = session;
        this.version = version;
        this.most = most;
    }

    /** Inside the transaction that is open. */
    Answer ask(String sql) {
        if (!ASKS.matcher(sql).matches()) return Answer.none("it is not a SELECT");
        return session.attempt(DOING, connection -> answer(connection, sql));
    }

    private Answer answer(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set @understudy_question = " + MySqlNames.literal(sql));
            statement.execute("prepare understudy_question from @understudy_question");
            statement.execute("savepoint understudy_question");
            statement.execute(version.statementTimeout(most.toMillis()));
            try (ResultSet rows = statement.executeQuery("execute understudy_question")) {
                if (!rows.next()) return Answer.none("it gives no row");
                String value = rows.getString(1);
                return rows.next() ? Answer.none("it gives more than one row") : Answer.of(value);
            } finally {
                // Whoever lost the connection wants to know why, and not that it is lost.
                if (!connection.isClosed()) {
                    statement.execute(version.statementTimeout(0));
                    statement.execute("rollback to savepoint understudy_question");
                    statement.execute("deallocate prepare understudy_question");
                }
            }
        } catch (SQLException e) {
            // A question that fails is told by the server; what the driver says is about the connection.
            if (e.getErrorCode() == 0 || String.valueOf(e.getSQLState()).startsWith("08")) throw e;
            if (LATE.contains(e.getErrorCode())) return Answer.late(most);
            return Answer.none(ServerComplaint.reason(session.endpoint(), e));
        }
    }
}
