package io.understudy.rules;

import io.understudy.finding.Finding;
import io.understudy.schema.ColumnName;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The verdict on every stored column of a schema. Generated columns have none: the server computes them from columns that have.
 *
 * @param columns by name; an undecided column is here too, and has an error among the findings
 * @param signOffs who answers for the rule that decided a column, where the rule says so; a column that follows a key has none
 * @param findings what is wrong or odd, sorted by place; an error refuses the run
 */
public record Decisions(
        NavigableMap<ColumnName, Decision> columns,
        NavigableMap<ColumnName, SignOff> signOffs,
        List<Finding> findings) {
    public Decisions {
        columns = Collections.unmodifiableNavigableMap(new TreeMap<>(columns));
        signOffs = Collections.unmodifiableNavigableMap(new TreeMap<>(signOffs));
        findings = List.copyOf(findings);
    }

    /**
     * The decision on a stored column.
     *
     * @throws IllegalArgumentException if the schema that was decided upon has no such stored column
     */
    public Decision of(ColumnName column) {
        Decision decision = columns.get(column);
        if (decision == null) throw new IllegalArgumentException("no decision was made on " + column);
        return decision;
    }
}
