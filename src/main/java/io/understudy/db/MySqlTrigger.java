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

    /** The statements that make it again; what we send is utf8mb4, so that a body with other letters than English ones is read as such. */
    List<String> making() {
        boolean plain = StandardCharsets.US_ASCII.newEncoder().canEncode(statement);
        return List.of(
                "set sql_mode = " + MySqlNames.literal(sqlMode),
                "set character_set_client = " + (plain ? client : "utf8mb4") + ", collation_connection = " + collation,
                // The body may end in a comment.
                statement + "\n",
                "set character_set_client = utf8mb4, collation_connection = utf8mb4_general_ci",
                "set sql_mode = " + MySqlNames.literal(MySqlLoadSettings.SQL_MODE));
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
