package io.understudy.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.understudy.fixture.Fixture;
import io.understudy.fixture.FixtureFolder;
import io.understudy.fixture.FixtureTable;
import io.understudy.mask.DocumentMasker;
import io.understudy.mask.GenericMasker;
import io.understudy.mask.Masker;
import io.understudy.mask.PersonMasker;
import io.understudy.plan.Plan;
import io.understudy.rules.Decision;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.DataType;
import io.understudy.schema.Table;
import io.understudy.servers.LiveDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks in every file under a folder of fixtures for every value that production has in a masked column of the captured rows, which are found again by their keys. The rule:
 *
 * <ul>
 *   <li>A value is looked for as text anywhere in any file, whatever column or row it may have got into, in the spellings of CSV, SQL, JSON and XML. Of a document, each value that no path keeps is one; of an e-mail address
 *       the part before the @ is one, too; of a redacted text each address and number in it is one, because the rest stays on purpose.
 *   <li>What has fewer than four characters, and an address of the 256 that are reserved for examples, occurs by chance, because the masks of others become it. It is looked for in the cell that it came from.
 *   <li>{@link #NOBODYS} and {@link #THEMSELVES} may stay: they are listed one by one.
 * </ul>
 */
final class FixtureLeaks {
    /** What masks leave where they find it: a day that stands for none, and the versions of a browser that all its users have. */
    private static final Set<String> NOBODYS = Set.of(
            "1900-01-01",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/143.0",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148");

    /** One in 256 is what a one-to-one mask of 256 makes of it: with the key of these tests, a network that is in every second house, and an address that is reserved for examples. */
    private static final Set<String> THEMSELVES = Set.of("192.168.0.0/24", "203.0.113.250");

    private static final Pattern OF_FEW = Pattern.compile(".{0,3}|203\\.0\\.113\\.\\d+", Pattern.DOTALL);
    private static final Pattern IDENTIFIER =
            Pattern.compile("[^\\s<>,;:]+@[^\\s<>,;:]+|[+]?\\d[\\d ./-]{5,}\\d|[A-Z]{2}\\d{2}[A-Z0-9 ]{11,}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Plan plan;
    private final LiveDatabase production;
    private final Path folder;
    private final Set<Secret> secrets = new LinkedHashSet<>();
    private final List<String> found = new ArrayList<>();

    FixtureLeaks(Plan plan, LiveDatabase production, Path folder) {
        this.plan = plan;
        this.production = production;
        this.folder = folder;
    }

    private record Secret(ColumnName column, String value) {}

    /** The columns whose values were looked for. */
    Set<String> columns() {
        return secrets.stream()
                .map(secret -> secret.column().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Each value that was found, with its column and where. */
    List<String> find() throws IOException {
        for (Fixture fixture : new FixtureFolder(folder).readAll())
            for (FixtureTable given : fixture.tables()) compare(given);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String text = Files.readString(file);
                for (Secret secret : secrets) {
                    if (spellings(secret.value()).stream().anyMatch(text::contains))
                        found.add(folder.relativize(file) + ": " + secret);
                }
            }
        }
        return found;
    }

    private static Set<String> spellings(String value) throws JsonProcessingException {
        String json = JSON.writeValueAsString(value);
        String xml = value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        return new LinkedHashSet<>(List.of(
                value,
                value.replace("\"", "\"\""),
                value.replace("'", "''"),
                json.substring(1, json.length() - 1),
                xml));
    }

    /** Takes production's values of the rows that are in a file. */
    private void compare(FixtureTable given) {
        Table table = plan.schema().tables().stream()
                .filter(one ->
                        given.table().names(one.name().schema(), one.name().name()))
                .findFirst()
                .orElseThrow();
        List<Column> masked = table.stored().stream()
                .filter(column -> masker(table, column.name()) != null)
                .toList();
        List<String> key = key(table);
        if (masked.isEmpty()) return;
        Map<List<@Nullable String>, List<@Nullable String>> rows = new HashMap<>();
        for (List<@Nullable String> row : given.rows()) rows.put(values(given, row, key), row);
        String sql = "select "
                + Stream.concat(key.stream().map(this::quoted), masked.stream().map(this::text))
                        .collect(Collectors.joining(", "))
                + " from " + (isPostgreSql() ? quoted(table.name().schema()) + "." : "")
                + quoted(table.name().name())
                + " where "
                + rows.keySet().stream().map(values -> condition(key, values)).collect(Collectors.joining(" or "));
        int read = 0;
        try (Connection connection = production.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            for (; result.next(); read++) {
                List<@Nullable String> name = new ArrayList<>();
                for (int i = 1; i <= key.size(); i++) name.add(result.getString(i));
                List<@Nullable String> row = Objects.requireNonNull(rows.get(name));
                for (int i = 0; i < masked.size(); i++) {
                    Column column = masked.get(i);
                    String value = result.getString(key.size() + i + 1);
                    String cell = values(given, row, List.of(column.name())).getFirst();
                    if (value != null) compare(table, column.name(), value, isKnown(table, key) ? cell : null);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(table.name() + ": " + e.getMessage(), e);
        }
        if (read < rows.size()) throw new IllegalStateException(table.name() + " has " + read + " of " + rows.size());
    }

    private void compare(Table table, String column, String value, @Nullable String cell) {
        for (String part : parts(Objects.requireNonNull(masker(table, column)), value)) {
            String secret = part.strip();
            if (secret.isEmpty() || NOBODYS.contains(secret) || THEMSELVES.contains(secret)) continue;
            ColumnName name = new ColumnName(table.name(), column);
            if (!OF_FEW.matcher(secret).matches()) secrets.add(new Secret(name, secret));
            else if (cell != null
                    && Pattern.compile("(?<![\\w.])" + Pattern.quote(secret) + "(?![\\w.])")
                            .matcher(cell)
                            .find()) found.add("its own cell: " + new Secret(name, secret));
        }
    }

    private @Nullable Masker masker(Table table, String column) {
        return plan.decisions().of(new ColumnName(table.name(), column)) instanceof Decision.Masked masked
                ? masked.masker()
                : null;
    }

    /** Columns that are kept, by which the rows are found again: the primary key, or else all numbers, which may find more rows than were captured. */
    private List<String> key(Table table) {
        if (table.primaryKey() != null && isKnown(table, table.primaryKey().columns()))
            return table.primaryKey().columns();
        return table.stored().stream()
                .filter(column -> column.type().kind() == DataType.Kind.INTEGER && masker(table, column.name()) == null)
                .map(Column::name)
                .toList();
    }

    private boolean isKnown(Table table, List<String> columns) {
        return table.primaryKey() != null
                && table.primaryKey().columns().equals(columns)
                && columns.stream().allMatch(column -> masker(table, column) == null);
    }

    private static List<@Nullable String> values(FixtureTable given, List<@Nullable String> row, List<String> columns) {
        List<@Nullable String> values = new ArrayList<>();
        for (String column : columns) values.add(row.get(given.columns().indexOf(column)));
        return values;
    }

    private String condition(List<String> key, List<@Nullable String> values) {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            String value = values.get(i);
            terms.add(quoted(key.get(i)) + (value == null ? " is null" : " = '" + value.replace("'", "''") + "'"));
        }
        return "(" + String.join(" and ", terms) + ")";
    }

    private boolean isPostgreSql() {
        return production.url().startsWith("jdbc:postgresql:");
    }

    private String quoted(String name) {
        return isPostgreSql() ? '"' + name + '"' : '`' + name + '`';
    }

    private String text(Column column) {
        if (isPostgreSql()) return quoted(column.name()) + "::text";
        boolean isBytes =
                column.type().kind() == DataType.Kind.BYTES || column.type().kind() == DataType.Kind.OTHER;
        return isBytes ? "lower(hex(" + quoted(column.name()) + "))" : "cast(" + quoted(column.name()) + " as char)";
    }

    private static Collection<String> parts(Masker masker, String value) {
        if (masker instanceof DocumentMasker.Json json) {
            List<String> leaves = new ArrayList<>();
            try {
                addLeaves(json, "$", JSON.readTree(value), leaves);
            } catch (JsonProcessingException e) {
                leaves.add(value);
            }
            return leaves;
        }
        if (masker instanceof DocumentMasker.Redact)
            return IDENTIFIER
                    .matcher(value)
                    .results()
                    .map(match -> match.group())
                    .toList();
        if (masker instanceof PersonMasker.Email && value.contains("@"))
            return List.of(value, value.substring(0, value.indexOf('@')));
        return List.of(value);
    }

    private static void addLeaves(DocumentMasker.Json json, String path, JsonNode node, List<String> leaves) {
        if (json.paths().get(path) instanceof GenericMasker.Keep) return;
        node.properties().forEach(field -> addLeaves(json, path + "." + field.getKey(), field.getValue(), leaves));
        if (node.isArray()) node.forEach(element -> addLeaves(json, path + "[*]", element, leaves));
        if (node.isTextual() || node.isNumber()) leaves.add(node.asText());
    }
}
