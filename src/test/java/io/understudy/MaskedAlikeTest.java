package io.understudy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.understudy.mask.Masker;
import io.understudy.mask.NastyValues;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same values masked by whole refreshes on servers of all kinds: every rule that the page of maskers shows, over all values that it shows and the nasty ones, gives the same text everywhere, whatever the
 * character set; and what latin1 can hold stays what latin1 can hold.
 */
@TestInstance(Lifecycle.PER_CLASS)
class MaskedAlikeTest {
    /** Columns of one type: what PostgreSQL and MySQL call it, what it is printed by on each, and what there is in it besides the page's examples. */
    private record Group(
            String type,
            String onPostgreSql,
            String onMySql,
            String asText,
            String asTextOnMySql,
            List<String> further) {
        String type(Server server) {
            if (type.equals("uuid") && server == Server.MARIADB_11) return "uuid";
            return server.isPostgreSql() ? onPostgreSql : onMySql;
        }

        String printed(Server server, String column) {
            return (server.isPostgreSql() ? asText : asTextOnMySql)
                    .replace("%", column)
                    .replace('§', '%');
        }
    }

    private static final String LATIN = "latin";

    private static final List<Group> GROUPS = List.of(
            new Group(
                    "text",
                    "text",
                    "longtext collate utf8mb4_bin",
                    "%",
                    "%",
                    NastyValues.texts().subList(0, 700)),
            new Group(
                    LATIN,
                    "varchar(60)",
                    "varchar(60) character set latin1 collate latin1_general_cs",
                    "%",
                    "%",
                    List.of()),
            new Group("integer", "bigint", "bigint", "%", "%", integers()),
            new Group("numeric", "numeric(24,4)", "decimal(24,4)", "%", "%", decimals()),
            new Group("float", "double precision", "double", "%", "%", decimals()),
            new Group("date", "date", "date", "to_char(%, 'YYYY-MM-DD')", "date_format(%, '§Y-§m-§d')", days("")),
            new Group(
                    "timestamp",
                    "timestamptz",
                    "timestamp(6) null",
                    "to_char(% at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')",
                    "date_format(%, '§Y-§m-§d §H:§i:§s.§f')",
                    days(" 23:59:58.123456")),
            new Group("uuid", "uuid", "char(36)", "%", "%", uuids()),
            new Group(
                    "inet",
                    "inet",
                    "varchar(45)",
                    "regexp_replace(cast(% as text), '/(32|128)$', '')",
                    "%",
                    addresses()),
            new Group("macaddr", "macaddr", "char(17)", "%", "%", List.of("ff:ff:ff:ff:ff:ff", "02:00:00:00:00:01")),
            new Group("bytea", "bytea", "longblob", "encode(%, 'hex')", "lower(hex(%))", contents()),
            new Group("jsonb", "jsonb", "json", "%", "%", documents()),
            new Group("xml", "xml", "longtext collate utf8mb4_bin", "%", "%", markup()),
            new Group("hstore", "hstore", "longtext collate utf8mb4_bin", "%", "%", pairs()),
            new Group("point", "point", "point", "%", "concat('(', st_x(%), ',', st_y(%), ')')", points()));

    @TempDir
    private static Path folder;

    private final Map<String, List<String>> rules = new LinkedHashMap<>();
    private final Map<String, Set<String>> values = new LinkedHashMap<>();
    private Map<String, List<String>> onPostgreSql;

    @BeforeAll
    void maskOnPostgreSql() {
        for (Group group : GROUPS) {
            rules.put(group.type(), new ArrayList<>());
            values.put(group.type(), new LinkedHashSet<>(group.further()));
        }
        for (Markdown.Table table : Markdown.read(Path.of("docs/maskers.md")).markedTables()) {
            if (!table.marks().containsKey("examples")) continue;
            for (List<String> row : table.rows()) {
                if (row.get(1).equals("text[]")) continue;
                rules.get(row.get(1)).add(spans(row.get(0)).getFirst());
                values.get(row.get(1)).add(spans(row.get(2)).getFirst());
            }
        }
        rules.get("float").addAll(List.of("number-noise", "money-noise", "rank-number", "{ mask: bucket, size: 10 }"));
        // A place that the language of a template knows need not be one that latin1 can write.
        rules.get("text").stream().filter(rule -> !rule.contains("template")).forEach(rules.get(LATIN)::add);
        var western = Charset.forName("windows-1252").newEncoder();
        values.get("text").removeIf(value -> value.indexOf('\0') >= 0);
        values.get("text").stream()
                .filter(value -> value.length() <= 60 && western.canEncode(value))
                .forEach(values.get(LATIN)::add);
        values.get("date").remove("infinity");
        assertThat(kinds())
                .as("kinds of maskers")
                .isEqualTo(new TreeSet<>(Masker.kinds().keySet()));
        onPostgreSql = masked(Server.POSTGRESQL_18);
        onPostgreSql.forEach((column, found) ->
                assertThat(found.getLast()).as("null in %s", column).isEqualTo("null"));
        rules.forEach((type, all) -> {
            for (int i = 0; i < all.size(); i++)
                assertThat(onPostgreSql.get(type + " c" + i))
                        .as("%s on %s", all.get(i), type)
                        .isNotEqualTo(onPostgreSql.get(type + " v"));
        });
    }

