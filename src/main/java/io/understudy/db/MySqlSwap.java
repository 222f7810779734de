package io.understudy.db;

import io.understudy.db.MySqlJournal.Entry;
import io.understudy.db.MySqlJournal.Inbound;
import io.understudy.db.MySqlJournal.Purpose;
import io.understudy.db.MySqlJournal.Swap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Lets staging show other tables, all at once. What is done to the tables is one RENAME, before which nothing and after which everything is changed. Triggers cannot go along, and foreign keys of tables that stay follow the
 * old tables, so these are taken away before and put back after it: all in one packet, which the server works off to its end even if we are killed. A server that dies in between leaves its journal, by which the next command
 * puts right what is missing.
 */
final class MySqlSwap {
    private final Session session;
    private final MySqlDatabases databases;
    private final MySqlLedger ledger;
    private final MySqlJournal journal;

    MySqlSwap(Session session, MySqlDatabases databases, MySqlLedger ledger) {
        this.session = session;
        this.databases = databases;
        this.ledger = ledger;
        this.journal = new MySqlJournal(session, ledger, databases);
    }

    /** Shows the tables of one database and puts aside those that they take the place of. */
    void swap(Purpose purpose, String incoming, String outgoing, String run, List<String> tables) {
        Entry entry = begin(new Swap(purpose, incoming, outgoing, run), tables);
        try {
            send("Publishing", packet(entry));
        } catch (StagingFailed e) {
            settle(e);
            return;
        }
        finish();
    }

    /** Several statements at once. */
    private void send(String doing, String packet) {
        session.attempt(doing, connection -> {
            try (var statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(packet);
                // Each statement of the packet has an answer of its own, and may have failed.
                boolean more = true;
                while (more) more = statement.getMoreResults() || statement.getUpdateCount() >= 0;
                return more;
            }
        });
    }

    /** Writes down what is about to be done. */
    Entry begin(Swap swap, List<String> tables) {
        Entry entry = new Entry(
                swap, tables, MySqlTrigger.read(session, databases.staging(), new HashSet<>(tables)), inbound(tables));
        journal.write(entry);
        return entry;
    }

    /** The packet failed somewhere: what happened decides whether that is a failure. */
    private void settle(StagingFailed failure) {
        boolean shown;
        try {
            session.execute("Setting up the connection", MySqlTrigger.SETTING_BACK);
            shown = repair();
        } catch (StagingFailed unreachable) {
            throw new StagingFailed(
                    failure.getMessage()
                            + " Staging shows either snapshot whole; which one, understudy history tells, and any command puts back the triggers that may be missing.");
        }
        if (!shown) throw new StagingFailed(failure.getMessage() + " Staging is untouched.");
    }

    private String packet(Entry entry) {
        List<String> statements = new ArrayList<>();
        entry.triggers().forEach(trigger -> statements.add(trigger.dropping(databases.staging())));
        statements.add(rename(entry));
        entry.triggers().forEach(trigger -> statements.addAll(trigger.making()));
        for (Inbound key : entry.inbound()) {
            statements.add(dropping(key.database(), key.table(), key.name()));
            statements.add(adding(key));
        }
        statements.add(noting(entry.swap()));
        return String.join(";\n", statements);
    }

    /** The one statement that changes what staging shows. */
    String rename(Entry entry) {
        List<String> moves = new ArrayList<>();
        for (String table : entry.tables()) {
            moves.add(move(databases.staging(), table, entry.swap().outgoing(), table));
            moves.add(move(entry.swap().incoming(), table, databases.staging(), table));
        }
        moves.add(move(databases.ledger(), MySqlJournal.PENDING, databases.ledger(), MySqlJournal.DONE));
        return "rename table " + String.join(", ", moves);
    }

    private static String move(String from, String name, String to, String newName) {
        return MySqlDatabases.name(from, name) + " to " + MySqlDatabases.name(to, newName);
    }

    private static String dropping(String database, String table, String key) {
        return "alter table " + MySqlDatabases.name(database, table) + " drop foreign key " + MySqlNames.name(key);
    }

    private static String adding(Inbound key) {
        return "alter table " + MySqlDatabases.name(key.database(), key.table()) + " add " + key.definition();
    }

    private String noting(Swap swap) {
        String set = switch (swap.purpose()) {
            case PUBLISH -> "published_at = coalesce(published_at, utc_timestamp(6))";
            case UNDO -> "undone_at = coalesce(undone_at, utc_timestamp(6))";
            case REDO -> "undone_at = null";
        };
        return "update " + ledger.table("runs") + " set " + set + " where run = " + MySqlNames.literal(swap.run());
    }

    /** Foreign keys of tables that stay, which would go on referring to the tables that go. */
    private List<Inbound> inbound(List<String> tables) {
        Set<String> own = new HashSet<>(databases.own());
        List<Inbound> result = new ArrayList<>();
        for (MySqlTables.Link link : MySqlTables.linksTo(session, databases.staging())) {
            boolean stays = !own.contains(link.database())
                    && !(link.database().equals(databases.staging()) && tables.contains(link.table()));
            if (stays && tables.contains(link.toTable())) result.add(inbound(link));
        }
        return result;
    }

    private Inbound inbound(MySqlTables.Link link) {
        return new Inbound(
                link.database(),
                link.table(),
                link.name(),
                TableDefinition.referringTo(
                        MySqlTables.foreignKey(session, link),
                        new TableDefinition.Target(databases.staging(), link.toTable())));
    }

    /** Whether somebody began to swap and did not come to the end. */
    boolean isInterrupted() {
        return ledger.exists() && (journal.exists(MySqlJournal.PENDING) || journal.exists(MySqlJournal.DONE));
    }

