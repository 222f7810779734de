package io.understudy.db;

import java.util.List;
import org.jooq.Record;

/**
 * What a swap of tables is about to do, written down before it does anything. The table that holds it is renamed together with the tables that are swapped, so that its name says for certain whether they were: until then a
 * swap that was interrupted is undone, from then on it is finished.
 */
final class MySqlJournal {
    static final String PENDING = "swap_pending";
    static final String DONE = "swap_done";

    private static final String TEXT = " character set utf8mb4 collate utf8mb4_bin not null";

    private final Session session;
    private final MySqlLedger ledger;
    private final MySqlDatabases databases;

    /**
     * The swap as a whole.
     *
     * @param incoming the database whose tables staging will show
     * @param outgoing where those go that it shows now
     * @param run that is published, or undone, or done again
     */
    record Swap(Purpose purpose, String incoming, String outgoing, String run) {}

    /** What a swap is for. */
    enum Purpose {
        PUBLISH,
        UNDO,
        REDO
    }

    /**
     * A foreign key of a table that stays, referring to one that is swapped: it would follow the old one.
     *
     * @param definition with the referenced table's database written out
     */
    record Inbound(String database, String table, String name, String definition) {}

    /** A swap with all that belongs to it. */
    record Entry(Swap swap, List<String> tables, List<MySqlTrigger> triggers, List<Inbound> inbound) {
        Entry {
            tables = List.copyOf(tables);
            triggers = List.copyOf(triggers);
            inbound = List.copyOf(inbound);
        }
    }

    MySqlJournal(Session session, MySqlLedger ledger, MySqlDatabases databases) {
        this.session = session;
        this.ledger = ledger;
        this.databases = databases;
    }

    boolean exists(String name) {
        return MySqlTables.exists(session, databases.ledger(), name);
    }

    void write(Entry entry) {
        session.execute(
                "Writing the journal",
                "create table " + ledger.table(PENDING)
                        + " (ordinal int auto_increment primary key, kind varchar(20)" + TEXT + ", name varchar(100)"
                        + TEXT + ", on_database varchar(64)" + TEXT + ", on_table varchar(64)" + TEXT
                        + ", definition longtext"
                        + TEXT + ", definer varchar(300)" + TEXT + ", mode text" + TEXT + ", client varchar(64)" + TEXT
                        + ", collation_name varchar(64)" + TEXT + ") engine=InnoDB");
        session.execute("Writing the journal", "start transaction");
        Swap swap = entry.swap;
        insert("swap", swap.run, swap.incoming, swap.outgoing, swap.purpose.name(), "", "", "", "");
        entry.tables.forEach(table -> insert("table", table, "", "", "", "", "", "", ""));
        entry.triggers.forEach(trigger -> insert(
                "trigger",
                trigger.name(),
                "",
                trigger.table(),
                trigger.statement(),
                trigger.definer(),
                trigger.sqlMode(),
                trigger.client(),
                trigger.collation()));
        entry.inbound.forEach(
                key -> insert("inbound", key.name, key.database, key.table, key.definition, "", "", "", ""));
        session.execute("Writing the journal", "commit");
    }

    private void insert(String... values) {
        ledger.update(
                "Writing the journal",
                "insert into " + ledger.table(PENDING)
                        + " (kind, name, on_database, on_table, definition, definer, mode, client, collation_name) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (Object[]) values);
    }

    /** What was written; nothing at all if the writing itself was interrupted, when nothing else had begun. */
    List<Entry> read(String name) {
        List<Record> rows = session.query(
                "Reading the journal", "select * from " + ledger.table(name) + " order by ordinal", row -> row);
        return of(rows, "swap").map(this::swap).findFirst().stream()
                .map(swap -> new Entry(
                        swap,
                        of(rows, "table").map(row -> text(row, "name")).toList(),
                        of(rows, "trigger").map(MySqlJournal::trigger).toList(),
                        of(rows, "inbound").map(MySqlJournal::inbound).toList()))
                .toList();
    }

    private static java.util.stream.Stream<Record> of(List<Record> rows, String kind) {
        return rows.stream().filter(row -> text(row, "kind").equals(kind));
    }

    private Swap swap(Record row) {
        return new Swap(
                Purpose.valueOf(text(row, "definition")),
                text(row, "on_database"),
                text(row, "on_table"),
                text(row, "name"));
    }

    private static MySqlTrigger trigger(Record row) {
        return new MySqlTrigger(
                text(row, "name"),
                text(row, "on_table"),
                text(row, "definer"),
                text(row, "definition"),
                text(row, "mode"),
                text(row, "client"),
                text(row, "collation_name"));
    }

    private static Inbound inbound(Record row) {
        return new Inbound(text(row, "on_database"), text(row, "on_table"), text(row, "name"), text(row, "definition"));
    }

    private static String text(Record row, String field) {
        return String.valueOf(row.get(field, String.class));
    }

    void drop(String name) {
        session.execute("Closing the journal", "drop table if exists " + ledger.table(name));
    }
}
