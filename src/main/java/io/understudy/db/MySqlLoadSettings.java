package io.understudy.db;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the session of a load is set up, so that what production holds is taken as it is: zero and impossible dates, a number 0 in a numbered column, orphans, rows that break a check. */
final class MySqlLoadSettings {
    static final String SQL_MODE = "ALLOW_INVALID_DATES,NO_AUTO_VALUE_ON_ZERO";

    private MySqlLoadSettings() {}

    /**
     * Sets up a session.
     *
     * @param binlog whether the load goes into the binary log; null to leave that to the server
     */
    static void apply(Session session, MySqlVersion version, @Nullable Boolean binlog) {
        List<String> settings = new ArrayList<>(List.of(
                "sql_mode = '" + SQL_MODE + "'",
                "foreign_key_checks = 0",
                // A definition is made as staging has it, even if a newer server would rather not.
                "innodb_strict_mode = 0",
                // Whether rows refer to something is looked up in an index; the servers would rather copy the whole
                // table referred to.
                "optimizer_switch = 'materialization=off'",
                "sql_quote_show_create = 1"));
        if (version.isMariaDb()) settings.add("check_constraint_checks = 0");
        if (binlog != null) settings.add("sql_log_bin = " + (binlog ? 1 : 0));
        session.execute("Setting up the load", "set " + String.join(", ", settings));
    }
}
