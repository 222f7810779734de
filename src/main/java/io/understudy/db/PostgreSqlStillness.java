package io.understudy.db;

import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Opens the transaction whose snapshot everything is read in, with every table held still: locked in ACCESS SHARE mode, which readers and writers do not notice. A snapshot alone does not
 * protect a table that nobody has touched yet: one that is truncated or rewritten afterwards reads as empty. The locks come before the snapshot, so that there is no moment in between.
 */
final class PostgreSqlStillness {
    private static final int ATTEMPTS = 5;

    /** A table or a schema that was dropped, or a name that something else took over. */
    private static final Set<String> NOT_THERE = Set.of("42P01", "3F000", "42809");

    private final Session leader;

    PostgreSqlStillness(Session leader) {
        this.leader = leader;
    }

    /** Begins, and reads the catalog that the snapshot sees. */
    Schema begin() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Set<TableName> readable = readable();
            leader.execute("Opening the snapshot", "begin transaction isolation level repeatable read, read only");
            if (lock(readable)) {
                Schema schema = PostgreSqlCatalog.read(leader, PostgreSqlStaging.version(leader));
                // A table made or renamed while we waited for another's lock is seen, and not locked.
                Set<TableName> seen =
                        schema.tables().stream().map(Table::name).collect(Collectors.toCollection(HashSet::new));
                seen.retainAll(readable());
                if (readable.containsAll(seen)) return schema;
            }
            leader.execute("Opening the snapshot", "rollback");
        }
        throw leader.failure("The tables of " + leader.endpoint().describe()
                + " change faster than they can be locked for reading; try again when migrations are over.");
    }

    /** Without the privilege to read a table there is none to lock it; the plan says so where it matters. */
    private Set<TableName> readable() {
        return new HashSet<>(leader.query(
                "Reading the tables",
                PostgreSqlCatalogQueries.READABLE,
                row -> new TableName(row.get("schema", String.class), row.get("name", String.class))));
    }

    /** Whether all of them were still there. A table's partitions and heirs are locked with it. */
    private boolean lock(Set<TableName> tables) {
        if (tables.isEmpty()) return true;
        List<String> names = tables.stream().map(Sql::name).sorted().toList();
        return leader.attempt("Locking the tables for reading", connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("lock table " + String.join(", ", names) + " in access share mode");
                return true;
            } catch (SQLException e) {
                if (NOT_THERE.contains(String.valueOf(e.getSQLState()))) return false;
                throw e;
            }
        });
    }
}
