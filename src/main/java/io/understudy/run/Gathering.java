package io.understudy.run;

import io.understudy.db.Source;
import io.understudy.plan.ColumnPlan;
import io.understudy.sample.Closure;
import io.understudy.schema.Column;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The worklist of a capture: rows bring what they refer to, until nothing new is needed, and what refers to them as far as was asked. Everything is read by key. A key that production does not have
 * stays dangling, and is counted.
 */
final class Gathering {
    private static final int KEYS_AT_ONCE = 200;

    /** A table of fewer rows may be read whole where there is no index. */
    private static final int SMALL = 10_000;

    private final ColumnPlan plan;
    private final Source source;
    private final Binding binding;
    private final CaptureOptions options;
    private final Map<TableName, CapturedTable> tables = new TreeMap<>();
    private final Map<Brought, Integer> brought = new LinkedHashMap<>();
    private final Map<String, Set<List<String>>> asked = new HashMap<>();
    private final Map<Reference, Integer> dangling = new LinkedHashMap<>();
    private final Set<String> remarks = new LinkedHashSet<>();
    private final Map<TableName, List<List<String>>> indexes = new HashMap<>();
    private final ArrayDeque<Pending> needsParents = new ArrayDeque<>();
    private final ArrayDeque<Pending> needsChildren = new ArrayDeque<>();
    private final Set<Reference> cut = new HashSet<>();

    /** Rows of a table that came for one reason. */
    record Brought(TableName table, String because) {}

    private record Pending(CapturedTable table, CapturedRow row) {}

    Gathering(ColumnPlan plan, Source source, Binding binding, CaptureOptions options) {
        this.plan = plan;
        this.source = source;
        this.binding = binding;
        this.options = options;
    }

    Collection<CapturedTable> tables() {
        return tables.values();
    }

    /** How many rows came for what reason, in the order in which the reasons came up. */
    Map<Brought, Integer> brought() {
        return brought;
    }

    /** How many names of each reference production has no row for. */
    Map<Reference, Integer> dangling() {
        return dangling;
    }

    /** What a person should know about what was not taken. */
    Set<String> remarks() {
        return remarks;
    }

    /** Whether all rows that refer so to a row whose children were asked for are here. */
    boolean isWhole(Reference reference) {
        return isFollowed(reference.child())
                && !cut.contains(reference)
                && tables.containsKey(reference.parent())
                && tables.containsKey(reference.child());
    }

    CapturedTable table(TableName name) {
        return tables.computeIfAbsent(
                name, absent -> new CapturedTable(plan.schema().table(name).orElseThrow(), binding, plan.decisions()));
    }

    /** Rows to begin with. */
    void seed(CapturedTable table, List<CapturedRow> rows, String because) {
        rows.forEach(row -> add(table, row, options.children(), "seed, " + because));
        refuseTooMany();
    }

    private void add(CapturedTable table, CapturedRow row, int levels, String because) {
        boolean isNew = row.levels() < 0;
        if (isNew) {
            brought.merge(new Brought(table.table().name(), because), 1, Integer::sum);
            needsParents.add(new Pending(table, row));
        }
        if (row.raise(levels) && levels > 0) needsChildren.add(new Pending(table, row));
    }

    private void refuseTooMany() {
        long rows = brought.values().stream().mapToLong(count -> count).sum();
        if (rows <= options.budget()) return;
        Map.Entry<Brought, Integer> most =
                brought.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        throw new CaptureRefused(String.format(
                Locale.ROOT,
                "The fixture would have over %,d rows, and nothing was written; most of them, %,d, are of %s (%s). Begin with fewer rows, take fewer --children, name the tables to --follow, lower --most-children, or raise --budget.",
                options.budget(),
                most.getValue(),
                most.getKey().table(),
                most.getKey().because()));
    }

