package io.understudy.db;

import java.sql.SQLException;

/** Staging refuses rows: they break a constraint, or do not fit a column, so they are not what production is or masks spoilt them. Staging holds what it held before. */
public final class SnapshotInvalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SnapshotInvalid(String message) {
        super(message);
    }

    /** Whether a server complains about the data (PostgreSQL: SQLSTATE classes 22 and 23) and not about itself. */
    static boolean isMeantBy(SQLException e) {
        String state = e.getSQLState();
        if (e.getErrorCode() != 0) return MySqlComplaint.isAboutData(e);
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}