    /**
     * Puts right what a swap left that was interrupted: undoes it if no table was moved yet, else finishes it.
     *
     * @return whether staging shows what it was to show; false, too, where nothing was interrupted
     */
    boolean repair() {
        if (!ledger.exists()) return false;
        if (journal.exists(MySqlJournal.DONE)) {
            finish();
            return true;
        }
        if (!journal.exists(MySqlJournal.PENDING)) return false;
        for (Entry entry : journal.read(MySqlJournal.PENDING)) {
            if (isBegun(entry)) {
                moveTheRest(entry);
                finish();
                return true;
            }
            entry.triggers().forEach(this::ensure);
            ledger.forget(entry.swap().run());
        }
        journal.drop(MySqlJournal.PENDING);
        return false;
    }

    /** A RENAME of several tables that its server died in may be half done on some servers. */
    private boolean isBegun(Entry entry) {
        return entry.tables().stream()
                .anyMatch(table -> !MySqlTables.exists(session, entry.swap().incoming(), table)
                        || !MySqlTables.exists(session, databases.staging(), table));
    }

    private void moveTheRest(Entry entry) {
        for (String table : entry.tables()) {
            if (!MySqlTables.exists(session, entry.swap().incoming(), table)) continue;
            String in = move(entry.swap().incoming(), table, databases.staging(), table);
            boolean stillThere = MySqlTables.exists(session, databases.staging(), table);
            entry.triggers().stream()
                    .filter(trigger -> trigger.table().equals(table))
                    .forEach(trigger -> session.execute("Finishing a swap", trigger.dropping(databases.staging())));
            session.execute(
                    "Finishing a swap",
                    "rename table "
                            + (stillThere
                                    ? move(
                                                    databases.staging(),
                                                    table,
                                                    entry.swap().outgoing(),
                                                    table) + ", "
                                    : "")
                            + in);
        }
        session.execute(
                "Finishing a swap",
                "rename table "
                        + move(databases.ledger(), MySqlJournal.PENDING, databases.ledger(), MySqlJournal.DONE));
    }

    /** Everything after the RENAME, as far as it is still to be done. */
    private void finish() {
        for (Entry entry : journal.read(MySqlJournal.DONE)) {
            entry.triggers().forEach(this::ensure);
            restore(entry.triggers());
            entry.inbound().forEach(this::ensure);
            park(entry);
            unlinkPrevious();
            session.execute("Writing the ledger", noting(entry.swap()));
        }
        if (ledger.made(databases.next()))
            session.execute("Cleaning up", "drop database if exists " + MySqlNames.name(databases.next()));
        journal.drop(MySqlJournal.DONE);
    }

    private void ensure(MySqlTrigger trigger) {
        if (trigger.exists(session, databases.staging())) return;
        trigger.making().forEach(statement -> session.execute("Putting back the trigger " + trigger.name(), statement));
    }

    /** MySQL takes the semicolon that ends a statement within a packet for a part of the trigger's body; where that happened, they are made once more, each at the end of a packet, and in their order. */
    private void restore(List<MySqlTrigger> wanted) {
        Map<String, List<MySqlTrigger>> ofTables = wanted.stream()
                .collect(Collectors.groupingBy(MySqlTrigger::table, LinkedHashMap::new, Collectors.toList()));
        ofTables.forEach((table, triggers) -> {
            if (areThere(table, triggers)) return;
            for (MySqlTrigger trigger : triggers) {
                send("Putting back the trigger " + trigger.name(), trigger.remaking(databases.staging()));
                session.execute("Setting up the connection", MySqlTrigger.SETTING_BACK);
            }
        });
    }

    private boolean areThere(String table, List<MySqlTrigger> wanted) {
        List<String> names = wanted.stream().map(MySqlTrigger::name).toList();
        List<MySqlTrigger> found = MySqlTrigger.read(session, databases.staging(), Set.of(table)).stream()
                .filter(trigger -> names.contains(trigger.name()))
                .toList();
        return found.size() == wanted.size()
                && IntStream.range(0, found.size())
                        .allMatch(place -> found.get(place).isSameAs(wanted.get(place)));
    }

    private void ensure(Inbound key) {
        String doing = "Putting back the foreign key " + key.name() + " of " + key.table();
        boolean right = false;
        for (MySqlTables.Link link : MySqlTables.linksFrom(session, key.database())) {
            if (!link.table().equals(key.table()) || !link.name().equals(key.name())) continue;
            right = link.toDatabase().equals(databases.staging());
            if (!right) session.execute(doing, dropping(key.database(), key.table(), key.name()));
        }
        if (!right) session.execute(doing, adding(key));
    }

    /** After a rollback the tables that staging showed wait where the next snapshot is put together; they belong where the previous one is kept. */
    private void park(Entry entry) {
        if (!entry.swap().outgoing().equals(databases.next())) return;
        List<String> moves = entry.tables().stream()
                .filter(table -> MySqlTables.exists(session, databases.next(), table))
                .map(table -> move(databases.next(), table, databases.previous(), table))
                .toList();
        if (!moves.isEmpty()) session.execute("Keeping the tables", "rename table " + String.join(", ", moves));
    }

    /** A foreign key from a table that nobody sees any more must not keep anybody from deleting what staging shows. */
    private void unlinkPrevious() {
        for (MySqlTables.Link link : MySqlTables.linksFrom(session, databases.previous())) {
            if (!link.toDatabase().equals(databases.previous()))
                session.execute("Cleaning up", dropping(link.database(), link.table(), link.name()));
        }
    }
}
