package io.understudy.db;

import io.understudy.schema.Column;
import io.understudy.schema.Table;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks through ranges of whole numbers at equal distances that are the primary key, and so the order in which rows lie: first which rows are of interest, then these. */
final class MySqlSweep implements Inquiry.Sweep {
    private static final int RANGES = 512;
    private static final int RANGES_AT_ONCE = 16;
    private static final long MOST_BYTES = 64L << 20;
    private static final long MOST_ROWS_READ = 500_000;
    /** More than a batch usually has. */
    private static final int MOST_ROWS = 50_000;

    private final MySqlInquiry inquiry;
    private final MySqlCodecs codecs;
    private final Table table;
    private final Column key;
    private final String where;
    private final List<List<Range>> batches;
    private int next;

    private record Range(BigInteger first, BigInteger last) {}

    /** Over a table whose primary key is one column of whole numbers, which goes from {@code least} to {@code greatest}. */
    MySqlSweep(
            MySqlInquiry inquiry,
            MySqlCodecs codecs,
            Table table,
            Column key,
            String where,
            BigInteger least,
            BigInteger greatest) {
        this.inquiry = inquiry;
        this.codecs = codecs;
        this.table = table;
        this.key = key;
        this.where = where;
        batches = batches(least, greatest);
    }

    /** Half of all numbers at most, so that rows are never more than half either, unless they lie in lumps. Each batch has ranges from all over. */
    private List<List<Range>> batches(BigInteger least, BigInteger greatest) {
        long rows = Math.max(1, table.rows());
        double most = Math.min(MOST_ROWS_READ, (double) MOST_BYTES * rows / Math.max(1, table.bytes()));
        long permille = (long) (1000 * Math.min(0.5, most / rows));
        BigInteger span = greatest.subtract(least).add(BigInteger.ONE);
        BigInteger width = span.multiply(BigInteger.valueOf(permille))
                .divide(BigInteger.valueOf(1000L * RANGES))
                .max(BigInteger.ONE);
        BigInteger room = span.subtract(width).max(BigInteger.ZERO);
        int count = RANGES / RANGES_AT_ONCE;
        List<List<Range>> result = new ArrayList<>();
        for (int batch = 0; batch < count; batch++) {
            List<Range> some = new ArrayList<>();
            for (int range = batch; range < RANGES; range += count) {
                BigInteger first =
                        least.add(room.multiply(BigInteger.valueOf(range)).divide(BigInteger.valueOf(RANGES - 1)));
                some.add(new Range(first, first.add(width).subtract(BigInteger.ONE)));
            }
            result.add(some);
        }
        // What is oldest and what is newest lies at the ends.
        result.sort(
                Comparator.comparing((List<Range> some) -> some.getLast().last().compareTo(greatest) < 0));
        return result;
    }

    @Override
    public Inquiry.Step next(List<Hint> wanted, int each, long millis, Inquiry.Finder finder) {
        if (next >= batches.size()) return Inquiry.Step.END;
        List<Range> ranges = batches.get(next++);
        boolean found = inquiry.within("Looking through parts of " + table.name(), millis, open -> {
            SweepFlags flags = flags(open, ranges, wanted, each);
            for (Map.Entry<Integer, List<String>> some : flags.places().entrySet()) {
                String rows = "select " + MySqlColumns.stored(table) + " from " + MySqlNames.name(table.name())
                        + " t where " + MySqlKeySql.column("t", key) + " in (" + String.join(", ", some.getValue())
                        + ")";
                if (!MySqlReader.show(open, rows, table, row -> finder.found(wanted.get(some.getKey()), row)))
                    return false;
            }
            return true;
        });
        if (!found) return Inquiry.Step.GAVE_UP;
        return next < batches.size() ? Inquiry.Step.MORE : Inquiry.Step.END;
    }

    private SweepFlags flags(Connection open, List<Range> ranges, List<Hint> wanted, int each) throws SQLException {
        String name = MySqlKeySql.column("t", key);
        List<String> conditions = wanted.stream().map(this::condition).toList();
        String flags = conditions.stream()
                .map(condition -> "case when " + condition + " then '1' else '0' end")
                .collect(Collectors.joining(", ", "concat(", ")"));
        String inRange = ranges.stream()
                .map(range -> name + " between " + range.first() + " and " + range.last())
                .collect(Collectors.joining(" or "));
        String besides = where.isEmpty() ? "" : "(" + where + "\n) and ";
        String sql = "select " + name + ", " + flags + " from " + MySqlNames.name(table.name())
                + " t force index (primary) where (" + inRange + ") and " + besides + "("
                + String.join(" or ", conditions) + ") limit " + MOST_ROWS;
        SweepFlags found = new SweepFlags(each);
        try (Statement statement = open.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) found.add(new BigInteger(rows.getString(1)).toString(), rows.getString(2));
            }
        }
        return found;
    }

    private String condition(Hint hint) {
        return switch (hint) {
            case Hint.Held held -> compared(held);
            case Hint.Violates violates ->
                "not (" + violates.check().definition().replace("\\'", "'") + ")";
        };
    }

    private String compared(Hint.Held held) {
        Column column = table.column(held.column()).orElseThrow();
        String name = MySqlKeySql.column("t", column);
        if (held.comparison() == Hint.Comparison.NULL) return name + " is null";
        String literal = MySqlKeyLiterals.of(new String[] {held.value()}, List.of(column), codecs);
        if (literal.isEmpty()) return "false";
        return switch (held.comparison()) {
            case NULL -> name + " is null";
            case EQUAL -> name + " = " + literal;
            case AT_MOST -> name + " <= " + literal;
            case AT_LEAST -> name + " >= " + literal;
        };
    }
}
