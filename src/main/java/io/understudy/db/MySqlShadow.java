package io.understudy.db;

import io.understudy.db.TableDefinition.Kind;
import io.understudy.db.TableDefinition.Part;
import io.understudy.db.TableDefinition.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The database in which a snapshot is put together: tables that are exactly staging's own, made in two goes, because rows go faster into a table without indexes and keys. */
final class MySqlShadow {
    private static final Pattern LABELS = Pattern.compile("` (enum|set)\\('.*\\?");

    private final Session session;
    private final MySqlDatabases databases;
    private final MySqlLedger ledger;
    private final Map<String, TableDefinition> definitions = new LinkedHashMap<>();

    MySqlShadow(Session session, MySqlDatabases databases, MySqlLedger ledger) {
        this.session = session;
        this.databases = databases;
        this.ledger = ledger;
    }

    /** Makes the tables without what can wait. Whatever a run that crashed left there goes. */
    void make(List<String> tables) {
        remake(databases.next());
        for (String table : tables) {
            TableDefinition definition = MySqlTables.definition(session, databases.staging(), table);
            definitions.put(table, definition);
            String made = MySqlDatabases.name(databases.next(), table);
            session.execute(
                    "Making a new " + table,
                    isPrintedWhole(definition)
                            ? definition.create(made, first(definition))
                            : "create table " + made + " like " + MySqlDatabases.name(databases.staging(), table));
        }
    }

    /** The server prints a label's characters beyond the first plane as question marks: such a column can be copied, but not written down. */
    private static boolean isPrintedWhole(TableDefinition definition) {
        return definition.of(Kind.COLUMN).stream()
                .map(Part::text)
                .noneMatch(column -> LABELS.matcher(column).find());
    }

    /**
     * Empties one of our own databases.
     *
     * @throws StagingFailed if there is one of that name that we did not make
     */
    void remake(String database) {
        boolean ours = ledger.made(database);
        if (!ours && MySqlTables.databaseExists(session, database))
            throw session.failure("There is a database " + database + " on "
                    + session.endpoint().describe()
                    + " that Understudy did not make and needs the name of; drop or rename it.");
        ledger.willMake(database);
        session.execute("Making room", "drop database if exists " + MySqlNames.name(database));
        session.execute("Making room", "create database " + MySqlNames.name(database));
    }

    /** What a table needs from the start: its columns, what orders its rows, and what the server's own numbering wants. */
    private static List<Part> first(TableDefinition definition) {
        if (!isPrintedWhole(definition))
            return definition.parts().stream()
                    .filter(part -> part.kind() != Kind.FOREIGN_KEY)
                    .toList();
        if (!definition.isInnoDb()) return definition.parts();
        boolean keyless = definition.of(Kind.PRIMARY_KEY).isEmpty();
        String numbered = definition.numbered().orElse("");
        List<Part> first = new ArrayList<>();
        boolean served = numbered.isEmpty();
        for (Part part : definition.parts()) {
            boolean serves = !served
                    && part.kind() != Kind.COLUMN
                    && (part.isIndex() || part.kind() == Kind.PRIMARY_KEY)
                    && TableDefinition.startsWith(part, numbered);
            boolean needed = switch (part.kind()) {
                case COLUMN, PRIMARY_KEY, CHECK, OTHER -> true;
                case UNIQUE_KEY -> keyless || serves;
                case INDEX -> serves;
                case SPECIAL_INDEX, FOREIGN_KEY -> false;
            };
            served |= serves;
            if (needed) first.add(part);
        }
        return first;
    }

    /** Builds the indexes of all tables, and then the foreign keys, which do not look at the rows. */
    void complete() {
        definitions.forEach((table, definition) -> {
            List<Part> made = first(definition);
            List<Part> missing = definition.parts().stream()
                    .filter(part -> part.isIndex() && !made.contains(part))
                    .toList();
            alter(
                    table,
                    "indexes",
                    missing.stream()
                            .filter(part -> part.kind() != Kind.SPECIAL_INDEX)
                            .map(Part::text)
                            .toList());
            missing.stream()
                    .filter(part -> part.kind() == Kind.SPECIAL_INDEX)
                    .forEach(part -> alter(table, "index " + part.name(), List.of(part.text())));
        });
        definitions.forEach((table, definition) -> alter(
                table,
                "foreign keys",
                definition.of(Kind.FOREIGN_KEY).stream().map(this::inNext).toList()));
        definitions.keySet().forEach(this::requireTwin);
    }

    /** A key to a table that is renamed, too, finds it under the same name; one to a table that stays has to say where. */
    private String inNext(Part foreignKey) {
        Target target = TableDefinition.target(foreignKey, databases.staging());
        boolean stays = target.database().equals(databases.staging()) && !definitions.containsKey(target.table());
        return stays ? TableDefinition.referringTo(foreignKey, target) : foreignKey.text();
    }

    private void alter(String table, String what, List<String> additions) {
        if (additions.isEmpty()) return;
        String doing = "Building " + what + " of " + table;
        String sql = "alter table " + MySqlDatabases.name(databases.next(), table) + " add "
                + String.join(", add ", additions);
        session.attempt(doing, connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            } catch (java.sql.SQLException e) {
                if (!SnapshotInvalid.isMeantBy(e)) throw e;
                throw new SnapshotInvalid(ServerComplaint.sentence(doing, session.endpoint(), e)
                        + " The sample or the masks broke it; staging is untouched.");
            }
        });
    }

    private void requireTwin(String table) {
        TableDefinition made = MySqlTables.definition(session, databases.next(), table)
                .seenFrom(databases.next(), databases.staging());
        TableDefinition wanted = wanted(table).seenFrom(databases.staging(), databases.staging());
        if (!made.isSameAs(wanted))
            throw session.failure(
                    "The new " + table
                            + " did not become like staging's own; staging is untouched. Please report what SHOW CREATE TABLE prints for it.");
    }

    /** Makes sure that staging's tables are still what they were when ours were made like them. */
    void requireUnchanged() {
        definitions.forEach((table, definition) -> {
            if (!MySqlTables.exists(session, databases.staging(), table)
                    || !MySqlTables.definition(session, databases.staging(), table)
                            .isSameAs(definition))
                throw session.failure("Staging's " + table
                        + " was altered during the run; staging is untouched. Try again when migrations are over.");
        });
    }

    private TableDefinition wanted(String table) {
        TableDefinition definition = definitions.get(table);
        if (definition == null) throw new IllegalStateException(table + " is not in the shadow");
        return definition;
    }

    /** The foreign keys that lead from these tables to tables that stay. */
    Map<String, List<Part>> outbound() {
        Map<String, List<Part>> result = new LinkedHashMap<>();
        definitions.forEach((table, definition) -> {
            List<Part> leading = definition.of(Kind.FOREIGN_KEY).stream()
                    .filter(key -> !definitions.containsKey(TableDefinition.target(key, databases.staging())
                                    .table())
                            || !TableDefinition.target(key, databases.staging())
                                    .database()
                                    .equals(databases.staging()))
                    .toList();
            if (!leading.isEmpty()) result.put(table, leading);
        });
        return result;
    }

    void drop() {
        session.execute("Cleaning up", "drop database if exists " + MySqlNames.name(databases.next()));
    }
}
