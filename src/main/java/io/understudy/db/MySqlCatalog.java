package io.understudy.db;

import io.understudy.schema.Check;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.ForeignKey;
import io.understudy.schema.Key;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Sequence;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.schema.Trigger;
import io.understudy.schema.UniqueIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Reads the catalog of the one database that a connection is in, in a handful of queries whatever the number of tables. */
final class MySqlCatalog {
    /** Engines whose tables show rows that lie elsewhere. */
    private static final Set<String> BORROWED =
            Set.of("MRG_MYISAM", "MRG_MyISAM", "FEDERATED", "CONNECT", "SPIDER", "OQGRAPH", "PERFORMANCE_SCHEMA");

    private final Session session;
    private final String schema;
    private final MySqlVersion version;
    private final List<Schema.NotCopied> notCopied = new ArrayList<>();

    /** By name as the server compares names: references may spell them otherwise where case makes no difference. */
    private final Map<String, Record> tables;

    /** @param schema what the schema of every table is called, whatever the database is */
    private MySqlCatalog(Session session, String schema) {
        this.session = session;
        this.schema = schema;
        version = MySqlVersion.of(session);
        boolean caseMatters = session.single("Asking how names are compared", "select @@lower_case_table_names")
                .equals("0");
        tables = caseMatters ? new TreeMap<>() : new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    }

    static Schema read(Session session, String schema) {
        return new MySqlCatalog(session, schema).read();
    }

    private Schema read() {
        fetch("Reading the tables", MySqlCatalogQueries.TABLES).stream()
                .filter(this::isCopied)
                .forEach(row -> tables.put(row.get("name", String.class), row));
        Map<String, List<Record>> checks = version.hasChecks()
                ? byTable(fetch("Reading the checks", MySqlCatalogQueries.checks(version)))
                : Map.of();
        Map<String, List<Column>> columns = columns(checks);
        Map<String, List<Record>> indexes =
                byTable(fetch("Reading the indexes", MySqlCatalogQueries.uniqueIndexes(version)));
        Map<String, List<Record>> keys = byTable(fetch("Reading the foreign keys", MySqlCatalogQueries.FOREIGN_KEYS));
        Map<String, List<Record>> triggers = byTable(fetch("Reading the triggers", MySqlCatalogQueries.TRIGGERS));
        List<Table> result = new ArrayList<>();
        tables.forEach((name, row) -> {
            List<Column> own = columns.getOrDefault(name, List.of());
            List<UniqueIndex> unique = uniqueIndexes(indexes.getOrDefault(name, List.of()), own);
            result.add(new Table(
                    name(name),
                    row.get("options", String.class).contains("partitioned")
                            ? Table.Kind.PARTITIONED
                            : Table.Kind.PLAIN,
                    own,
                    keys(unique)
                            .filter(key -> key.name().equals("PRIMARY"))
                            .findFirst()
                            .orElse(null),
                    keys(unique).filter(key -> !key.name().equals("PRIMARY")).toList(),
                    unique,
                    foreignKeys(name, keys.getOrDefault(name, List.of())),
                    checks.getOrDefault(name, List.of()).stream()
                            .map(check -> check(check, own))
                            .toList(),
                    triggers.getOrDefault(name, List.of()).stream()
                            .map(trigger -> new Trigger(trigger.get("name", String.class), true))
                            .toList(),
                    false,
                    row.get("row_count", Long.class),
                    row.get("bytes", Long.class)));
        });
        return new Schema(result, numbers(result), notCopied);
    }

    /** What numbers a column is part of its table, and goes by the table's name. */
    private static List<Sequence> numbers(List<Table> tables) {
        List<Sequence> result = new ArrayList<>();
        for (Table table : tables) {
            table.columns().stream()
                    .filter(column -> column.identity() != Column.Identity.NONE)
                    .forEach(column ->
                            result.add(new Sequence(table.name(), new ColumnName(table.name(), column.name()))));
        }
        return result;
    }

    private boolean isCopied(Record row) {
        String type = row.get("type", String.class);
        String engine = row.get("engine", String.class);
        String where = name(row.get("name", String.class)).toString();
        boolean versioned = type.equals("SYSTEM VERSIONED");
        if (versioned)
            notCopied.add(new Schema.NotCopied(
                    where, "is system-versioned: the rows that it shows now are taken, what they were before is not"));
        if (type.equals("SEQUENCE"))
            notCopied.add(new Schema.NotCopied(where, "is a sequence; staging's own stands where it stands"));
        if (!versioned && !type.equals("BASE TABLE")) return false;
        if (engine == null) {
            notCopied.add(new Schema.NotCopied(where, "cannot be opened by the server; look at SHOW TABLE STATUS"));
        } else if (BORROWED.contains(engine)) {
            notCopied.add(new Schema.NotCopied(where, "is of engine " + engine + ", and its rows lie elsewhere"));
        }
        return engine != null && !BORROWED.contains(engine);
    }

    private Map<String, List<Column>> columns(Map<String, List<Record>> checks) {
        MySqlTypes types = MySqlTypes.read(session, version);
        Map<String, List<Column>> result = new HashMap<>();
        for (Record row : fetch("Reading the columns", MySqlCatalogQueries.COLUMNS)) {
            String table = row.get("table_name", String.class);
            String name = row.get("name", String.class);
            String extra = row.get("extra", String.class);
            boolean json = checks.getOrDefault(table, List.of()).stream()
                    .anyMatch(check ->
                            check.get("clause", String.class).equals("json_valid(" + MySqlNames.name(name) + ")"));
            result.computeIfAbsent(table, absent -> new ArrayList<>())
                    .add(new Column(
                            name,
                            types.of(row, json),
                            row.get("nullable", Boolean.class),
                            extra.contains("virtual generated") || extra.contains("stored generated"),
                            extra.contains("auto_increment") ? Column.Identity.BY_DEFAULT : Column.Identity.NONE,
                            row.get("expression", String.class)));
        }
        return result;
    }

