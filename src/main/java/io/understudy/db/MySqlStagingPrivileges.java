package io.understudy.db;

import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out before a load, and not at its end, what a MySQL staging would refuse. */
final class MySqlStagingPrivileges {
    /** What reading, renaming and checking staging's tables takes. */
    static final List<String> ON_STAGING =
            List.of("SELECT", "INSERT", "CREATE", "DROP", "ALTER", "INDEX", "REFERENCES", "TRIGGER");

    private static final List<String> ON_OURS = List.of(
            "SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "ALTER", "INDEX", "REFERENCES", "TRIGGER");

    private final Session session;
    private final MySqlDatabases databases;
    private final MySqlVersion version;
    private final MySqlGrants grants;
    private final String user;

    MySqlStagingPrivileges(Session session, MySqlDatabases databases, MySqlVersion version) {
        this.session = session;
        this.databases = databases;
        this.version = version;
        grants = MySqlGrants.read(session, version);
        String account = session.single("Reading the privileges", "select current_user()");
        int at = account.lastIndexOf('@');
        user = MySqlNames.name(account.substring(0, at)) + "@" + MySqlNames.name(account.substring(at + 1));
    }

    /** @param binlog what is configured for the binary log; null for nothing */
    List<Source.MissingPrivilege> missing(Schema production, String schemaName, @Nullable Boolean binlog) {
        List<Source.MissingPrivilege> missing = new ArrayList<>();
        Set<String> lacking = new TreeSet<>();
        for (Table table : production.tables()) {
            ON_STAGING.stream()
                    .filter(privilege -> !grants.allow(
                            privilege, databases.staging(), table.name().name()))
                    .forEach(lacking::add);
        }
        if (!lacking.isEmpty())
            missing.add(new Source.MissingPrivilege(
                    new TableName(schemaName, "*"),
                    "its tables cannot be replaced without " + String.join(", ", lacking),
                    grant(ON_STAGING, MySqlNames.name(databases.staging()) + ".*")));
        Set<String> wanted = new TreeSet<>();
        for (String own : databases.own()) {
            ON_OURS.stream()
                    .filter(privilege -> !grants.allow(privilege, own, "*"))
                    .forEach(wanted::add);
        }
        if (!wanted.isEmpty())
            missing.add(new Source.MissingPrivilege(
                    new TableName(databases.ledger(), "*"),
                    "Understudy's own databases, whose names begin like that, cannot be kept without "
                            + String.join(", ", wanted),
                    grant(List.of("ALL"), databases.grantPattern() + ".*")));
        if (binlog != null) missing.addAll(binlog(schemaName));
        missing.addAll(triggers(production));
        return missing;
    }

    private String grant(List<String> privileges, String where) {
        return "GRANT " + String.join(", ", privileges) + " ON " + where + " TO " + user + ";";
    }

    private List<Source.MissingPrivilege> binlog(String schemaName) {
        boolean may = grants.allowAnyOf("SUPER", "SESSION_VARIABLES_ADMIN", "SYSTEM_VARIABLES_ADMIN", "BINLOG ADMIN");
        return may
                ? List.of()
                : List.of(new Source.MissingPrivilege(
                        new TableName(schemaName, "*"),
                        "staging.binlog is configured, and this user may not choose what is logged",
                        grant(List.of(version.isMariaDb() ? "BINLOG ADMIN" : "SESSION_VARIABLES_ADMIN"), "*.*")));
    }

    /** A trigger is made again in the name of whom it had, and into a binary log not by everyone. */
    private List<Source.MissingPrivilege> triggers(Schema production) {
        Set<String> tables =
                production.tables().stream().map(table -> table.name().name()).collect(Collectors.toSet());
        List<Source.MissingPrivilege> missing = new ArrayList<>();
        boolean anyDefiner = grants.allowAnyOf("SUPER", "SET_USER_ID", "SET_ANY_DEFINER", "SET USER", "ALL PRIVILEGES");
        String account = session.single("Reading the privileges", "select current_user()");
        boolean logged = session.single(
                        "Reading the privileges",
                        "select @@global.log_bin = 1 and @@global.log_bin_trust_function_creators = 0")
                .equals("1");
        for (MySqlTrigger trigger : MySqlTrigger.read(session, databases.staging(), tables)) {
            TableName table = new TableName(databases.staging(), trigger.table());
            if (!anyDefiner && !trigger.definer().equals(account))
                missing.add(new Source.MissingPrivilege(
                        table,
                        "the trigger " + trigger.name() + " works in the name of " + trigger.definer()
                                + ", and only some may make it again like that",
                        grant(List.of(definerPrivilege()), "*.*")));
            if (logged && !grants.allowAnyOf("SUPER"))
                missing.add(new Source.MissingPrivilege(
                        table,
                        "the trigger " + trigger.name() + " cannot be made again while the server logs",
                        "SET GLOBAL log_bin_trust_function_creators = 1;"));
        }
        return missing;
    }

    private String definerPrivilege() {
        if (version.isMariaDb()) return "SET USER";
        return version.isAtLeast(8, 2, 0) ? "SET_ANY_DEFINER" : "SET_USER_ID";
    }
}
