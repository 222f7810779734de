package io.understudy.run;

import io.understudy.config.Suggestion;
import io.understudy.db.Source;
import io.understudy.sample.KeyText;
import io.understudy.schema.Column;
import io.understudy.schema.Key;
import io.understudy.schema.Table;
import io.understudy.schema.UniqueIndex;
import io.understudy.wire.Buffer;
import io.understudy.wire.Cell;
import io.understudy.wire.Codec;
import io.understudy.wire.UnfitValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The name of a row that somebody wrote, as the server's own values: columns that no two rows share, each with a value that its type has. */
final class SeedKey {
    private SeedKey() {}

    /** @throws CaptureRefused if it is not the name of one row */
    static Map<String, String> of(Table table, CaptureOptions.Wanted wanted, Source source) {
        Map<String, String> written = wanted.row().values();
        List<String> names = table.stored().stream().map(Column::name).toList();
        for (String name : written.keySet()) {
            if (!names.contains(name))
                throw new CaptureRefused(wanted.because() + ": " + table.name() + " has no column " + name
                        + Suggestion.didYouMean(name, names));
        }
        List<Set<String>> keys = keys(table);
        if (!keys.contains(written.keySet()))
            throw new CaptureRefused(wanted.because() + ": several rows of " + table.name() + " may share "
                    + String.join(", ", written.keySet()) + "; name a row by "
                    + (keys.isEmpty()
                            ? "--where, because the table has no unique key"
                            : choices(keys) + ", or use --where"));
        Map<String, String> key = new LinkedHashMap<>();
        written.forEach((name, value) -> key.put(name, canonical(table, name, value, wanted, source)));
        return key;
    }

    /** Sets of columns that tell rows apart. */
    static List<Set<String>> keys(Table table) {
        List<Set<String>> keys = new ArrayList<>();
        List<List<String>> all = new ArrayList<>();
        if (table.primaryKey() != null) all.add(table.primaryKey().columns());
        table.uniqueKeys().stream().map(Key::columns).forEach(all::add);
        table.uniqueIndexes().stream()
                .filter(index -> index.plain() && !index.partial())
                .map(UniqueIndex::columns)
                .forEach(all::add);
        for (List<String> columns : all) {
            Set<String> key = new TreeSet<>(columns);
            if (!keys.contains(key)) keys.add(key);
        }
        return keys;
    }

    private static String choices(List<Set<String>> keys) {
        return String.join(
                " or by ", keys.stream().map(key -> String.join(", ", key)).toList());
    }

    private static String canonical(
            Table table, String name, String value, CaptureOptions.Wanted wanted, Source source) {
        Column column = table.column(name).orElseThrow();
        try {
            return canonical(table, column, value, source);
        } catch (UnfitValue unfit) {
            throw new CaptureRefused(wanted.because() + ": what is written for " + table.name() + "." + name
                    + " is no value of its type, " + column.type() + ".");
        }
    }

    /**
     * The text of a value as keys are compared.
     *
     * @throws UnfitValue if the type has no such value
     */
    static String canonical(Table table, Column column, String value, Source source) {
        Codec codec = source.codec(column, source.format(table, Set.of(column.name())));
        Buffer bytes = new Buffer(value.length() + 16);
        codec.encode(value, bytes);
        String canonical = codec.decode(new Cell().set(bytes.bytes(), 0, bytes.size()));
        return KeyText.of(canonical, column.type().kind(), column.type().collation());
    }
}
