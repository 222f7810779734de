package io.understudy.db;

import io.understudy.sample.Closure;
import io.understudy.sample.Thinning;
import io.understudy.schema.Column;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import io.understudy.wire.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads the rows of PostgreSQL that requested keys name. The keys travel to the server as a session setting, so that no value stands in the text of a statement. */
final class PostgreSqlKeyReader {
    private final PostgreSqlSnapshot snapshot;

    PostgreSqlKeyReader(PostgreSqlSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** All that hold one of the keys, less what is thinned. */
    RowReader read(Table table, Format format, Closure.Request request) {
        Session reader = snapshot.reader();
        String condition = wanted(reader, table, request);
        Thinning thinning = request.thinning();
        String rows = thinning == null
                ? Sql.from(table) + " t" + condition
                : CohortSql.of(snapshot.schema(), thinning).thinned(table, request.columns(), thinning, condition);
        return CopyReader.of(reader, table, format, "(select " + Sql.stored(table) + " from " + rows + ")");
    }

    /** Of each key no more than so many. */
    RowReader readSome(Table table, Format format, Closure.Request request, int mostEach) {
        Session reader = snapshot.reader();
        String handed = String.join(", ", handed(reader, table, request));
        String names = IntStream.range(0, request.columns().size())
                .mapToObj(part -> "understudy_" + part)
                .collect(Collectors.joining(", "));
        return CopyReader.of(
                reader,
                table,
                format,
                "(select " + Sql.stored(table) + " from rows from (" + handed + ") k (" + names
                        + ") cross join lateral (select * from (select * from "
                        + Sql.from(table) + " t where (" + Sql.names(request.columns()) + ") = (" + names + ")"
                        + besides(table, request) + " offset 0) t order by " + order(table) + " limit " + mostEach
                        + ") found)");
    }

    /** What thinning takes from those that are requested. */
    Thinning.Taken taken(Table table, Closure.Request request) {
        Thinning thinning = request.thinning();
        if (thinning == null) return Thinning.Taken.NONE;
        try (Session reader = snapshot.reader()) {
            String condition = wanted(reader, table, request);
            return CohortSql.counted(reader, table, CohortSql.taken(table, request.columns(), thinning, condition));
        }
    }

    /** Where rows {@code t} hold one of the requested keys, which are handed over to the session. */
    private static String wanted(Session reader, Table table, Closure.Request request) {
        List<String> arrays = handed(reader, table, request);
        String handed = String.join(", ", arrays);
        String wanted = arrays.size() == 1 ? "select " + handed : "select * from rows from (" + handed + ") k";
        return " where (" + Sql.names(request.columns()) + ") in (" + wanted + ")" + besides(table, request);
    }

    /** The same rows come first every night. The rows stand in a query of their own, which OFFSET keeps apart, so that no index on the key tempts the server to walk the whole table in this order. */
    private static String order(Table table) {
        List<String> key = Closure.identityOf(table);
        return key.isEmpty() ? "t::text" : Sql.names(key);
    }

    /** The keys of a request, handed over to the session: for each of their columns an expression that gives their values one by one. */
    private static List<String> handed(Session reader, Table table, Closure.Request request) {
        List<Column> columns = request.columns().stream()
                .map(name -> table.column(name).orElseThrow())
                .toList();
        List<String[]> keys = request.keys().stream()
                .filter(key -> HandedKeys.canBe(key, columns))
                .toList();
        List<String> arrays = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String setting = "understudy.key_" + i;
            hand(reader, setting, keys, i);
            arrays.add(
                    "unnest(pg_catalog.current_setting('" + setting + "')::" + HandedKeys.type(columns.get(i)) + "[])");
        }
        return arrays;
    }

    private static void hand(Session reader, String setting, List<String[]> keys, int part) {
        String[] values = keys.stream().map(key -> key[part]).toArray(String[]::new);
        reader.attempt("Asking for rows by key", connection -> {
            try (var statement =
                    connection.prepareStatement("select pg_catalog.set_config(?, ?::text[]::text, false)")) {
                statement.setString(1, setting);
                statement.setArray(2, connection.createArrayOf("text", values));
                return statement.execute();
            }
        });
    }

    private static String besides(Table table, Closure.Request request) {
        Reference.Discriminator kind = request.discriminator();
        String ofKind = kind == null
                ? ""
                : " and " + KeySql.text("t", table.column(kind.column()).orElseThrow()) + " = "
                        + Sql.literal(kind.value());
        return request.where() == null ? ofKind : ofKind + " and (" + request.where() + "\n)";
    }
}
