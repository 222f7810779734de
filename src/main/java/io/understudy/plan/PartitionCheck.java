package io.understudy.plan;

import io.understudy.finding.Finding;
import io.understudy.schema.Partition;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for rows that would find no partition on staging: on the first of a month production has a new one, and staging may not. Bounds are compared as the servers print them. Where staging is
 * divided in another way, only the load can tell whether its parts hold all rows, so that is a warning and no more.
 */
final class PartitionCheck {
    private final Schema source;
    private final Schema staging;
    private final List<Finding> findings = new ArrayList<>();

    PartitionCheck(Schema source, Schema staging) {
        this.source = source;
        this.staging = staging;
    }

    List<Finding> check() {
        for (Partition partition : source.partitions()) {
            boolean divided = staging.table(partition.table())
                    .map(table -> table.kind() == Table.Kind.PARTITIONED)
                    .orElse(false);
            if (divided && !partition.empty() && !partition.takesTheRest()) compare(partition);
        }
        return findings;
    }

    private void compare(Partition partition) {
        List<Partition> twins = staging.partitions().stream()
                .filter(other -> other.table().equals(partition.table()))
                .filter(other -> other.place().equals(partition.place()))
                .toList();
        // Where the parent itself is missing, that has been told; where there is a default, everything finds a place.
        if (twins.isEmpty() && !partition.place().isEmpty()) return;
        if (twins.stream()
                .anyMatch(other -> other.takesTheRest() || other.bound().equals(partition.bound()))) return;
        boolean alike = twins.stream().anyMatch(other -> siblings(partition).contains(other.bound()));
        String where = partition.table() + " " + partition.name();
        String message = "staging's " + partition.table() + " has no partition " + partition.bound()
                + ", which holds rows in production";
        findings.add(
                alike || twins.isEmpty()
                        ? Finding.error(
                                "missing-partition",
                                where,
                                message + ".",
                                "Run staging's migrations, or on staging: " + create(partition))
                        : Finding.warning(
                                "missing-partition",
                                where,
                                message
                                        + "; staging is divided in another way, and a row that fits none of its parts would fail the load.",
                                "Add a default partition on staging, or divide it as production is."));
    }

    private List<String> siblings(Partition partition) {
        return source.partitions().stream()
                .filter(other -> other.parent().equals(partition.parent()))
                .map(Partition::bound)
                .toList();
    }

    private static String create(Partition partition) {
        return "CREATE TABLE " + quoted(partition.name()) + " PARTITION OF " + quoted(partition.parent()) + " "
                + partition.bound() + ";";
    }

    private static String quoted(TableName name) {
        return StructureCheck.quoted(name.schema()) + "." + StructureCheck.quoted(name.name());
    }
}
