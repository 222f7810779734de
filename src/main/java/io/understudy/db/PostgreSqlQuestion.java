package io.understudy.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Asks PostgreSQL a question that a user wrote, inside the transaction that is open: from within a block, where nothing can end that, and what was done to find the answer is undone. */
final class PostgreSqlQuestion {
    private static final String DOING = "Asking what was expected";
    private static final String BLOCK = """
            do language plpgsql $understudy$ declare answer text; begin
                execute pg_catalog.current_setting('understudy.question') into strict answer;
                perform pg_catalog.set_config('understudy.answer', case when answer is null then '' else '=' || answer end, true);
            end $understudy$
            """;

    private final Session session;
    private final Duration most;

    /** @param most until there is an answer */
    PostgreSqlQuestion(Session session, Duration most) {
        this.session = session;
        this.most = most;
    }

    Answer ask(String sql) {
        session.execute(DOING, "savepoint understudy_question");
        try {
            return session.attempt(DOING, connection -> answer(connection, sql));
        } finally {
            session.execute(DOING, "rollback to savepoint understudy_question");
        }
    }

    private Answer answer(Connection connection, String sql) throws SQLException {
        try (PreparedStatement question =
                        connection.prepareStatement("select pg_catalog.set_config('understudy.question', ?, true)");
                Statement block = connection.createStatement()) {
            block.execute("set local statement_timeout = " + most.toMillis());
            question.setString(1, sql);
            question.execute();
            block.execute(BLOCK);
            try (ResultSet rows = block.executeQuery("select pg_catalog.current_setting('understudy.answer')")) {
                rows.next();
                String told = rows.getString(1);
                return Answer.of(told.isEmpty() ? null : told.substring(1));
            }
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if (state.startsWith("08") || state.startsWith("57P")) throw e;
            return switch (state) {
                case "P0002" -> Answer.none("it gives no row");
                case "57014" -> Answer.late(most);
                case "P0003" -> Answer.none("it gives more than one row");
                default -> Answer.none(ServerComplaint.reason(session.endpoint(), e));
            };
        }
    }
}
