package io.understudy.db;

import io.understudy.schema.Table;
import io.understudy.wire.Format;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks through runs of pages at equal distances, which the server reads by where rows lie: first which rows are of interest, then these. */
final class PostgreSqlSweep implements Inquiry.Sweep {
    /** Older servers read the whole table for a range of row addresses. */
    static final int OLDEST = 140_000;

    private static final int PAGES_A_RUN = 8;
    private static final int RUNS_AT_ONCE = 16;

    /** 64 MB in pages of the usual 8 kB. */
    private static final int MOST_PAGES = 8_192;

    /** More than a batch usually has. */
    private static final int MOST_ROWS = 50_000;

    private final PostgreSqlInquiry inquiry;
    private final Table table;
    private final Format format;
    private final String where;
    private final List<List<Run>> batches;
    private int next;

    private record Run(long first, long end) {}

    /**
     * Over a table.
     *
     * @param largest how many pages its largest partition has, or it itself
     * @param all how many all of them have
     */
    PostgreSqlSweep(PostgreSqlInquiry inquiry, Table table, Format format, String where, long largest, long all) {
        this.inquiry = inquiry;
        this.table = table;
        this.format = format;
        this.where = where;
        batches = batches(largest, all);
    }

    /** Every partition is read from the same pages on. Each batch has runs from all over. */
    private static List<List<Run>> batches(long largest, long all) {
        double share = Math.min(0.5, (double) MOST_PAGES / Math.max(1, all));
        int runs = (int) Math.max(1, share * largest / PAGES_A_RUN);
        int batches = (runs + RUNS_AT_ONCE - 1) / RUNS_AT_ONCE;
        List<List<Run>> result = new ArrayList<>();
        for (int batch = 0; batch < batches; batch++) {
            List<Run> some = new ArrayList<>();
            for (int run = batch; run < runs; run += batches) {
                long first = Math.max(0, largest - PAGES_A_RUN) * run / Math.max(1, runs - 1);
                some.add(new Run(first, first + PAGES_A_RUN));
            }
            result.add(some);
        }
        // What is oldest and what is newest lies at the ends.
        result.sort(Comparator.comparing((List<Run> some) -> some.getLast().end() < largest));
        return result;
    }

    @Override
    public Inquiry.Step next(List<Hint> wanted, int each, long millis, Inquiry.Finder finder) {
        if (next >= batches.size()) return Inquiry.Step.END;
        List<Run> runs = batches.get(next++);
        boolean found = inquiry.within("Looking through parts of " + table.name(), millis, open -> {
            SweepFlags flags = flags(open, runs, wanted, each);
            for (Map.Entry<Integer, List<String>> some : flags.places().entrySet())
                for (String place : some.getValue())
                    PostgreSqlLookup.show(
                            open, at(place), table, format, row -> finder.found(wanted.get(some.getKey()), row));
        });
        if (!found) return Inquiry.Step.GAVE_UP;
        return next < batches.size() ? Inquiry.Step.MORE : Inquiry.Step.END;
    }

    private SweepFlags flags(Connection open, List<Run> runs, List<Hint> wanted, int each) throws SQLException {
        List<String> conditions =
                wanted.stream().map(PostgreSqlSweep::condition).toList();
        String flags = conditions.stream()
                .map(condition -> "case when " + condition + " then '1' else '0' end")
                .collect(Collectors.joining(" || "));
        String rows = runs.stream()
                .map(run -> "select t.tableoid::bigint || ' ' || t.ctid::text as understudy_place, t.* from "
                        + Sql.from(table) + " t where t.ctid >= '(" + run.first() + ",0)' and t.ctid < '(" + run.end()
                        + ",0)'")
                .collect(Collectors.joining(" union all "));
        String besides = where.isEmpty() ? "" : "(" + where + "\n) and ";
        String sql = "select understudy_place, " + flags + " from (" + rows + ") t where " + besides + "("
                + String.join(" or ", conditions) + ") limit " + MOST_ROWS;
        SweepFlags found = new SweepFlags(each);
        try (Statement statement = open.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet hits = statement.executeQuery(sql)) {
                while (hits.next()) found.add(hits.getString(1), hits.getString(2));
            }
        }
        return found;
    }

    /** A literal takes the type of the column, and of a domain that which is beneath it. */
    private static String condition(Hint hint) {
        return switch (hint) {
            case Hint.Held held -> {
                String name = "t." + Sql.name(held.column());
                yield switch (held.comparison()) {
                    case NULL -> name + " is null";
                    case EQUAL -> name + " = " + Sql.literal(held.value());
                    case AT_MOST -> name + " <= " + Sql.literal(held.value());
                    case AT_LEAST -> name + " >= " + Sql.literal(held.value());
                };
            }
            case Hint.Violates violates -> "not (" + CohortSql.condition(violates.check()) + ")";
        };
    }

    private String at(String place) {
        String[] parts = place.split(" ", -1);
        return "select " + Sql.stored(table) + " from " + Sql.from(table) + " t where t.tableoid = " + parts[0]
                + " and t.ctid = " + Sql.literal(parts[1]) + "::tid";
    }

    /** How many pages the largest part of a table has, and all of them. */
    static long[] pages(Session session, Table table) {
        String parts = switch (table.kind()) {
            case PLAIN, UNLOGGED -> "(select " + Sql.literal(Sql.name(table.name())) + "::regclass as relid) p";
            case PARTITIONED -> "pg_catalog.pg_partition_tree(" + Sql.literal(Sql.name(table.name())) + "::regclass) p";
        };
        return session.twoNumbers(
                "Asking how large " + table.name() + " is",
                "select coalesce(max(n), 0)::bigint, coalesce(sum(n), 0)::bigint from (select pg_catalog.pg_relation_size(p.relid) / pg_catalog.current_setting('block_size')::bigint as n from "
                        + parts + ") s");
    }
}
