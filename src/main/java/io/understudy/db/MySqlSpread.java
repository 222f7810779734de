package io.understudy.db;

import io.understudy.schema.ColumnName;
import io.understudy.schema.Spread;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads from the statistics of MySQL and MariaDB how values are spread: from indexes how many differ, and from MySQL's histograms, where somebody made them (ANALYZE TABLE … UPDATE HISTOGRAM), how common
 * each is. The values that stand beside the frequencies there are production's own: the server takes them out before it answers.
 */
final class MySqlSpread {
    private static final String INDEXES = """
            select table_name as name, column_name as column_name, max(cardinality) as different from information_schema.statistics
            where table_schema = database() and seq_in_index = 1 and sub_part is null and column_name is not null and cardinality is not null
            group by table_name, column_name
            """;

    private static final String HISTOGRAMS = """
            select table_name as name, column_name as column_name, cast(json_extract(histogram, '$."null-values"') as char) as nulls,
                   cast(json_extract(histogram, '$.buckets[*][1]') as char) as cumulative
            from information_schema.column_statistics
            where schema_name = database() and json_unquote(json_extract(histogram, '$."histogram-type"')) = 'singleton'
            """;

    private MySqlSpread() {}

    /** @param schema what the schema of every table is called, whatever the database is */
    static Map<ColumnName, Spread> read(Session session, MySqlVersion version, String schema) {
        Map<ColumnName, Spread> spreads = new TreeMap<>();
        session.query("Reading the statistics", INDEXES, row -> {
            ColumnName name = new ColumnName(
                    new TableName(schema, row.get("name", String.class)), row.get("column_name", String.class));
            // None is what the server says of a table that it has not looked at.
            double different = row.get("different", Double.class);
            if (different > 0) spreads.put(name, new Spread(different, 0, List.of()));
            return name;
        });
        if (version.isMariaDb()) return spreads;
        session.query("Reading the statistics", HISTOGRAMS, row -> {
            ColumnName name = new ColumnName(
                    new TableName(schema, row.get("name", String.class)), row.get("column_name", String.class));
            String cumulative = row.get("cumulative", String.class);
            if (cumulative == null) return name;
            List<Double> shares = shares(cumulative);
            double nulls = Math.clamp(Double.parseDouble(row.get("nulls", String.class)), 0, 1);
            spreads.put(name, new Spread(shares.size(), nulls, shares));
            return name;
        });
        return spreads;
    }

    /** From {@code [0.2, 0.7, 1.0]}, each the sum of those up to it, to {@code 0.5, 0.3, 0.2}. */
    private static List<Double> shares(String cumulative) {
        List<Double> sums = Arrays.stream(cumulative.replaceAll("[\\[\\] ]", "").split(",", -1))
                .map(Double::valueOf)
                .toList();
        List<Double> shares = new ArrayList<>();
        double before = 0;
        for (double sum : sums) {
            shares.add(Math.max(0, sum - before));
            before = sum;
        }
        shares.sort((one, other) -> Double.compare(other, one));
        return shares;
    }
}
