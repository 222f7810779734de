package io.understudy.db;

import io.understudy.db.Settled.Unfit;
import io.understudy.schema.Column;
import io.understudy.wire.Buffer;
import io.understudy.wire.EscapedText;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A temporary table with the types of one of staging's and nothing that refuses a row, into which given rows go first: the server then spells them as it does its own. Lives in a transaction. */
final class PostgreSqlGivenTable {
    static final String NAME = "pg_temp.understudy_given";

    private static final String DEFAULTS = """
            select a.attname::text as name, pg_catalog.pg_get_expr(d.adbin, d.adrelid) as expression
            from pg_catalog.pg_attrdef d join pg_catalog.pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
            where d.adrelid = ?::regclass and a.attgenerated = ''
            """;

    private final Session session;
    private final GivenRows given;
    private final String doing;

    PostgreSqlGivenTable(Session session, GivenRows given) {
        this.session = session;
        this.given = given;
        doing = "Checking rows for " + given.table().name();
    }

    /** What the server puts where no value is given, as SQL; not where that would take a number from a sequence. */
    static Map<String, String> defaults(Session session, io.understudy.schema.Table table) {
        Map<String, String> result = new HashMap<>();
        session.query("Looking for defaults of " + table.name(), DEFAULTS, row -> row, Sql.name(table.name()))
                .forEach(row -> {
                    String expression = row.get("expression", String.class);
                    if (!expression.contains("nextval(")) result.put(row.get("name", String.class), expression);
                });
        return result;
    }

    /** Makes it, empty. */
    void make() {
        List<String> columns = given.table().stored().stream().map(Column::name).toList();
        session.execute(
                doing,
                "create temporary table understudy_given on commit drop as select " + Sql.names(columns) + " from "
                        + Sql.name(given.table().name()) + " with no data");
        defaults(session, given.table()).forEach((column, expression) -> {
            if (!given.columns().contains(column))
                session.execute(
                        doing,
                        "alter table " + NAME + " alter column " + Sql.name(column) + " set default " + expression);
        });
    }

    /** Fills it; what does not fit is found row by row, so that it can be told. */
    List<Unfit> fill() {
        if (given.rows().isEmpty()) return List.of();
        session.execute(doing, "savepoint understudy_given");
        if (refusal(given.columns(), given.rows()) == null) return List.of();
        List<Unfit> unfit = new ArrayList<>();
        for (int number = 0; number < given.rows().size(); number++) {
            List<@Nullable String> row = given.rows().get(number);
            String why = retried(given.columns(), row);
            if (why != null) unfit.add(blamed(number, row, why));
        }
        if (unfit.isEmpty()) throw session.failure(doing + ": the server takes each row and not all of them.");
        return unfit;
    }

    private Unfit blamed(int number, List<@Nullable String> row, String why) {
        for (int i = 0; i < row.size(); i++) {
            List<@Nullable String> alone = new ArrayList<>();
            alone.add(row.get(i));
            String own = retried(List.of(given.columns().get(i)), alone);
            if (own != null) return new Unfit(number, given.columns().get(i), own);
        }
        return new Unfit(number, "", why);
    }

    private @Nullable String retried(List<String> columns, List<@Nullable String> row) {
        session.execute(doing, "rollback to savepoint understudy_given");
        return refusal(columns, List.of(row));
    }

    /** Why the server does not take them; null if it did. */
    private @Nullable String refusal(List<String> columns, List<List<@Nullable String>> rows) {
        String sql = "copy " + NAME + (columns.isEmpty() ? "" : " (" + Sql.names(columns) + ")") + " from stdin";
        byte[] lines;
        try {
            lines = lines(rows);
        } catch (io.understudy.wire.UnfitValue e) {
            return String.valueOf(e.getMessage());
        }
        return session.attempt(doing, connection -> {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
            try {
                copy.writeToCopy(lines, 0, lines.length);
                copy.endCopy();
                return null;
            } catch (SQLException e) {
                if (!SnapshotInvalid.isMeantBy(e)) throw e;
                return ServerComplaint.reason(session.endpoint(), e);
            }
        });
    }

    private static byte[] lines(List<List<@Nullable String>> rows) {
        Buffer buffer = new Buffer(4096);
        for (List<@Nullable String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (i > 0) buffer.writeByte('\t');
                String value = row.get(i);
                if (value == null) buffer.write("\\N".getBytes(StandardCharsets.US_ASCII), 0, 2);
                else new EscapedText().encode(value, buffer);
            }
            buffer.writeByte('\n');
        }
        return java.util.Arrays.copyOf(buffer.bytes(), buffer.size());
    }

    /** Its rows in the order in which they were given. */
    List<byte[]> rows(List<String> columns, Format format) {
        List<byte[]> rows = new ArrayList<>();
        String options = format instanceof Format.Binary ? " (format binary)" : "";
        String list = columns.isEmpty() ? "" : " (" + Sql.names(columns) + ")";
        Row row = new Row(columns.size());
        try (CopyReader reader = session.attempt(
                doing,
                connection -> new CopyReader(
                        connection
                                .unwrap(PGConnection.class)
                                .getCopyAPI()
                                .copyOut("copy " + NAME + list + " to stdout" + options),
                        format,
                        session,
                        doing,
                        () -> {}))) {
            while (reader.next(row)) rows.add(row.copy());
        }
        return rows;
    }
}
