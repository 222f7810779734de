package io.understudy.db;

import io.understudy.schema.Check;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.ForeignKey;
import io.understudy.schema.Key;
import io.understudy.schema.Partition;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Record;

/** Reads a PostgreSQL catalog in a handful of queries, whatever the number of tables. */
final class PostgreSqlCatalog {
    private final Session session;
    private final int version;
    private final Map<Long, TableName> names = new HashMap<>();
    private final Map<Long, Map<Integer, String>> columnNames = new HashMap<>();
    private final Map<Long, List<Check>> domainChecks = new HashMap<>();

    private PostgreSqlCatalog(Session session, int version) {
        this.session = session;
        this.version = version;
    }

    static Schema read(Session session, int version) {
        return new PostgreSqlCatalog(session, version).read();
    }

    private Schema read() {
        List<Record> tables = fetch("Reading the tables", PostgreSqlCatalogQueries.TABLES);
        tables.forEach(row -> names.put(
                row.get("oid", Long.class),
                new TableName(row.get("schema", String.class), row.get("name", String.class))));
        Map<Long, List<Column>> columns =
                columns(PostgreSqlTypes.read(session, version), PostgreSqlDomains.read(session));
        Map<Long, List<Record>> constraints =
                byTable(fetch("Reading the constraints", PostgreSqlCatalogQueries.constraints(version)));
        Map<Long, List<Record>> indexes =
                byTable(fetch("Reading the indexes", PostgreSqlCatalogQueries.UNIQUE_INDEXES));
        Map<Long, List<Record>> triggers = byTable(fetch("Reading the triggers", PostgreSqlCatalogQueries.TRIGGERS));
        List<Table> result = new ArrayList<>();
        for (Record row : tables) {
            long oid = row.get("oid", Long.class);
            List<Record> own = constraints.getOrDefault(oid, List.of());
            result.add(new Table(
                    nameOf(oid),
                    kind(row.get("kind", String.class), row.get("persistence", String.class)),
                    columns.getOrDefault(oid, List.of()),
                    own.stream().filter(isOf("p")).map(this::key).findFirst().orElse(null),
                    own.stream().filter(isOf("u")).map(this::key).toList(),
                    indexes.getOrDefault(oid, List.of()).stream()
                            .map(this::uniqueIndex)
                            .toList(),
                    foreignKeys(own),
                    Stream.concat(
                                    own.stream().filter(isOf("c").or(isOf("n"))).map(this::check),
                                    domainChecks.getOrDefault(oid, List.of()).stream())
                            .toList(),
                    triggers.getOrDefault(oid, List.of()).stream()
                            .map(PostgreSqlCatalog::trigger)
                            .toList(),
                    row.get("row_security", Boolean.class),
                    row.get("rows", Long.class),
                    row.get("bytes", Long.class)));
        }
        return new Schema(result, sequences(), partitions(), notCopied());
    }

    private Map<Long, List<Column>> columns(PostgreSqlTypes types, PostgreSqlDomains domains) {
        Map<Long, List<Column>> result = new HashMap<>();
        for (Record row : fetch("Reading the columns", PostgreSqlCatalogQueries.columns(version))) {
            long table = row.get("oid", Long.class);
            String name = row.get("name", String.class);
            long type = row.get("type", Long.class);
            columnNames.computeIfAbsent(table, absent -> new HashMap<>()).put(row.get("number", Integer.class), name);
            domainChecks.computeIfAbsent(table, absent -> new ArrayList<>()).addAll(domains.checks(type, name));
            result.computeIfAbsent(table, absent -> new ArrayList<>())
                    .add(new Column(
                            name,
                            types.of(type, row.get("modifier", Integer.class), row.get("printed", String.class)),
                            !row.get("not_null", Boolean.class) && !domains.refusesNull(type),
                            !row.get("generated", String.class).isEmpty(),
                            switch (row.get("identity", String.class)) {
                                case "a" -> Column.Identity.ALWAYS;
                                case "d" -> Column.Identity.BY_DEFAULT;
                                default -> Column.Identity.NONE;
                            },
                            row.get("expression", String.class)));
        }
        return result;
    }

    private static Table.Kind kind(String kind, String persistence) {
        if (kind.equals("p")) return Table.Kind.PARTITIONED;
        return persistence.equals("u") ? Table.Kind.UNLOGGED : Table.Kind.PLAIN;
    }

