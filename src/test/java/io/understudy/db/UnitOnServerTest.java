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
import io.understudy.wire.Cell;
import io.understudy.wire.Codec;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import io.understudy.wire.Seed;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Java, given the bytes of a row, takes for its unit is what the server computes for it: value by value, for each type of key, whatever the database's collation. */
class UnitOnServerTest {
    private static final int ROWS = 2_000;
    private static final String SEED = "it's 2026 \\ ü";

    /** A random text out of pieces that are folded, sorted or trimmed differently somewhere. */
    private static final String TEXT =
            "(select string_agg((array['A','z','I','i','İ','ı','ß','ẞ','É','é',U&'e\\0301','Σ','ς','日本','Ж','ж','عربى',U&'\\+01F600',' ','  ',E'\\t',E'\\n',"
                    + "U&'\\00A0','@','.','''','\\','0'])[1 + floor(random() * 28)::int], '') from generate_series(1, 1 + floor(random() * 6)::int + 0 * i))";

    /** A type, and an expression that makes a random value of it; i counts up. */
    private static final List<List<String>> TYPES = List.of(
            List.of("smallint", "i - 1000"),
            List.of("integer", "(random() * 4294967295 - 2147483648)::int8"),
            List.of("bigint", "(random() * 18e18 - 9e18)::int8"),
            List.of("numeric", "(random() * 1e6 - 5e5)::numeric(12, 3) * (array[1, 1000, 0.0001, 1e20])[1 + i % 4]"),
            List.of("numeric(12, 4)", "(i / 8.0)::numeric"),
            List.of("double precision", "case i % 5 when 0 then i else random() * 10 ^ (i % 40 - 20) end"),
            List.of("boolean", "i % 2 = 0"),
            List.of("uuid", "gen_random_uuid()"),
            List.of("text", TEXT),
            List.of("character varying(30)", TEXT),
            List.of("character(30)", TEXT),
            List.of("bytea", "sha256(i::text::bytea)"),
            List.of(
                    "date",
                    "case i % 50 when 0 then 'infinity' when 1 then '-infinity' else date '0044-01-01 BC' + i * 400 end"),
            List.of("timestamp", "timestamp '1900-01-01' + i * interval '17 days 3.25 seconds'"),
            List.of(
                    "timestamp with time zone",
                    "timestamptz '0001-01-01 BC' + i * interval '400 days 0.000001 seconds'"),
            List.of("time", "time '00:00' + i * interval '43.21 seconds'"),
            List.of("inet", "(inet '10.0.0.0' + i * 77) :: text::inet"),
            List.of("inet", "set_masklen(inet '10.0.0.0' + i, 8 + i % 25)"),
            List.of("cidr", "network(set_masklen(inet '10.0.0.0' + i * 64, 26))"),
            List.of("interval", "i * interval '1 month -3 days 00:00:01.5'"),
            List.of("kind", "(array['one', 'Two', 'dréi'])[1 + i % 3]::kind"),
            List.of("integer[]", "array[i, null, -i]"),
            List.of("macaddr", "trunc(macaddr '08:00:2b:01:02:03')"));

    static Stream<String> databases() {
        return Stream.of("", "template template0 locale_provider icu icu_locale 'tr-TR'");
    }

