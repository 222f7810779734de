package io.understudy.discover;

import io.understudy.config.ReferenceText;
import io.understudy.config.TableText;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.DataType;
import io.understudy.schema.ForeignKey;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which column refers to which, by declared and by configured references. */
final class Links {
    private final List<Reference> configured = new ArrayList<>();
    private final NavigableMap<ColumnName, NavigableSet<ColumnName>> parents = new TreeMap<>();
    private final NavigableMap<ColumnName, List<DataType>> children = new TreeMap<>();

    /** @param further references as the configuration has them; what is wrong with them a plan will say */
    Links(Schema schema, List<ReferenceText> further) {
        List<Reference> all = new ArrayList<>();
        for (Table table : schema.tables()) {
            for (ForeignKey key : table.foreignKeys()) all.add(key.reference());
        }
        for (ReferenceText text : further) {
            Optional<Table> child = table(schema, text.child());
            Optional<Table> parent = table(schema, text.parent());
            if (child.isEmpty() || parent.isEmpty()) continue;
            boolean known = text.childColumns().stream()
                            .allMatch(column -> child.get().column(column).isPresent())
                    && text.parentColumns().stream()
                            .allMatch(column -> parent.get().column(column).isPresent());
            if (known)
                configured.add(new Reference(
                        child.get().name(), text.childColumns(), parent.get().name(), text.parentColumns(), null));
        }
        all.addAll(configured);
        for (Reference reference : all) link(schema, reference);
    }

    private static Optional<Table> table(Schema schema, TableText name) {
        return schema.tables().stream()
                .filter(table -> table.name().name().equals(name.name())
                        && (name.schema() == null || table.name().schema().equals(name.schema())))
                .findFirst();
    }

    private void link(Schema schema, Reference reference) {
        Table child = schema.table(reference.child()).orElse(null);
        if (child == null) return;
        for (int i = 0; i < reference.columns().size(); i++) {
            ColumnName from =
                    new ColumnName(reference.child(), reference.columns().get(i));
            ColumnName to =
                    new ColumnName(reference.parent(), reference.parentColumns().get(i));
            Optional<Column> column = child.column(from.column());
            if (from.equals(to) || column.isEmpty()) continue;
            parents.computeIfAbsent(from, absent -> new TreeSet<>()).add(to);
            children.computeIfAbsent(to, absent -> new ArrayList<>())
                    .add(column.get().type());
        }
    }

    /** The configured references whose tables and columns are there. */
    List<Reference> configured() {
        return List.copyOf(configured);
    }

    /** What each column that refers to something refers to. */
    NavigableMap<ColumnName, NavigableSet<ColumnName>> parents() {
        return parents;
    }

    /** The types of the columns that refer to this one. */
    List<DataType> children(ColumnName parent) {
        return children.getOrDefault(parent, List.of());
    }

    /** The key whose decision this column follows; empty if it is to be decided itself. Of columns that refer to each other in a circle the first one leads. */
    Optional<ColumnName> leader(ColumnName column) {
        return parents.getOrDefault(column, new TreeSet<>()).stream()
                .filter(parent -> !reaches(parent, column, new TreeSet<>()) || parent.compareTo(column) < 0)
                .findFirst();
    }

    private boolean reaches(ColumnName from, ColumnName to, NavigableSet<ColumnName> seen) {
        if (from.equals(to)) return true;
        if (!seen.add(from) || !parents.containsKey(from)) return false;
        return Objects.requireNonNull(parents.get(from)).stream().anyMatch(next -> reaches(next, to, seen));
    }
}
