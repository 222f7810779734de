package io.understudy.db;

import io.understudy.schema.Column;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at some rows of a PostgreSQL table without ever reading a large one whole: rows are fetched by where they lie, a few from each of some pages. Partitions have no common pages; of those
 * the server samples pages by itself.
 */
final class PostgreSqlGlance {
    /** A page of the usual 8 kB holds no more rows. */
    private static final int MOST_ROWS_OF_A_PAGE = 291;

    private final Table table;
    private final int rows;

    PostgreSqlGlance(Table table, int rows) {
        this.table = table;
        this.rows = rows;
    }

    /** To be called in a read-only transaction of its own. */
    Glance look(Connection connection) throws SQLException {
        if (table.columns().isEmpty()) return Glance.none(table.columns(), "");
        List<@Nullable String[]> found = switch (table.kind()) {
            case PARTITIONED -> ofPartitions(connection);
            case PLAIN, UNLOGGED -> ofPages(connection);
        };
        // Pages may hold nothing but what was deleted.
        if (found.isEmpty()) found = read(connection, select() + " limit " + rows);
        return new Glance(table.columns(), found, "");
    }

    private List<@Nullable String[]> ofPages(Connection connection) throws SQLException {
        long pages = number(
                connection,
                "select pg_catalog.pg_relation_size(" + Sql.literal(Sql.name(table.name()))
                        + "::regclass) / pg_catalog.current_setting('block_size')::int8");
        if (pages == 0) return List.of();
        SortedSet<Long> places = places(pages);
        long each = Math.min(MOST_ROWS_OF_A_PAGE, (rows + places.size() - 1) / places.size());
        String addresses = places.stream()
                .flatMap(page -> java.util.stream.LongStream.rangeClosed(1, each)
                        .mapToObj(at -> "\"(" + page + "," + at + ")\""))
                .collect(Collectors.joining(","));
        return read(connection, select() + " where t.ctid = any ('{" + addresses + "}'::tid[])");
    }

    /** The first two, the last two, and others at equal distances. */
    private static SortedSet<Long> places(long pages) {
        SortedSet<Long> places = new TreeSet<>();
        for (long place = 0; place < Glance.PLACES; place++) places.add(place * (pages - 1) / (Glance.PLACES - 1));
        places.add(Math.min(1, pages - 1));
        places.add(Math.max(pages - 2, 0));
        return places;
    }

    private List<@Nullable String[]> ofPartitions(Connection connection) throws SQLException {
        if (table.rows() <= 10L * rows) return List.of();
        String percent = String.format(Locale.ROOT, "%.9f", Math.min(100, 300.0 * rows / table.rows()));
        return read(
                connection,
                select().replaceFirst(" t$", " t tablesample system (" + percent + ") repeatable (1)") + " limit "
                        + rows);
    }

    private String select() {
        return "select " + table.columns().stream().map(PostgreSqlGlance::text).collect(Collectors.joining(", "))
                + " from " + Sql.from(table) + " t";
    }

    private static String text(Column column) {
        String name = "t." + Sql.name(column.name());
        return column.type().kind() == Kind.BYTES
                ? "pg_catalog.encode(pg_catalog.substring(" + name + "::bytea, 1, " + Glance.MOST_BYTES + "), 'hex')"
                : "pg_catalog.left(" + name + "::text, " + Glance.MOST_CHARACTERS + ")";
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private List<@Nullable String[]> read(Connection connection, String sql) throws SQLException {
        List<@Nullable String[]> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                @Nullable String[] row = new String[table.columns().size()];
                for (int i = 0; i < row.length; i++) row[i] = result.getString(i + 1);
                found.add(row);
            }
        }
        return found;
    }
}