    private static List<UniqueIndex> uniqueIndexes(List<Record> rows, List<Column> columns) {
        Map<String, List<Record>> parts = new LinkedHashMap<>();
        rows.forEach(row -> parts.computeIfAbsent(row.get("name", String.class), absent -> new ArrayList<>())
                .add(row));
        List<UniqueIndex> result = new ArrayList<>();
        parts.forEach((name, own) -> {
            Set<String> mentioned = new LinkedHashSet<>();
            for (Record part : own) {
                String column = part.get("column_name", String.class);
                if (column == null) mentioned.addAll(mentioned(part.get("expression", String.class), columns));
                else mentioned.add(column);
            }
            result.add(new UniqueIndex(
                    name,
                    List.copyOf(mentioned),
                    own.stream().allMatch(MySqlCatalog::isWholeColumn),
                    false,
                    "UNIQUE KEY " + MySqlNames.name(name) + " ("
                            + String.join(
                                    ", ", own.stream().map(MySqlCatalog::part).toList()) + ")"));
        });
        return result;
    }

    private static boolean isWholeColumn(Record part) {
        return part.get("column_name", String.class) != null && part.get("prefix", Long.class) == null;
    }

    private static String part(Record part) {
        String column = part.get("column_name", String.class);
        Long prefix = part.get("prefix", Long.class);
        if (column == null) return "(" + part.get("expression", String.class) + ")";
        return MySqlNames.name(column) + (prefix == null ? "" : "(" + prefix + ")");
    }

    private static Stream<Key> keys(List<UniqueIndex> unique) {
        return unique.stream().filter(UniqueIndex::plain).map(index -> new Key(index.name(), index.columns()));
    }

    /** The columns that an expression names, which it does in backquotes. */
    private static List<String> mentioned(@Nullable String expression, List<Column> columns) {
        if (expression == null) return List.of();
        return columns.stream()
                .map(Column::name)
                .filter(column -> expression.contains(MySqlNames.name(column)))
                .toList();
    }

    private static Check check(Record row, List<Column> columns) {
        String clause = row.get("clause", String.class);
        return new Check(
                row.get("name", String.class), mentioned(clause, columns), clause, row.get("enforced", Boolean.class));
    }

    /** Each reference once, however many keys declare it. No key is proven: rows come in unseen with foreign_key_checks off, and nothing remembers it. */
    private List<ForeignKey> foreignKeys(String table, List<Record> rows) {
        Map<String, List<Record>> byName = new LinkedHashMap<>();
        rows.forEach(row -> byName.computeIfAbsent(row.get("name", String.class), absent -> new ArrayList<>())
                .add(row));
        Map<Reference, ForeignKey> result = new LinkedHashMap<>();
        byName.forEach((name, parts) -> {
            Record first = parts.getFirst();
            String parent = canonicalName(first.get("parent", String.class));
            if (!first.get("inside", Boolean.class) || parent == null) {
                notCopied.add(new Schema.NotCopied(
                        name(table) + "." + name,
                        "refers to " + first.get("parent_schema", String.class) + "."
                                + first.get("parent", String.class)
                                + ", which is not read here, so nothing is fetched because of it"));
                return;
            }
            Reference reference = new Reference(
                    name(table),
                    parts.stream()
                            .map(part -> part.get("column_name", String.class))
                            .toList(),
                    name(parent),
                    parts.stream()
                            .map(part -> part.get("parent_column", String.class))
                            .toList(),
                    null);
            ForeignKey key = new ForeignKey(name, reference, true, false, cascades(table, name, first), false, false);
            result.merge(reference, key, (one, other) -> one.cascades() ? one : other);
        });
        return List.copyOf(result.values());
    }

    private @Nullable String canonicalName(String written) {
        Record row = tables.get(written);
        return row == null ? null : row.get("name", String.class);
    }

    /** MariaDB tells what happens on a delete only to those who may do more than read, but prints it to everyone. */
    private boolean cascades(String table, String key, Record row) {
        String rule = row.get("on_delete", String.class);
        if (rule != null) return rule.equals("CASCADE");
        String printed = session.query(
                        "Reading the foreign keys",
                        "show create table " + MySqlNames.name(table),
                        shown -> String.valueOf(shown.get(1)))
                .getFirst();
        // MariaDB does not double the backquotes of a constraint's name.
        List<String> starts = List.of(
                "CONSTRAINT " + MySqlNames.name(key) + " FOREIGN KEY ", "CONSTRAINT `" + key + "` FOREIGN KEY ");
        return printed.lines()
                .filter(line -> line.contains(" ON DELETE CASCADE"))
                .anyMatch(line -> starts.stream().anyMatch(line.strip()::startsWith));
    }

    private TableName name(String table) {
        return new TableName(schema, table);
    }

    private List<Record> fetch(String doing, String sql) {
        return session.query(doing, sql, row -> row);
    }

    private static Map<String, List<Record>> byTable(List<Record> rows) {
        Map<String, List<Record>> result = new HashMap<>();
        rows.forEach(row -> result.computeIfAbsent(row.get("table_name", String.class), absent -> new ArrayList<>())
                .add(row));
        return result;
    }
}
