package io.understudy.schema;

import java.util.List;
import java.util.Optional;

/**
 * What a database is made of, as far as its rows are concerned.
 *
 * @param tables ordered by name
 * @param sequences ordered by name
 * @param partitions of the partitioned tables, where it matters which rows find a place; empty on servers whose tables bring theirs along
 * @param notCopied what exists there and will not be taken along, each as a sentence: foreign tables, large objects
 */
public record Schema(
        List<Table> tables, List<Sequence> sequences, List<Partition> partitions, List<NotCopied> notCopied) {
    /** Something that Understudy leaves behind, and why. */
    public record NotCopied(String where, String why) {}

    public Schema {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        partitions = List.copyOf(partitions);
        notCopied = List.copyOf(notCopied);
    }

    /** Without partitions of its own account. */
    public Schema(List<Table> tables, List<Sequence> sequences, List<NotCopied> notCopied) {
        this(tables, sequences, List.of(), notCopied);
    }

    public Optional<Table> table(TableName name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** The tables a person may mean by {@code name} or {@code schema.name}. */
    public List<Table> tablesNamed(String written) {
        return tables.stream()
                .filter(table -> table.name().name().equals(written)
                        || table.name().toString().equals(written))
                .toList();
    }
}