    private static Source open(String url) {
        return PostgreSqlSource.open(
                new Endpoint(
                        JdbcUrl.parse(url.substring(0, url.indexOf('?'))),
                        EmbeddedPostgresServer.user(),
                        new Secret(""),
                        Map.of()),
                Timeouts.DEFAULT);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void everyTypeOfKey(String options) throws SQLException {
        String url = EmbeddedPostgresServer.createDatabase(options);
        run(url, "create type kind as enum ('one', 'Two', 'dréi')");
        double start = Seed.random("UnitOnServerTest").nextDouble();
        StringBuilder sql = new StringBuilder("select setseed(" + start + ");");
        for (int i = 0; i < TYPES.size(); i++) {
            String type = TYPES.get(i).get(0);
            String value = TYPES.get(i).get(1);
            sql.append("create table t" + i + " (no int, key " + type + ", other " + type
                    + ", \"t\" text default 'same');");
            sql.append("insert into t" + i + " select i, case when i % 97 > 0 then (" + value + ")::" + type + " end, ("
                    + value + ")::" + type + " from generate_series(1, " + ROWS + ") i;");
        }
        run(url, sql.toString());
        try (Source source = open(url)) {
            for (Table table : source.schema().tables()) {
                Cohort.UnitKey one = new Cohort.UnitKey(List.of(), List.of("other"));
                Cohort.UnitKey composite = new Cohort.UnitKey(List.of(), List.of("no", "other"));
                Cohort.UnitKey natural = new Cohort.UnitKey(List.of("key", "other"), List.of("no"));
                Cohort.UnitKey whole = new Cohort.UnitKey(List.of(), List.of());
                List<String[]> rows = rows(source, table);
                assertThat(server(url, source, table, one)).isEqualTo(java(rows, row -> row[2]));
                assertThat(server(url, source, table, composite))
                        .isEqualTo(java(rows, row -> row[0] + Unit.SEPARATOR + row[2]));
                assertThat(server(url, source, table, natural))
                        .isEqualTo(java(
                                rows,
                                row -> row[1] == null
                                        ? row[0]
                                        : Unit.folded(row[1]) + Unit.SEPARATOR + Unit.folded(row[2])));
                List<String> texts = query(url, "select (x.*)::text from " + Sql.name(table.name()) + " x order by no");
                assertThat(server(url, source, table, whole))
                        .isEqualTo(texts.stream()
                                .map(text -> String.valueOf(Unit.of(SEED, text)))
                                .toList());
            }
        }
    }

    /** The same unit wherever the key is spelled in another type: an order's customer number is the customer's. */
    @ParameterizedTest
    @MethodSource("databases")
    void oneKeyInTwoTypes(String options) throws SQLException {
        String url = EmbeddedPostgresServer.createDatabase(options);
        run(url, """
                create table a (i2 smallint, i4 integer, i8 bigint, n numeric, n2 numeric(10, 2), v varchar(9), c char(9), x text);
                insert into a select i, i, i, i, i, 'k' || i || E'\\t', 'k' || i || E'\\t', 'k' || i || E'\\t' from generate_series(1, 500) i
                """);
        try (Source source = open(url)) {
            Table table = source.schema().tables().getFirst();
            for (List<String> alike : List.of(List.of("i2", "i4", "i8", "n", "n2"), List.of("v", "c", "x"))) {
                Set<List<String>> units = new HashSet<>();
                for (String column : alike)
                    units.add(unitsInOrder(url, source, table, new Cohort.UnitKey(List.of(), List.of(column)), "i4"));
                assertThat(units).hasSize(1);
            }
        }
    }

    private interface Name {
        String of(String[] row);
    }

    private static List<String> java(List<String[]> rows, Name name) {
        return rows.stream()
                .map(row -> String.valueOf(Unit.of(SEED, name.of(row))))
                .toList();
    }

    /** Each row's values as text, in the order of its number. */
    private static List<String[]> rows(Source source, Table table) {
        Sampling all = new Sampling(
                SEED, List.of(new TableSample(table.name(), Role.REFERENCE, new Cohort.Whole(), "")), List.of(), 0);
        Format format = source.format(table, Set.of("no", "key", "other"));
        List<Column> columns = table.stored();
        List<Codec> codecs =
                columns.stream().map(column -> source.codec(column, format)).toList();
        String[][] result = new String[ROWS][];
        Row row = new Row(columns.size());
        Cell cell = new Cell();
        try (RowReader reader = source.readCohort(table, format, all)) {
            while (reader.next(row)) {
                String[] values = new String[3];
                for (int i = 0; i < values.length; i++) {
                    if (!row.isNull(i))
                        values[i] = KeyText.of(
                                codecs.get(i).decode(row.original(i, cell)),
                                columns.get(i).type().kind());
                }
                result[Integer.parseInt(values[0]) - 1] = values;
            }
        }
        return new ArrayList<>(Arrays.asList(result));
    }

    private static List<String> server(String url, Source source, Table table, Cohort.UnitKey key) throws SQLException {
        return unitsInOrder(url, source, table, key, "no");
    }

    private static List<String> unitsInOrder(String url, Source source, Table table, Cohort.UnitKey key, String order)
            throws SQLException {
        Sampling sampling = new Sampling(SEED, List.of(), List.of(), 0);
        String unit = new CohortSql(source.schema(), sampling).unit(table, key);
        return query(url, "select " + unit + " from " + Sql.name(table.name()) + " t order by t." + order);
    }

    private static void run(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> query(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = postgres");
            List<String> result = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) result.add(rows.getString(1));
            }
            return result;
        }
    }
}
