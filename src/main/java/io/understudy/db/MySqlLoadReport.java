package io.understudy.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What a MySQL server said about the rows of one table while it took them: how often it warned, and of what, without the values that its messages quote. */
final class MySqlLoadReport {
    private final Session session;
    private long warnings;
    private final Set<String> kinds = new TreeSet<>();

    MySqlLoadReport(Session session) {
        this.session = session;
    }

    /** Asks what the last statement on this connection warned of. */
    void read(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long count;
            try (ResultSet row = statement.executeQuery("show count(*) warnings")) {
                row.next();
                count = row.getLong(1);
            }
            if (count == 0) return;
            warnings += count;
            try (ResultSet row = statement.executeQuery("show warnings limit 20")) {
                while (row.next()) {
                    kinds.add(MySqlComplaint.what(new SQLException(row.getString(3), "01000", row.getInt(2))));
                }
            }
        }
    }

    /** How often the server warned; more than never means that the table has to be read back. */
    long warnings() {
        return warnings;
    }

    /** What it warned of, as part of a sentence. */
    String kinds() {
        return String.join(", ", kinds);
    }

    /**
     * Holds the number of rows that the server took against those that it was sent.
     *
     * @throws SnapshotInvalid if it skipped some, which it does with those that it refuses
     */
    void check(String doing, long sent, long taken) {
        if (sent == taken) return;
        String message = String.format(
                Locale.ROOT,
                "%s on %s: %,d rows were sent and the server took %,d",
                doing,
                session.endpoint().describe(),
                sent,
                taken);
        if (kinds.isEmpty()) throw session.failure(message + ".");
        throw new SnapshotInvalid(message + "; it reports " + kinds()
                + ". Staging refuses what production or a mask made of it; it is untouched.");
    }
}
