package io.understudy.plan;

import io.understudy.finding.Finding;
import io.understudy.schema.Column;
import io.understudy.schema.DataType;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds staging's schema, which staging's migrations made, against production's: what is loaded must find its place, and nothing may be left over that needs a value. */
final class StructureCheck {
    private final Schema source;
    private final Schema staging;
    private final List<Finding> findings = new ArrayList<>();

    StructureCheck(Schema source, Schema staging) {
        this.source = source;
        this.staging = staging;
    }

    List<Finding> check() {
        for (Table table : source.tables()) {
            Optional<Table> twin = staging.table(table.name());
            twin.ifPresentOrElse(
                    found -> compare(table, found),
                    () -> findings.add(Finding.error(
                            "missing-table",
                            table.name().toString(),
                            "staging has no table " + table.name() + ".",
                            "Run staging's migrations, or create it as production has it.")));
        }
        findings.addAll(new PartitionCheck(source, staging).check());
        for (Table table : staging.tables()) {
            if (source.table(table.name()).isEmpty()) {
                findings.add(Finding.note(
                        "staging-only-table",
                        table.name().toString(),
                        "only staging has " + table.name() + "; it is left as it is.",
                        ""));
            }
        }
        return findings;
    }

    private void compare(Table table, Table twin) {
        for (Column column : table.stored()) {
            twin.column(column.name())
                    .ifPresentOrElse(
                            found -> compare(table.name(), column, found),
                            () -> findings.add(Finding.error(
                                    "missing-column",
                                    table.name() + "." + column.name(),
                                    "staging's " + table.name() + " has no column " + column.name() + ".",
                                    "Run staging's migrations, or on staging: "
                                            + alter(
                                                    table.name(),
                                                    "ADD COLUMN",
                                                    column,
                                                    column.type().name()))));
        }
        for (Column column : twin.stored()) {
            boolean known = table.stored().stream().anyMatch(own -> own.name().equals(column.name()));
            if (!known)
                leftOver(table.name(), column, table.column(column.name()).isPresent());
        }
    }

    private void compare(TableName table, Column column, Column twin) {
        String where = table + "." + column.name();
        if (twin.generated()) {
            findings.add(Finding.error(
                    "generated-column",
                    where,
                    "staging computes " + where + ", which production stores.",
                    "Make the column an ordinary one on staging."));
        } else if (!sameType(column, twin)) {
            findings.add(Finding.error(
                    "different-type",
                    where,
                    "is " + column.type() + " in production and " + twin.type() + " in staging.",
                    "Run staging's migrations, or on staging: "
                            + alter(table, "ALTER COLUMN", column, "TYPE " + column.type())));
        } else if (isComposite(column.type()) && !labels(twin.type()).equals(labels(column.type()))) {
            findings.add(Finding.error(
                    "different-type",
                    where,
                    "is of the type " + column.type() + " with the fields " + labels(column.type())
                            + " in production and " + labels(twin.type()) + " in staging.",
                    "Run staging's migrations, or on staging: ALTER TYPE " + enumOf(twin.type()) + " …;"));
        } else if (!labels(twin.type()).containsAll(labels(column.type()))) {
            List<String> missing = new ArrayList<>(labels(column.type()));
            missing.removeAll(labels(twin.type()));
            findings.add(Finding.error(
                    "missing-label",
                    where,
                    "staging's type " + twin.type() + " lacks the labels " + missing + ".",
                    "On staging, run: "
                            + missing.stream()
                                    .map(label -> "ALTER TYPE " + enumOf(twin.type()) + " ADD VALUE '"
                                            + label.replace("'", "''") + "';")
                                    .collect(Collectors.joining(" "))));
        } else if (column.nullable() && !twin.nullable()) {
            findings.add(Finding.warning(
                    "stricter-null",
                    where,
                    "may be null in production and not in staging, so a null would fail the load.",
                    "On staging, run: " + alter(table, "ALTER COLUMN", column, "DROP NOT NULL")));
        }
    }

    /** Those of an enum, or of the enum that an array is made of. */
    private static List<String> labels(DataType type) {
        return type.element() == null ? type.labels() : labels(type.element());
    }

    private static boolean isComposite(DataType type) {
        return enumOf(type).kind() == DataType.Kind.OTHER && !labels(type).isEmpty();
    }

    private static DataType enumOf(DataType type) {
        return type.element() == null ? type : enumOf(type.element());
    }

    private static String alter(TableName table, String change, Column column, String rest) {
        return "ALTER TABLE " + quoted(table.schema()) + "." + quoted(table.name()) + " " + change + " "
                + quoted(column.name()) + " " + rest + ";";
    }

    static String quoted(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static boolean sameType(Column column, Column twin) {
        return column.type().name().equals(twin.type().name())
                && column.type().kind() == twin.type().kind();
    }

    private void leftOver(TableName table, Column column, boolean generatedInSource) {
        String where = table + "." + column.name();
        if (generatedInSource) {
            findings.add(Finding.error(
                    "generated-column",
                    where,
                    "production computes " + where + ", which staging stores.",
                    "Make the column a generated one on staging."));
        } else if (!column.nullable() && column.identity() == Column.Identity.NONE) {
            findings.add(Finding.warning(
                    "staging-only-column",
                    where,
                    "only staging has it and it is NOT NULL, so the load fails unless it has a default.",
                    "Give it a default, or drop it on staging."));
        } else {
            findings.add(Finding.note("staging-only-column", where, "only staging has it; it gets its default.", ""));
        }
    }
}
