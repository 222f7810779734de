package io.understudy.db;

import io.understudy.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds out before a run, and not in the middle of it, which tables a reader of MySQL or MariaDB may not read. One that may not be read at all is not in the catalog; one of which only some columns may be read is there
 * without the others, and cannot be read as a whole.
 */
final class MySqlSourcePrivileges {
    /** Of a database, a table, a column. */
    private static final Set<Integer> FORBIDDEN = Set.of(1044, 1142, 1143);

    private final MySqlSnapshot snapshot;

    MySqlSourcePrivileges(MySqlSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    List<Source.MissingPrivilege> missing(List<Table> tables) {
        List<Source.MissingPrivilege> missing = new ArrayList<>();
        for (Table table : tables) {
            String name = MySqlNames.name(snapshot.identity().database()) + "." + MySqlNames.name(table.name());
            SQLException refusal = snapshot.refusal(
                    "Trying to read " + table.name(),
                    "select t.*, " + MySqlColumns.stored(table) + " from " + MySqlNames.name(table.name())
                            + " t limit 0");
            if (refusal == null) continue;
            boolean forbidden = FORBIDDEN.contains(refusal.getErrorCode());
            missing.add(new Source.MissingPrivilege(
                    table.name(),
                    "the table may not be read" + (forbidden ? "" : ": " + MySqlComplaint.what(refusal)),
                    forbidden ? "GRANT SELECT ON " + name + " TO " + user() + ";" : "CHECK TABLE " + name + ";"));
        }
        return missing;
    }

    private String user() {
        return snapshot.session()
                .single("Asking who we are", "select current_user()")
                .replaceFirst("^(.*)@(.*)$", "'$1'@'$2'");
    }
}
