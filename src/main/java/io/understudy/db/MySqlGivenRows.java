package io.understudy.db;

import io.understudy.db.Settled.Unfit;
import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Table;
import io.understudy.wire.Line;
import io.understudy.wire.LineCodec;
import io.understudy.wire.Row;
import io.understudy.wire.UnfitValue;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Spells given values as a MySQL server would: the codecs know how for all types but those that only the server can read, which it is asked about. Needs no table and no privilege. */
final class MySqlGivenRows {
    private static final String DEFAULTS = """
            select column_name as name, convert(column_default using utf8mb4) as expression, lower(extra) as extra from information_schema.columns
            where table_schema = database() and table_name = ? and column_default is not null
            """;

    private final Session session;
    private final MySqlVersion version;
    private final MySqlCodecs codecs;

    MySqlGivenRows(Session session, MySqlVersion version, MySqlCodecs codecs) {
        this.session = session;
        this.version = version;
        this.codecs = codecs;
    }

    /** What the server puts where no value is given, as SQL. */
    Map<String, String> defaults(Table table) {
        Map<String, String> result = new LinkedHashMap<>();
        session.query(
                        "Looking for defaults of " + table.name(),
                        DEFAULTS,
                        row -> row,
                        table.name().name())
                .forEach(row -> {
                    String expression = row.get("expression", String.class);
                    boolean isSql = version.isMariaDb()
                            || row.get("extra", String.class).contains("default_generated")
                            || expression.startsWith("b'");
                    if (!(isSql && expression.equalsIgnoreCase("null")))
                        result.put(row.get("name", String.class), isSql ? expression : MySqlNames.literal(expression));
                });
        return result;
    }

    Settled settle(GivenRows given, List<String> columns) {
        Map<String, String> defaults = defaults(given.table());
        Map<String, LineCodec> codecOf = new LinkedHashMap<>();
        Map<String, @Nullable String> absent = new LinkedHashMap<>();
        for (String name : columns) {
            DataType type = given.table().column(name).orElseThrow().type();
            codecOf.put(name, codecs.of(type));
            String expression = given.columns().contains(name) ? null : defaults.get(name);
            absent.put(name, expression == null ? null : evaluated(expression, type));
        }
        List<byte[]> rows = new ArrayList<>();
        List<Unfit> unfit = new ArrayList<>();
        for (int number = 0; number < given.rows().size(); number++) {
            Line line = new Line();
            Row row = new Row(columns.size());
            for (int i = 0; i < columns.size(); i++) {
                String name = columns.get(i);
                int at = given.columns().indexOf(name);
                String text =
                        at < 0 ? absent.get(name) : given.rows().get(number).get(at);
                try {
                    line.append(i, text == null ? null : bytes(text, given.table(), name, codecOf), row);
                } catch (UnfitValue e) {
                    unfit.add(new Unfit(number, name, String.valueOf(e.getMessage())));
                }
            }
            line.finish(row);
            rows.add(row.copy());
        }
        return unfit.isEmpty() ? new Settled(rows, unfit) : new Settled(List.of(), unfit);
    }

    private byte[] bytes(String text, Table table, String column, Map<String, LineCodec> codecOf) {
        DataType type = table.column(column).orElseThrow().type();
        LineCodec codec = codecOf.get(column);
        if (codec == null) throw new IllegalStateException(table.name() + "." + column + " was not asked for");
        byte[] bytes = codec.bytes(text);
        if (MySqlColumns.isJson(type) && !version.isMariaDb()) return codec.bytes(asTheServer(text, "json"));
        if (type.kind() == Kind.UUID || type.kind() == Kind.INET) return codec.bytes(asTheServer(text, type.name()));
        return bytes;
    }

    private String asTheServer(String text, String type) {
        String sql = "select convert(cast(convert(? using utf8mb4) as " + type + ") using utf8mb4)";
        String answer = session.attempt("Checking values of type " + type, connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, text);
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getString(1);
                }
            } catch (SQLException e) {
                if (!SnapshotInvalid.isMeantBy(e)) throw e;
                throw new UnfitValue(ServerComplaint.reason(session.endpoint(), e));
            }
        });
        if (answer == null) throw new UnfitValue("not a value of type " + type);
        return answer;
    }

    /** The canonical text of a default. */
    private String evaluated(String expression, DataType type) {
        boolean isBytes = type.kind() == Kind.BYTES
                || (type.kind() == Kind.OTHER && !type.name().startsWith("bit") && type.collation() == null);
        String wanted = isBytes
                ? "concat(" + MySqlNames.literal("\\x") + ", lower(hex(" + expression + ")))"
                : "(" + expression + ")";
        if (type.name().startsWith("bit")) wanted = "(" + expression + ") + 0";
        String shown = evaluated("select convert(" + wanted + " using utf8mb4)");
        return switch (type.kind()) {
            case DATE, TIME, TIMESTAMP, TIMESTAMP_WITH_ZONE ->
                codecs.of(type).text(shown.getBytes(StandardCharsets.UTF_8));
            case TEXT,
                    PADDED_TEXT,
                    INTEGER,
                    DECIMAL,
                    FLOAT,
                    BOOLEAN,
                    UUID,
                    INET,
                    JSON,
                    JSONB,
                    BYTES,
                    ENUM,
                    ARRAY,
                    OTHER -> shown;
        };
    }

    private String evaluated(String sql) {
        return session.attempt("Asking for a default", connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getString(1);
            }
        });
    }
}