    private Key key(Record row) {
        return new Key(row.get("name", String.class), columnsOf(row, "oid", "columns"));
    }

    private UniqueIndex uniqueIndex(Record row) {
        return new UniqueIndex(
                row.get("name", String.class),
                columnsOf(row, "oid", "columns"),
                row.get("plain", Boolean.class),
                row.get("partial", Boolean.class),
                row.get("definition", String.class));
    }

    /** Each reference once, however many keys declare it: partitions may each have their own. */
    private List<ForeignKey> foreignKeys(List<Record> constraints) {
        Map<Reference, ForeignKey> result = new LinkedHashMap<>();
        constraints.stream()
                .filter(isOf("f"))
                .filter(key -> names.containsKey(key.get("parent", Long.class)))
                .map(this::foreignKey)
                .forEach(
                        key -> result.merge(key.reference(), key, (first, other) -> first.validated() ? first : other));
        return List.copyOf(result.values());
    }

    private ForeignKey foreignKey(Record row) {
        Reference reference = new Reference(
                nameOf(row.get("oid", Long.class)),
                columnsOf(row, "oid", "columns"),
                nameOf(row.get("parent", Long.class)),
                columnsOf(row, "parent", "parent_columns"),
                null);
        return new ForeignKey(
                row.get("name", String.class),
                reference,
                row.get("validated", Boolean.class),
                row.get("validated", Boolean.class),
                row.get("on_delete", String.class).equals("c"),
                row.get("deferrable", Boolean.class),
                row.get("temporal", Boolean.class));
    }

    private Check check(Record row) {
        return new Check(
                row.get("name", String.class),
                columnsOf(row, "oid", "columns"),
                row.get("definition", String.class),
                row.get("validated", Boolean.class));
    }

    private static Trigger trigger(Record row) {
        return new Trigger(row.get("name", String.class), row.get("enabled", Boolean.class));
    }

    private List<Sequence> sequences() {
        return fetch("Reading the sequences", PostgreSqlCatalogQueries.SEQUENCES).stream()
                .map(row -> {
                    TableName name = new TableName(row.get("schema", String.class), row.get("name", String.class));
                    Long table = row.get("owner", Long.class);
                    boolean known = table != null && names.containsKey(table);
                    return new Sequence(
                            name, known ? new ColumnName(nameOf(table), row.get("owner_column", String.class)) : null);
                })
                .toList();
    }

    private List<Partition> partitions() {
        return fetch("Reading the partitions", PostgreSqlCatalogQueries.PARTITIONS).stream()
                .filter(row -> names.containsKey(row.get("oid", Long.class)))
                .map(row -> new Partition(
                        nameOf(row.get("oid", Long.class)),
                        new TableName(row.get("schema", String.class), row.get("name", String.class)),
                        new TableName(row.get("parent_schema", String.class), row.get("parent", String.class)),
                        row.get("place", String.class),
                        row.get("bound", String.class),
                        row.get("empty", Boolean.class)))
                .toList();
    }

    private List<Schema.NotCopied> notCopied() {
        return fetch("Reading what is not copied", PostgreSqlCatalogQueries.NOT_COPIED).stream()
                .map(row -> new Schema.NotCopied(row.get("place", String.class), row.get("why", String.class)))
                .toList();
    }

    private List<Record> fetch(String doing, String sql) {
        return session.query(doing, sql, row -> row);
    }

    private static Map<Long, List<Record>> byTable(List<Record> rows) {
        Map<Long, List<Record>> result = new HashMap<>();
        rows.forEach(row -> result.computeIfAbsent(row.get("oid", Long.class), absent -> new ArrayList<>())
                .add(row));
        return result;
    }

    private static java.util.function.Predicate<Record> isOf(String constraintType) {
        return row -> row.get("type", String.class).equals(constraintType);
    }

    private TableName nameOf(long oid) {
        TableName name = names.get(oid);
        if (name == null) throw new IllegalStateException("a catalog row about a table that the catalog does not list");
        return name;
    }

    private List<String> columnsOf(Record row, String tableField, String numbersField) {
        Map<Integer, String> own = columnNames.getOrDefault(row.get(tableField, Long.class), Map.of());
        List<String> result = new ArrayList<>();
        for (Integer number : row.get(numbersField, Integer[].class)) {
            String name = own.get(number);
            if (name != null) result.add(name);
        }
        return result;
    }
}
