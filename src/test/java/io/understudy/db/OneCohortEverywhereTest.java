package io.understudy.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.config.Endpoint;
import io.understudy.config.JdbcUrl;
import io.understudy.config.Secret;
import io.understudy.config.Timeouts;
import io.understudy.sample.Cohort;
import io.understudy.sample.KeyText;
import io.understudy.sample.Role;
import io.understudy.sample.Sampling;
import io.understudy.sample.TableSample;
import io.understudy.sample.Unit;
import io.understudy.schema.Column;
import io.understudy.schema.Table;
import io.understudy.servers.EmbeddedPostgresServer;
import io.understudy.servers.MySqlLike;
import io.understudy.servers.MySqlSessions;
import io.understudy.wire.Cell;
import io.understudy.wire.Row;
import io.understudy.wire.Seed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The same value has the same unit in Java, PostgreSQL, MySQL and MariaDB, value by value, so that one seed keeps the same customers in databases of every kind. */
class OneCohortEverywhereTest {
    private static final int ROWS = 1_500;
    private static final String SEED = "it's 2026 \\ ü";
    private static final String[] PIECES = {
        "A", "z", "I", "i", "İ", "ı", "ß", "ẞ", "É", "é", "e\u0301", "Σ", "ς", "日本", "Ж", "ж", "عربى", "😀", " ", "  ",
        "\t", "\n", "\u00a0", "@", ".", "'", "\\", "0", "%", "\"", "Àÿ", "Z"
    };

    private final Random random = Seed.random("OneCohortEverywhereTest");

    /** A type in both languages, and random values of it as texts. */
    private record Kind(String postgreSql, String mySql, Supplier<String> values) {}

