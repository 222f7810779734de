package io.understudy.db;

import io.understudy.schema.Column;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads from PostgreSQL's statistics which values are worth being looked for. A reader sees those of columns that it may read and of tables whose rows no policy hides from it; the others are not there. These values are
 * production's own: they go back to it in a question and nowhere else, and so no library that logs what it reads is asked.
 */
final class PostgreSqlStatistics {
    /** A column with no more different values has few. */
    static final int FEW = 100;

    private static final Set<Kind> WITH_ENDS =
            EnumSet.of(Kind.INTEGER, Kind.DECIMAL, Kind.FLOAT, Kind.DATE, Kind.TIMESTAMP, Kind.TIMESTAMP_WITH_ZONE);

    /** Kinds of which equal values need not have equal texts, or that have no equality. */
    private static final Set<Kind> WITHOUT_VALUES = EnumSet.of(Kind.JSON, Kind.JSONB, Kind.BYTES, Kind.ARRAY);

    private static final String COLUMNS = """
            s as (select s.*, case when s.n_distinct < 0 then -s.n_distinct * greatest(c.reltuples, 0) else s.n_distinct end as different
                from pg_catalog.pg_stats s join pg_catalog.pg_namespace n on n.nspname = s.schemaname
                join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = s.tablename
                where s.schemaname = ? and s.tablename = ? and s.inherited = (c.relkind = 'p'))
            """;

    private static final String HINTS = "with " + COLUMNS
            + ", ends as (select s.attname, s.histogram_bounds::text::text[] as bounds from s where s.histogram_bounds is not null)"
            + " select attname::text, 'KNOWN', '' from s"
            + " union all select attname::text, 'NULL', '' from s where null_frac > 0"
            + " union all select s.attname::text, 'EQUAL', v from s cross join lateral unnest(s.most_common_vals::text::text[]) v where s.different <= "
            + FEW
            + " union all select s.attname::text, 'EQUAL', v from s cross join lateral unnest(s.histogram_bounds::text::text[]) v where s.different <= "
            + FEW
            + " union all select attname::text, 'AT_MOST', bounds[1] from ends"
            + " union all select attname::text, 'AT_LEAST', bounds[cardinality(bounds)] from ends";

    private static final String COMMONEST = "with " + COLUMNS
            + " select v from s cross join lateral unnest(s.most_common_vals::text::text[]) with ordinality m(v, n) where s.attname = ? order by n limit 3";

    private PostgreSqlStatistics() {}

    static Inquiry.Statistics of(Session session, Table table) {
        Set<String> known = new HashSet<>();
        List<Hint.Held> hints = new ArrayList<>();
        for (String[] row : read(session, table.name(), HINTS, 3)) {
            Optional<Column> column = table.column(row[0]);
            if (column.isEmpty()) continue;
            if (row[1].equals("KNOWN")) known.add(row[0]);
            else if (isOfUse(table, column.get(), row[1]))
                hints.add(new Hint.Held(row[0], Hint.Comparison.valueOf(row[1]), row[2]));
        }
        return new Inquiry.Statistics(known, hints);
    }

    private static boolean isOfUse(Table table, Column column, String comparison) {
        if (column.generated()) return false;
        return switch (Hint.Comparison.valueOf(comparison)) {
            case NULL -> true;
            case EQUAL -> !WITHOUT_VALUES.contains(column.type().kind()) && !table.isKey(List.of(column.name()));
            case AT_MOST, AT_LEAST -> WITH_ENDS.contains(column.type().kind());
        };
    }

    /** The texts of a column's commonest values, a few. */
    static List<String> commonest(Session session, TableName table, String column) {
        return read(session, table, COMMONEST, 1, column).stream()
                .map(row -> row[0])
                .toList();
    }

    private static List<String[]> read(Session session, TableName table, String sql, int columns, String... more) {
        return session.attempt("Reading the statistics of " + table, open -> {
            List<String[]> found = new ArrayList<>();
            try (PreparedStatement statement = open.prepareStatement(sql)) {
                statement.setString(1, table.schema());
                statement.setString(2, table.name());
                for (int i = 0; i < more.length; i++) statement.setString(3 + i, more[i]);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        String[] row = new String[columns];
                        for (int i = 0; i < columns; i++) row[i] = rows.getString(i + 1);
                        found.add(row);
                    }
                }
            }
            return found;
        });
    }
}
