package io.understudy.db;

import io.understudy.sample.Closure;
import io.understudy.sample.Thinning;
import io.understudy.schema.Column;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the rows of MySQL or MariaDB that requested keys name. */
final class MySqlKeyReader {
    private final MySqlSnapshot snapshot;

    MySqlKeyReader(MySqlSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** All that hold one of the keys, less what is thinned. */
    RowReader read(Table table, Closure.Request request) {
        List<String> wanted = wanted(table, request);
        Thinning thinning = request.thinning();
        String stored = "select " + MySqlColumns.stored(table) + " from ";
        String all = stored + MySqlNames.name(table.name()) + " t where ";
        if (wanted.isEmpty()) return snapshot.read(table, all + "false");
        if (thinning == null) return snapshot.read(table, all + String.join(" union all " + all, wanted));
        // All rows of one key are in one of these.
        MySqlCohortSql sql = MySqlCohortSql.of(snapshot.schema(), thinning);
        String key = MySqlKeySql.names(table, named(request), request);
        return snapshot.read(
                table,
                wanted.stream()
                        .map(condition -> stored + sql.thinned(table, key, thinning, " where " + condition))
                        .collect(Collectors.joining(" union all ")));
    }

    /** Of each key no more than so many. */
    RowReader readSome(Table table, Closure.Request request, int mostEach) {
        String all = "(select " + MySqlColumns.stored(table) + " from " + MySqlNames.name(table.name()) + " t where ";
        List<String> queries = request.keys().stream()
                .flatMap(key -> wanted(table, request.of(key)).stream())
                .map(condition -> all + condition + order(table) + " limit " + mostEach + ")")
                .toList();
        return snapshot.read(table, queries.isEmpty() ? all + "false)" : String.join(" union all ", queries));
    }

    /** What thinning takes from those that are requested. */
    Thinning.Taken taken(Table table, Closure.Request request) {
        Thinning thinning = request.thinning();
        if (thinning == null) return Thinning.Taken.NONE;
        String key = MySqlKeySql.names(table, named(request), request);
        return wanted(table, request).stream()
                .map(condition ->
                        snapshot.taken(table, MySqlCohortSql.taken(table, key, thinning, " where " + condition)))
                .reduce(Thinning.Taken.NONE, Thinning.Taken::plus);
    }

    private List<String> wanted(Table table, Closure.Request request) {
        return MySqlKeySql.wanted(table, named(request), request, snapshot.codecs());
    }

    private @Nullable Table named(Closure.Request request) {
        Reference owner = request.owner();
        return owner == null ? null : snapshot.schema().table(owner.parent()).orElseThrow();
    }

    /** The same rows come first every night. No index is on what COALESCE gives, so that none tempts the server to walk the whole table in this order. */
    private static String order(Table table) {
        List<String> key = Closure.identityOf(table);
        List<String> columns =
                key.isEmpty() ? table.stored().stream().map(Column::name).toList() : key;
        return columns.stream()
                .map(column -> "coalesce(t." + MySqlNames.name(column) + ")")
                .collect(Collectors.joining(", ", " order by ", ""));
    }
}