    private List<Kind> kinds() {
        return List.of(
                new Kind("smallint", "smallint", () -> "" + (random.nextInt(65536) - 32768)),
                new Kind("integer", "int", () -> "" + random.nextInt()),
                new Kind("integer", "int(10) unsigned zerofill", () -> "" + random.nextInt(Integer.MAX_VALUE)),
                new Kind("bigint", "bigint", () -> "" + random.nextLong()),
                new Kind("numeric(20)", "bigint unsigned", () -> Long.toUnsignedString(random.nextLong())),
                new Kind(
                        "numeric(12, 3)",
                        "decimal(12, 3)",
                        () -> random.nextInt(999_999_999) + "." + random.nextInt(3) * 50),
                new Kind(
                        "numeric(12, 4)",
                        "decimal(12, 4) zerofill",
                        () -> random.nextInt(99) + "." + random.nextInt(10_000)),
                new Kind("text", "text", this::text),
                new Kind("character varying(30)", "varchar(30) collate utf8mb4_bin", this::text),
                new Kind("character(30)", "char(30)", this::text),
                new Kind(
                        "text",
                        "varchar(30) character set latin1",
                        () -> random.nextBoolean() ? " Éé€ÿ Zz" : "x" + random.nextInt()),
                new Kind("text", "varchar(30) character set utf16", this::text),
                new Kind(
                        "date",
                        "date",
                        () -> "%04d-%02d-%02d"
                                .formatted(1 + random.nextInt(9999), 1 + random.nextInt(12), 1 + random.nextInt(28))),
                new Kind(
                        "timestamp",
                        "datetime(6)",
                        () -> "20%02d-01-02 03:04:05.%d".formatted(random.nextInt(100), random.nextInt(1000))),
                new Kind(
                        "timestamp with time zone",
                        "timestamp(3) null",
                        () -> "2024-01-02 03:%02d:05.%d".formatted(random.nextInt(60), random.nextInt(10))),
                new Kind("time", "time(2)", () -> "%02d:04:05.%d".formatted(random.nextInt(24), random.nextInt(100))),
                new Kind(
                        "text",
                        "enum('a', 'B', 'ç')",
                        () -> List.of("a", "B", "ç").get(random.nextInt(3))),
                new Kind("text", "year", () -> "" + (1901 + random.nextInt(200))));
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(7); pieces >= 0; pieces--) text.append(PIECES[random.nextInt(PIECES.length)]);
        return text.toString();
    }

    @Test
    void everyTypeOfKey() throws SQLException {
        String url = EmbeddedPostgresServer.createDatabase("");
        List<MySqlSessions> others = List.of(MySqlLike.MYSQL.database(), MySqlLike.MARIADB.database());
        List<Kind> kinds = kinds();
        for (int i = 0; i < kinds.size(); i++) {
            List<@Nullable String[]> rows = rows(kinds.get(i));
            try (Connection connection = DriverManager.getConnection(url)) {
                fill(
                        connection,
                        "t" + i,
                        kinds.get(i).postgreSql(),
                        "set timezone = 'UTC'",
                        "?::text::" + kinds.get(i).postgreSql(),
                        rows);
            }
            for (MySqlSessions other : others) {
                try (Connection connection = other.server().connect(other.database())) {
                    fill(
                            connection,
                            "t" + i,
                            kinds.get(i).mySql(),
                            "set time_zone = '+00:00', sql_mode = ''",
                            "?",
                            rows);
                }
            }
        }
        List<Map<String, List<String>>> units = new ArrayList<>();
        try (Source source = PostgreSqlSource.open(postgreSql(url), Timeouts.DEFAULT);
                Connection connection = DriverManager.getConnection(url)) {
            units.add(units(source, connection, "set timezone = 'UTC'"));
        }
        for (MySqlSessions other : others) {
            try (Source source = MySqlSource.open(other.endpoint(), "public", Timeouts.DEFAULT);
                    Connection connection = other.server().connect(other.database())) {
                units.add(units(source, connection, "set time_zone = '+00:00', sql_mode = ''"));
            }
        }
        assertThat(units.get(0)).hasSize(4 * kinds.size());
        for (Map<String, List<String>> elsewhere : units.subList(1, units.size())) {
            units.get(0)
                    .forEach((key, expected) ->
                            assertThat(elsewhere.get(key)).as(key).isEqualTo(expected));
        }
    }

    private List<@Nullable String[]> rows(Kind kind) {
        List<@Nullable String[]> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++)
            rows.add(new @Nullable String[] {
                i % 97 == 0 ? null : kind.values().get(), kind.values().get()
            });
        return rows;
    }

    private static void fill(
            Connection connection,
            String table,
            String type,
            String setting,
            String parameter,
            List<@Nullable String[]> rows)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(setting);
            statement.execute("create table " + table
                    + " (no int, `key` TYPE, other TYPE)"
                            .replace("TYPE", type)
                            .replace("`", setting.contains("timezone") ? "\"" : "`"));
        }
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into " + table + " values (?, " + parameter + ", " + parameter + ")")) {
            for (int i = 0; i < rows.size(); i++) {
                insert.setInt(1, i + 1);
                insert.setString(2, rows.get(i)[0]);
                insert.setString(3, rows.get(i)[1]);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static Endpoint postgreSql(String url) {
        return new Endpoint(
                JdbcUrl.parse(url.substring(0, url.indexOf('?'))),
                EmbeddedPostgresServer.user(),
                new Secret(""),
                Map.of());
    }

    /** By table and kind of unit key: the unit of each row as the server computes it, which is what Java makes of the bytes that it reads. */
    private static Map<String, List<String>> units(Source source, Connection connection, String setting)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(setting);
        }
        Map<String, List<String>> result = new LinkedHashMap<>();
        for (Table table : source.schema().tables()) {
            List<@Nullable String[]> rows = read(source, table);
            Map<String, Cohort.UnitKey> keys = Map.of(
                    "one", new Cohort.UnitKey(List.of(), List.of("other")),
                    "several", new Cohort.UnitKey(List.of(), List.of("no", "other")),
                    "natural", new Cohort.UnitKey(List.of("key", "other"), List.of("no")),
                    "folded", new Cohort.UnitKey(List.of("other"), List.of("no")));
            for (Map.Entry<String, Cohort.UnitKey> key : keys.entrySet()) {
                List<String> asked = asked(source, connection, table, key.getValue());
                List<String> expected = rows.stream()
                        .map(row -> String.valueOf(Unit.of(SEED, canonical(key.getKey(), row))))
                        .toList();
                assertThat(asked)
                        .as(table.column("key").orElseThrow().type() + " " + key.getKey())
                        .isEqualTo(expected);
                result.put(table.name().name() + " " + key.getKey(), asked);
            }
        }
        return result;
    }

    private static String canonical(String key, @Nullable String[] row) {
        return switch (key) {
            case "one" -> row[2];
            case "several" -> row[0] + Unit.SEPARATOR + row[2];
            case "folded" -> Unit.folded(row[2]);
            default -> row[1] == null ? row[0] : Unit.folded(row[1]) + Unit.SEPARATOR + Unit.folded(row[2]);
        };
    }

    private static List<String> asked(Source source, Connection connection, Table table, Cohort.UnitKey key)
            throws SQLException {
        Sampling sampling = new Sampling(SEED, List.of(), List.of(), 0);
        String unit = source instanceof MySqlSource
                ? new MySqlCohortSql(source.schema(), sampling).unit(table, key)
                : new CohortSql(source.schema(), sampling).unit(table, key);
        List<String> result = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select " + unit + " from " + table.name().name() + " t order by no")) {
            while (rows.next()) result.add(rows.getString(1));
        }
        return result;
    }

    private static List<@Nullable String[]> read(Source source, Table table) {
        Sampling all = new Sampling(
                SEED, List.of(new TableSample(table.name(), Role.REFERENCE, new Cohort.Whole(), "")), List.of(), 0);
        var format = source.format(table, Set.of("no", "key", "other"));
        List<Column> columns = table.stored();
        @Nullable String[][] result = new String[ROWS][];
        Row row = new Row(columns.size());
        try (RowReader reader = source.readCohort(table, format, all)) {
            while (reader.next(row)) {
                @Nullable String[] values = new String[3];
                for (int i = 0; i < values.length; i++) {
                    if (row.isNull(i)) continue;
                    values[i] = KeyText.of(
                            source.codec(columns.get(i), format).decode(row.original(i, new Cell())),
                            columns.get(i).type().kind());
                }
                result[Integer.parseInt(values[0]) - 1] = values;
            }
        }
        return List.of(result);
    }
}
