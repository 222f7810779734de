package io.understudy.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Something that a run has to wait for until it is let go. */
final class Hold implements AutoCloseable {
    private final AutoCloseable holder;

    /** @param holder lets go when it is closed, once or often */
    Hold(AutoCloseable holder) {
        this.holder = holder;
    }

    /** Makes what it did in its transaction true, and lets go. */
    void commit() {
        if (!(holder instanceof Connection session)) throw new IllegalStateException("no session holds it");
        try (Statement statement = session.createStatement()) {
            statement.execute("commit");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        letGo();
    }

    void letGo() {
        try {
            holder.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        letGo();
    }
}
