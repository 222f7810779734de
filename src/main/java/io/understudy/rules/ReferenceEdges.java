package io.understudy.rules;

import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.ForeignKey;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which column refers to which, column by column, over the declared references and the configured ones. A column that refers to itself is left out, and so is one that refers to a generated column, on
 * which nobody decides.
 *
 * @param parents what each column refers to
 * @param conditional the columns that name a row only together with others
 */
record ReferenceEdges(
        NavigableMap<ColumnName, NavigableSet<ColumnName>> parents, NavigableSet<ColumnName> conditional) {
    static ReferenceEdges of(Schema schema, List<Reference> further) {
        NavigableMap<ColumnName, NavigableSet<ColumnName>> parents = new TreeMap<>();
        NavigableSet<ColumnName> conditional = new TreeSet<>();
        Stream<Reference> declared = schema.tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .map(ForeignKey::reference);
        Stream.concat(declared, further.stream()).forEach(reference -> {
            for (int i = 0; i < reference.columns().size(); i++) {
                ColumnName child =
                        new ColumnName(reference.child(), reference.columns().get(i));
                ColumnName parent = new ColumnName(
                        reference.parent(), reference.parentColumns().get(i));
                if (reference.columns().size() > 1 || reference.discriminator() != null) conditional.add(child);
                if (!child.equals(parent) && !isGenerated(schema, parent))
                    parents.computeIfAbsent(child, absent -> new TreeSet<>()).add(parent);
            }
        });
        return new ReferenceEdges(parents, conditional);
    }

    private static boolean isGenerated(Schema schema, ColumnName name) {
        return schema.table(name.table())
                .flatMap(table -> table.column(name.column()))
                .map(Column::generated)
                .orElse(false);
    }

    /** The columns that this one refers to, in their order; usually one or none. */
    NavigableSet<ColumnName> of(ColumnName child) {
        return parents.getOrDefault(child, new TreeSet<>());
    }
}