    /** Fetches until nothing new is needed. Children come first: what both sides bring is then known as a child, whose own children are wanted, too. */
    void complete() {
        while (true) {
            if (!needsChildren.isEmpty()) children(drained(needsChildren));
            else if (!needsParents.isEmpty()) parents(drained(needsParents));
            else return;
        }
    }

    private static List<Pending> drained(ArrayDeque<Pending> queue) {
        List<Pending> all = List.copyOf(queue);
        queue.clear();
        return all;
    }

    private void parents(List<Pending> rows) {
        for (Reference reference : plan.references()) {
            List<Pending> own = rows.stream()
                    .filter(one -> one.table.table().name().equals(reference.child()))
                    .filter(one -> isRead(one.table, reference.columns()) && isOfKind(one, reference))
                    .toList();
            if (own.isEmpty() || !isRead(table(reference.parent()), reference.parentColumns())) continue;
            List<Column> named = columns(reference.parent(), reference.parentColumns());
            List<String[]> keys =
                    wanted(own, reference.columns(), named, reference.parent() + " " + reference.parentColumns());
            for (List<String[]> some : batches(keys)) fetchParents(reference, named, some);
        }
    }

    private static boolean isRead(CapturedTable table, List<String> columns) {
        return table.stores(columns);
    }

    private static boolean isOfKind(Pending one, Reference reference) {
        Reference.Discriminator kind = reference.discriminator();
        return kind == null || (isRead(one.table, List.of(kind.column())) && one.table.isOfKind(one.row, kind));
    }

    private List<Column> columns(TableName table, List<String> names) {
        Table parent = plan.schema().table(table).orElseThrow();
        return names.stream().map(name -> parent.column(name).orElseThrow()).toList();
    }

    /** The keys that nobody asked for yet. */
    private List<String[]> wanted(List<Pending> rows, List<String> columns, List<Column> compared, String space) {
        Set<List<String>> known = asked.computeIfAbsent(space, absent -> new HashSet<>());
        List<String[]> keys = new ArrayList<>();
        for (Pending one : rows) {
            String[] key = one.table.key(one.row, columns, compared);
            if (key != null && known.add(List.of(key))) keys.add(key);
        }
        return keys;
    }