    private Set<String> kinds() {
        Set<String> kinds = new TreeSet<>();
        for (List<String> all : rules.values())
            for (String rule : all)
                kinds.add(
                        rule.startsWith("{ mask: { when")
                                ? "choice"
                                : rule.replaceFirst("^\\{ mask: ", "").replaceFirst("[, ].*", ""));
        return kinds;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRESQL_18")
    void everyMaskerMakesTheSameOfTheSameValues(Server server) {
        Map<String, List<String>> here = masked(server);
        assertThat(here.keySet()).isEqualTo(onPostgreSql.keySet());
        onPostgreSql.forEach((column, there) -> {
            String type = column.substring(0, column.indexOf(' '));
            String rule = column.endsWith(" v")
                    ? "keep"
                    : rules.get(type).get(Integer.parseInt(column.substring(type.length() + 2)));
            // Who gets whose is decided by how a server sends rows; that nothing is lost and nothing added is not.
            if (rule.contains("shuffle"))
                assertThat(here.get(column)).as("%s on %s", rule, type).containsExactlyInAnyOrderElementsOf(there);
            else assertThat(here.get(column)).as("%s on %s", rule, type).isEqualTo(there);
        });
    }

    /** What a refresh makes of each column, row by row, by its group and name. */
    private Map<String, List<String>> masked(Server server) {
        List<String> tables = new ArrayList<>(
                GROUPS.stream().map(group -> create(server, group)).toList());
        if (server.isPostgreSql()) tables.addFirst("create extension hstore");
        String[] ddl = tables.toArray(String[]::new);
        Stage stage = Stage.alike(server, folder, ddl).rules(ruleFile());
        GROUPS.forEach(group -> insert(server, stage.production(), group));
        Stage.Answer answer = stage.refresh();
        assertThat(answer.exit()).as(answer.err()).isZero();
        Map<String, List<String>> result = new LinkedHashMap<>();
        for (Group group : GROUPS) {
            List<String> columns = new ArrayList<>(columns(group));
            columns.add("v");
            for (String column : columns)
                result.put(group.type() + " " + column, column(server, stage.staging(), group, column));
        }
        return result;
    }

    private List<String> column(Server server, LiveDatabase staging, Group group, String column) {
        String query = "select " + group.printed(server, column) + " from public." + table(group) + " order by no";
        List<String> found = staging.rows(server.sql(query));
        return switch (group.type()) {
            case "integer", "numeric", "float" ->
                found.stream().map(MaskedAlikeTest::number).toList();
            case "jsonb" -> found.stream().map(MaskedAlikeTest::document).toList();
            default -> found;
        };
    }

    private static String number(String printed) {
        return printed.equals("null")
                ? printed
                : new BigDecimal(printed).stripTrailingZeros().toPlainString();
    }

    private static String document(String printed) {
        try {
            // In what order the names stand, each server decides for itself.
            ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
            return mapper.writeValueAsString(mapper.readValue(printed, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String table(Group group) {
        return "of_" + group.type();
    }

    private List<String> columns(Group group) {
        return IntStream.range(0, rules.get(group.type()).size())
                .mapToObj(i -> "c" + i)
                .toList();
    }

    private String create(Server server, Group group) {
        StringBuilder columns = new StringBuilder();
        for (String column : columns(group))
            columns.append(", ").append(column).append(' ').append(group.type(server));
        return "create table " + table(group)
                + " (no int primary key, id varchar(10), country varchar(10), lon decimal(9, 6), v "
                + group.type(server) + columns + ")";
    }

    private void insert(Server server, LiveDatabase production, Group group) {
        String value = server.isPostgreSql()
                ? "cast(? as " + group.onPostgreSql() + ")"
                : switch (group.type()) {
                    case "bytea" -> "unhex(substring(?, 3))";
                    case "point" -> "st_geomfromtext(concat('POINT', replace(?, ',', ' ')))";
                    default -> "?";
                };
        List<String> countries = List.of("GB", "DE", "US", "France", "");
        int number = 0;
        try (Connection connection = production.connect();
                PreparedStatement insert = connection.prepareStatement("insert into " + table(group)
                        + " (no, id, country, lon, v) values (?, ?, ?, 13.404954, " + value + ")")) {
            connection.setAutoCommit(false);
            for (String text : values.get(group.type())) {
                insert.setInt(1, number);
                insert.setString(2, "e" + number % 17);
                insert.setString(3, countries.get(number++ % countries.size()));
                insert.setString(
                        4, group.type().equals("timestamp") && !server.isPostgreSql() ? text.replace("+00", "") : text);
                insert.addBatch();
            }
            insert.setInt(1, number);
            insert.setString(4, null);
            insert.addBatch();
            insert.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(group + ": " + e.getMessage(), e);
        }
        production.execute("update " + table(group) + " set "
                + String.join(
                        ", ",
                        columns(group).stream().map(column -> column + " = v").toList()));
    }

    private String ruleFile() {
        StringBuilder yaml = new StringBuilder("tables:\n");
        for (Group group : GROUPS) {
            yaml.append("  ").append(table(group)).append(":\n");
            List<String> all = rules.get(group.type());
            for (int i = 0; i < all.size(); i++)
                yaml.append("    c").append(i).append(": ").append(all.get(i)).append('\n');
        }
        return yaml + Stage.KEEP_ALL;
    }

    private static List<String> integers() {
        List<String> result = new ArrayList<>(List.of("0", "-1", "9223372036854775807", "-9223372036854775807"));
        for (long i = 1; i < 4_000_000_000_000L; i = i * 3 + 1) result.addAll(List.of(String.valueOf(i), "-" + i));
        return result;
    }

    private static List<String> decimals() {
        List<String> result = new ArrayList<>();
        for (String whole : integers()) if (whole.length() < 13) result.add(whole + ".25");
        return result;
    }

    private static List<String> days(String time) {
        List<String> result = new ArrayList<>();
        for (int i = 0; i < 60; i++)
            result.add(String.format(Locale.ROOT, "%04d-%02d-%02d%s", 1981 + i % 50, 1 + i % 12, 1 + i % 28, time));
        return result;
    }

    private static List<String> uuids() {
        List<String> result = new ArrayList<>();
        for (int i = 0; i < 50; i++)
            result.add(String.format(Locale.ROOT, "%08x-e29b-%d1d4-a716-4466554400%02x", i * 7_919, i % 9, i));
        return result;
    }

    private static List<String> addresses() {
        return List.of("8.8.8.8", "8.8.8.9", "127.0.0.1", "10.1.2.3/24", "::1", "2001:4860::8888", "fe80::1");
    }

    private static List<String> contents() {
        return List.of(
                "\\x",
                "\\x00",
                "\\x89504e470d0a1a0a0000000d49484452",
                "\\xffd8ffe000104a46494600010100000100010000" + "00".repeat(500),
                "\\x255044462d312e370a",
                "\\x504b0304140000000800",
                "\\x474946383961");
    }

    private static List<String> documents() {
        return List.of(
                "{\"email\": \"bob@acme.com\", \"n\": 12, \"deep\": [[{\"email\": \"😀\"}]]}",
                "[]",
                "{}",
                "\"only text\"",
                "12.50",
                "null",
                "{\"plan\": {\"email\": null, \"ü\": \"\\u00e9\\n\"}}");
    }

    private static List<String> markup() {
        return List.of(
                "<o:order xmlns:o='urn:o'><customer email=''>Ümit &amp; <b>Søn</b></customer> <customer><![CDATA[<Jo>]]></customer></o:order>",
                "<a/>",
                "<a><b email=\"bob@acme.com\"/><!-- bob --><c>&#x1F600; > </c></a>",
                "two <a>roots</a><b/>");
    }

    /** Keys stand in the order in which the server prints them. */
    private static List<String> pairs() {
        return List.of(
                "\"a\"=>NULL",
                "\"a\"=>\"\", \"email\"=>\"bob@acme.com\"",
                "\"email\"=>\"\\\"Bob\\\\\\\" <bob@acme.com>\", \"naïve key\"=>\"x,y=>z\"",
                "\"email\"=>NULL");
    }

    private static List<String> points() {
        return List.of(
                "(0,0)", "(13.5,52.25)", "(-179.9999,-33.8688)", "(0.000123,89.5)", "(500000.5,4649776.25)", "(10,92)");
    }

    private static List<String> spans(String cell) {
        List<String> spans = new ArrayList<>();
        Matcher span = Pattern.compile("`([^`]*)`").matcher(cell);
        while (span.find()) spans.add(span.group(1));
        return spans;
    }
}
