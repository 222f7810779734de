package io.understudy.db;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Record;

/**
 * A trigger of staging. A table cannot go to another database while it has one, so all are dropped just before the tables are renamed, and made again just after, in the same packet.
 *
 * @param name of the trigger
 * @param table whose rows it watches
 * @param definer {@code user@host} in whose name it works
 * @param statement that makes it, as the server prints it: with its definer, and without its place among others of its kind, which is the order of making
 * @param sqlMode in which its body is read
 * @param client the character set in which its body was written
 * @param collation in which its body compares texts
 */
record MySqlTrigger(
        String name, String table, String definer, String statement, String sqlMode, String client, String collation) {
    private static final String LIST = """
            select trigger_name as name, event_object_table as on_table, definer as definer from information_schema.triggers
            where trigger_schema = ? order by event_object_table, event_manipulation, action_timing, action_order
            """;

    /** The triggers of some tables of a database, in the order in which they are made again. */
    static List<MySqlTrigger> read(Session session, String database, Set<String> tables) {
        List<MySqlTrigger> triggers = new ArrayList<>();
        for (Record found : session.query("Looking for triggers", LIST, row -> row, database)) {
            String table = text(found, "on_table");
            if (tables.contains(table)) triggers.add(read(session, database, found, table));
        }
        return triggers;
    }

    private static MySqlTrigger read(Session session, String database, Record found, String table) {
        String name = text(found, "name");
        return session.attempt("Reading the trigger " + name, connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("show create trigger " + MySqlDatabases.name(database, name))) {
                row.next();
                String definition = row.getString(3);
                if (definition == null)
                    throw session.failure("The definition of the trigger " + name
                            + " may not be read; grant TRIGGER on its table to the user of staging.");
                return new MySqlTrigger(
                        name,
                        table,
                        text(found, "definer"),
                        definition,
                        row.getString(2),
                        row.getString(4),
                        row.getString(5));
            }
        });
    }

    private static String text(Record row, String field) {
        return String.valueOf(row.get(field, String.class));
    }

    /** What a session is set to in which no trigger is made. */
    static final String SETTING_BACK =
            "set character_set_client = utf8mb4, collation_connection = utf8mb4_general_ci, sql_mode = "
                    + MySqlNames.literal(MySqlLoadSettings.SQL_MODE);

    /** The statements that make it again. */
    List<String> making() {
        List<String> statements = new ArrayList<>(settings());
        // The body may end in a comment.
        statements.add(statement + "\n");
        statements.add(SETTING_BACK);
        return statements;
    }

    /** One packet that takes it away and makes it again, after which the session has to be set back. */
    String remaking(String database) {
        return dropping(database) + ";\n" + String.join(";\n", settings()) + ";\n" + statement;
    }

    /** What we send is utf8mb4, so that a body with other letters than English ones is read as such. */
    private List<String> settings() {
        boolean plain = StandardCharsets.US_ASCII.newEncoder().canEncode(statement);
        return List.of(
                "set sql_mode = " + MySqlNames.literal(sqlMode),
                "set character_set_client = " + (plain ? client : "utf8mb4") + ", collation_connection = " + collation);
    }

    /** Whether another one does the same in the same words. */
    boolean isSameAs(MySqlTrigger other) {
        return name.equals(other.name)
                && table.equals(other.table)
                && definer.equals(other.definer)
                && statement.equals(other.statement)
                && sqlMode.equals(other.sqlMode);
    }

    String dropping(String database) {
        return "drop trigger if exists " + MySqlDatabases.name(database, name);
    }

    boolean exists(Session session, String database) {
        return !session.single(
                        "Looking for triggers",
                        "select count(*) from information_schema.triggers where trigger_schema = ? and trigger_name = ?",
                        database,
                        name)
                .equals("0");
    }
}
