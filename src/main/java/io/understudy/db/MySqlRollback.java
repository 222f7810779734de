package io.understudy.db;

import io.understudy.db.TableDefinition.Kind;
import io.understudy.db.TableDefinition.Part;
import java.util.ArrayList;
import java.util.List;

/** Shows again what staging showed before the last run; a second time, what the last run published. */
final class MySqlRollback {
    private final Session session;
    private final MySqlDatabases databases;
    private final MySqlLedger ledger;

    MySqlRollback(Session session, MySqlDatabases databases, MySqlLedger ledger) {
        this.session = session;
        this.databases = databases;
        this.ledger = ledger;
    }

    /**
     * Swaps the tables.
     *
     * @return what was done, as a sentence
     * @throws TargetRefused if there is nothing to go back to, or staging's tables have changed since
     */
    String rollback() {
        String run = ledger.lastPublished();
        List<String> tables = ledger.exists() && ledger.made(databases.previous())
                ? MySqlTables.names(session, databases.previous())
                : List.of();
        if (run == null || tables.isEmpty())
            throw new TargetRefused(
                    "There is nothing to roll back on " + session.endpoint().describe()
                            + ": no snapshot before the last is kept there. Staging is untouched.");
        tables.forEach(this::requireTwin);
        tables.forEach(this::link);
        boolean undone = ledger.isUndone(run);
        new MySqlShadow(session, databases, ledger).remake(databases.next());
        new MySqlSwap(session, databases, ledger)
                .swap(
                        undone ? MySqlJournal.Purpose.REDO : MySqlJournal.Purpose.UNDO,
                        databases.previous(),
                        databases.next(),
                        run,
                        tables);
        return session.endpoint().describe()
                + (undone
                        ? " shows run " + run + " again."
                        : " shows what it showed before run " + run + "; the same command again shows that run.");
    }

    /** What a migration made of staging's tables since must not be undone with the rows. */
    private void requireTwin(String table) {
        if (MySqlTables.exists(session, databases.staging(), table)) {
            TableDefinition now = MySqlTables.definition(session, databases.staging(), table);
            TableDefinition before = MySqlTables.definition(session, databases.previous(), table);
            if (withoutKeys(now).isSameAs(withoutKeys(before))) return;
        }
        throw new TargetRefused(
                "The table " + table + " of "
                        + session.endpoint().describe()
                        + " was altered since the last run, so the rows before it no longer fit; staging is untouched. Run refresh instead.");
    }

    private static TableDefinition withoutKeys(TableDefinition definition) {
        List<Part> parts = new ArrayList<>(definition.parts());
        parts.removeIf(part -> part.kind() == Kind.FOREIGN_KEY);
        return new TableDefinition(definition.name(), parts, definition.options());
    }

    /** Tables that nobody sees have no foreign keys to tables that stay; they get them back. */
    private void link(String table) {
        List<String> present =
                MySqlTables.definition(session, databases.previous(), table).of(Kind.FOREIGN_KEY).stream()
                        .map(Part::name)
                        .toList();
        for (Part key :
                MySqlTables.definition(session, databases.staging(), table).of(Kind.FOREIGN_KEY)) {
            if (present.contains(key.name())) continue;
            session.execute(
                    "Putting back the foreign key " + key.name() + " of " + table,
                    "alter table " + MySqlDatabases.name(databases.previous(), table) + " add "
                            + TableDefinition.referringTo(key, TableDefinition.target(key, databases.staging())));
        }
    }
}