    private static List<List<String[]>> batches(List<String[]> keys) {
        List<List<String[]>> batches = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE)
            batches.add(keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE)));
        return batches;
    }

    private void fetchParents(Reference reference, List<Column> named, List<String[]> keys) {
        CapturedTable parent = table(reference.parent());
        if (parent.table().rows() > SMALL && !isIndexed(parent.table(), reference.parentColumns(), null))
            remarks.add(
                    "All of " + parent.table().name()
                            + " was read to find what " + reference
                            + " names, because no index leads there; create one, or leave the reference out of the configuration.");
        String because = "parent of " + reference.child() + " by " + String.join(", ", reference.columns());
        List<CapturedRow> rows = parent.read(source.readKeys(
                parent.table(),
                binding.format(reference.parent()),
                request(reference.parent(), reference.parentColumns(), keys)));
        rows.forEach(row -> add(parent, row, 0, because));
        refuseTooMany();
        Set<List<String>> found = new HashSet<>();
        for (CapturedRow row : rows) {
            String[] key = parent.key(row, reference.parentColumns(), named);
            if (key != null) found.add(List.of(key));
        }
        for (String[] key : keys) {
            if (!found.contains(List.of(key)) && isNowhere(parent, reference, named, key))
                dangling.merge(reference, 1, Integer::sum);
        }
    }

    private static Closure.Request request(TableName table, List<String> columns, List<String[]> keys) {
        return new Closure.Request(table, columns, keys, null, null);
    }

    /** Under a collation two spellings may be one name, which only the server can tell. */
    private boolean isNowhere(CapturedTable parent, Reference reference, List<Column> named, String[] key) {
        if (named.stream().allMatch(column -> column.type().collation() == null)) return true;
        return parent.read(source.readKeys(
                        parent.table(),
                        binding.format(reference.parent()),
                        request(reference.parent(), reference.parentColumns(), List.<String[]>of(key))))
                .isEmpty();
    }

    private void children(List<Pending> rows) {
        for (Reference reference : plan.references()) {
            Table child = plan.schema().table(reference.child()).orElseThrow();
            if (!isFollowed(child.name())) continue;
            List<Pending> own = rows.stream()
                    .filter(one -> one.table.table().name().equals(reference.parent()))
                    .filter(one -> isRead(one.table, reference.parentColumns()))
                    .toList();
            if (own.isEmpty() || !isRead(table(child.name()), reference.columns())) continue;
            if (!mayBeAsked(child, reference)) continue;
            Map<List<String>, Integer> levels = levels(own, reference);
            List<String[]> keys = levels.keySet().stream()
                    .map(key -> key.toArray(String[]::new))
                    .toList();
            for (List<String[]> some : batches(keys)) fetchChildren(reference, some, levels);
        }
        rows.forEach(one -> one.row.takenChildren());
    }

    private boolean isFollowed(TableName child) {
        return options.follow().isEmpty()
                || options.follow().stream().anyMatch(name -> name.names(child.schema(), child.name()));
    }

    private boolean mayBeAsked(Table child, Reference reference) {
        if (child.rows() <= SMALL || isIndexed(child, reference.columns(), reference.discriminator())) return true;
        cut.add(reference);
        remarks.add(
                "Rows of " + child.name() + " that refer by " + String.join(", ", reference.columns())
                        + " were not taken, because without an index there all of the table would be read; create one, or name the rows with --where.");
        return false;
    }

    private boolean isIndexed(Table table, List<String> columns, Reference.@Nullable Discriminator kind) {
        List<String> usable = new ArrayList<>(columns);
        if (kind != null) usable.add(kind.column());
        return indexes.computeIfAbsent(table.name(), source::indexes).stream()
                .anyMatch(index -> index.stream().takeWhile(usable::contains).anyMatch(columns::contains));
    }

    private Map<List<String>, Integer> levels(List<Pending> rows, Reference reference) {
        Map<List<String>, Integer> levels = new LinkedHashMap<>();
        List<Column> compared = columns(reference.child(), reference.columns());
        for (Pending one : rows) {
            String[] key = one.table.key(one.row, reference.parentColumns(), compared);
            if (key != null) levels.merge(List.of(key), one.row.levels(), Math::max);
        }
        return levels;
    }

    private void fetchChildren(Reference reference, List<String[]> keys, Map<List<String>, Integer> levels) {
        CapturedTable child = table(reference.child());
        Closure.Request request = new Closure.Request(
                reference.child(), reference.columns(), keys, reference.discriminator(), null, reference, null);
        List<Column> compared = columns(reference.child(), reference.columns());
        String because = "child of " + reference.parent() + " by " + String.join(", ", reference.columns());
        Map<List<String>, Integer> each = new HashMap<>();
        int highest = levels.values().stream().max(Integer::compare).orElse(0);
        for (CapturedRow row : child.read(
                source.readKeys(child.table(), binding.format(reference.child()), request, options.mostChildren() + 1),
                row -> {
                    String[] key = child.key(row, reference.columns(), compared);
                    return key == null || each.merge(Arrays.asList(key), 1, Integer::sum) <= options.mostChildren();
                })) {
            String[] key = child.key(row, reference.columns(), compared);
            int level = key == null ? highest : levels.getOrDefault(List.of(key), highest);
            add(child, row, level - 1, because);
        }
        if (each.values().stream().anyMatch(count -> count > options.mostChildren())) {
            cut.add(reference);
            remarks.add(String.format(
                    Locale.ROOT,
                    "Of rows of %s that refer by %s, only %,d were taken for a row that has more; raise --most-children to take them.",
                    reference.child(),
                    String.join(", ", reference.columns()),
                    options.mostChildren()));
        }
        refuseTooMany();
    }
}
