package io.understudy.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table that holds rows of its own. A partitioned table stands for all its partitions; a table that others inherit from stands for its own rows only.
 *
 * @param name schema and name
 * @param kind how the server keeps it
 * @param columns in their order, generated ones included
 * @param primaryKey null where there is none
 * @param uniqueKeys the other constraints a foreign key may refer to
 * @param uniqueIndexes everything that forbids duplicates, keys included
 * @param foreignKeys from this table to others
 * @param checks its CHECK constraints
 * @param triggers that users made
 * @param rowSecurity whether row-level security is on
 * @param rows how many the server believes there are
 * @param bytes on disk, without indexes
 */
public record Table(
        TableName name,
        Kind kind,
        List<Column> columns,
        @Nullable Key primaryKey,
        List<Key> uniqueKeys,
        List<UniqueIndex> uniqueIndexes,
        List<ForeignKey> foreignKeys,
        List<Check> checks,
        List<Trigger> triggers,
        boolean rowSecurity,
        long rows,
        long bytes) {

    /** How the server keeps a table. */
    public enum Kind {
        PLAIN,
        UNLOGGED,
        PARTITIONED
    }

    public Table {
        columns = List.copyOf(columns);
        uniqueKeys = List.copyOf(uniqueKeys);
        uniqueIndexes = List.copyOf(uniqueIndexes);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
        triggers = List.copyOf(triggers);
    }

    public Optional<Column> column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst();
    }

    /** The columns that are read and written: all but the generated ones. */
    public List<Column> stored() {
        return columns.stream().filter(column -> !column.generated()).toList();
    }

    /** Whether exactly these columns, in any order, are a key of this table. */
    public boolean isKey(List<String> columnNames) {
        return matches(primaryKey, columnNames) || uniqueKeys.stream().anyMatch(key -> matches(key, columnNames));
    }

    private static boolean matches(@Nullable Key key, List<String> columnNames) {
        return key != null
                && key.columns().size() == columnNames.size()
                && key.columns().containsAll(columnNames);
    }
}
