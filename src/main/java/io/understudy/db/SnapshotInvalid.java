package io.understudy.db;

import java.sql.SQLException;

/** Staging refuses rows: they break a constraint, or do not fit a column, so they are not what production is or masks spoilt them. Staging holds what it held before. */
public final class SnapshotInvalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SnapshotInvalid(String message) {
        super(message);
    }

    /** Rows of fixtures are refused where they are put beside others, or by themselves. */
    static SnapshotInvalid ofFixtures(String doing, Session session, SQLException e) {
        return new SnapshotInvalid(ServerComplaint.sentence(doing, session.endpoint(), e)
                + " A fixture's row and those that " + session.noun()
                + " has do not go together; " + session.noun() + " is untouched. "
                + switch (session.side()) {
                    case SOURCE, STAGING -> "Refresh, which brings both, or change the fixture.";
                    case SCRATCH -> "Correct the fixture, or scratch's tables.";
                });
    }

    /** Whether a server complains about the data (PostgreSQL: SQLSTATE classes 22 and 23) and not about itself. */
    static boolean isMeantBy(SQLException e) {
        String state = e.getSQLState();
        if (e.getErrorCode() != 0) return MySqlComplaint.isAboutData(e);
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}
