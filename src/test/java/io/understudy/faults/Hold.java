package io.understudy.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Something that a run has to wait for until it is let go. */
final class Hold implements AutoCloseable {
    private final Connection holder;

    Hold(Connection holder) {
        this.holder = holder;
    }

    /** Makes what it did in its transaction true, and lets go. */
    void commit() {
        try (Statement statement = holder.createStatement()) {
            statement.execute("commit");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        letGo();
    }

    void letGo() {
        try {
            holder.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        letGo();
    }
}
