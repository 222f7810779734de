package io.understudy.plan;

import io.understudy.schema.Check;
import io.understudy.schema.Column;
import io.understudy.schema.Table;
import io.understudy.schema.UniqueIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The generated columns of a table, seen as what they are: expressions over stored columns. A mask of a stored column shows in them, because staging computes them anew; so an index or a check about a generated column is
 * one about the columns that it is computed from.
 */
final class Computed {
    private final Table table;
    private final Map<String, Set<String>> sources = new LinkedHashMap<>();

    Computed(Table table) {
        this.table = table;
        for (Column column : table.columns()) {
            if (column.generated()) sources.put(column.name(), sourcesOf(column, new LinkedHashSet<>()));
        }
    }

    /** The stored columns that a generated column is computed from; none of any other. */
    Set<String> sources(String column) {
        return sources.getOrDefault(column, Set.of());
    }

    /** The index over stored columns that does what this one does. */
    UniqueIndex overStored(UniqueIndex index) {
        return index.columns().stream().noneMatch(sources::containsKey)
                ? index
                : new UniqueIndex(
                        index.name(), stored(index.columns()), false, index.partial(), spelledOut(index.definition()));
    }

    /** The check over stored columns that does what this one does. */
    Check overStored(Check check) {
        return check.columns().stream().noneMatch(sources::containsKey)
                ? check
                : new Check(check.name(), stored(check.columns()), spelledOut(check.definition()), check.validated());
    }

    private List<String> stored(List<String> columns) {
        Set<String> stored = new LinkedHashSet<>();
        for (String column : columns) {
            if (sources.containsKey(column)) stored.addAll(sources(column));
            else stored.add(column);
        }
        return List.copyOf(stored);
    }

    private String spelledOut(String definition) {
        String text = definition;
        for (Column column : table.columns()) {
            if (column.generated() && !column.expression().isEmpty())
                text = named(column.name())
                        .matcher(text)
                        .replaceAll(Matcher.quoteReplacement("(" + column.expression() + ")"));
        }
        return text;
    }

    private Set<String> sourcesOf(Column generated, Set<String> found) {
        String bare = generated.expression().replaceAll("'(?:[^']|'')*'", "''");
        List<Column> further = new ArrayList<>();
        for (Column column : table.columns()) {
            boolean itself = column.name().equals(generated.name());
            if (itself || !named(column.name()).matcher(bare).find()) continue;
            // MySQL lets a generated column be computed from those before it.
            if (column.generated()) further.add(column);
            else found.add(column.name());
        }
        further.forEach(column -> sourcesOf(column, found));
        return found;
    }

    /** A column's name as a whole word, in the quotes of either server or without. */
    private static Pattern named(String column) {
        String plain = Pattern.quote(column);
        String quoted = Pattern.quote("\"" + column.replace("\"", "\"\"") + "\"") + "|"
                + Pattern.quote("`" + column.replace("`", "``") + "`");
        return Pattern.compile("(?:" + quoted + "|(?<![\\p{L}\\p{N}_$\"`])" + plain + "(?![\\p{L}\\p{N}_$\"`(]))");
    }
}
