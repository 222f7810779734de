package io.understudy.faults;

import java.sql.Connection;
import java.sql.SQLException;

/** Something that a run has to wait for until it is let go. */
final class Hold implements AutoCloseable {
    private final Connection holder;

    Hold(Connection holder) {
        this.holder = holder;
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
