package io.understudy.plan;

import io.understudy.finding.Finding;
import io.understudy.schema.Collation;
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
    private final boolean mySql;
    private final List<Finding> findings = new ArrayList<>();

    /** @param mySql whether statements are to be written for MySQL, whose staging knows its tables without a schema before their names */
    StructureCheck(Schema source, Schema staging, boolean mySql) {
        this.source = source;
        this.staging = staging;
        this.mySql = mySql;
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
                    "Run staging's migrations, or on staging: " + change(table, column, "TYPE " + column.type(), "")));
        } else if (!sameCharset(column.type(), twin.type())) {
            findings.add(Finding.error(
                    "different-charset",
                    where,
                    "is in the character set " + charset(column.type()) + " in production and " + charset(twin.type())
                            + " in staging, and values travel as the bytes they are.",
                    "On staging, run: " + change(table, column, "", "")));
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
                    "On staging, run: " + change(table, column, "DROP NOT NULL", " NULL")));
        }
        compareCollations(where, table, column, twin);
    }

    /** Values that differ for production may be the same for staging. */
    private void compareCollations(String where, TableName table, Column column, Column twin) {
        Collation own = column.type().collation();
        Collation other = twin.type().collation();
        if (own == null
                || other == null
                || own.name().equals(other.name())
                || !own.charset().equals(other.charset())) return;
        boolean unique = staging.table(table).stream()
                .flatMap(found -> found.uniqueIndexes().stream())
                .anyMatch(index -> index.columns().contains(column.name()));
        String message = "is compared by " + own.name() + " in production and by " + other.name() + " in staging";
        findings.add(
                unique
                        ? Finding.warning(
                                "different-collation",
                                where,
                                message + ", where a unique index may take two of production's values for one.",
                                "On staging, run: " + change(table, column, "", ""))
                        : Finding.note("different-collation", where, message + ".", ""));
    }

    private static boolean sameCharset(DataType type, DataType twin) {
        return type.collation() == null
                || twin.collation() == null
                || charset(type).equals(charset(twin));
    }

    /** Servers have two names for one. */
    private static String charset(DataType type) {
        Collation collation = type.collation();
        String charset = collation == null ? "none" : collation.charset();
        return charset.equals("utf8") ? "utf8mb3" : charset;
    }

    /** The statement that changes a column: PostgreSQL is told the change, MySQL the whole column. */
    private String change(TableName table, Column column, String postgreSql, String mySqlNull) {
        if (!mySql) return alter(table, "ALTER COLUMN", column, postgreSql);
        Collation collation = column.type().collation();
        String text = collation == null ? "" : " CHARACTER SET " + collation.charset() + " COLLATE " + collation.name();
        String nulls = !mySqlNull.isEmpty() || column.nullable() ? " NULL" : " NOT NULL";
        return alter(table, "MODIFY COLUMN", column, column.type().name() + text + nulls);
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

    private String alter(TableName table, String change, Column column, String rest) {
        if (mySql)
            return "ALTER TABLE " + backquoted(table.name()) + " " + change + " " + backquoted(column.name()) + " "
                    + rest + ";";
        return "ALTER TABLE " + quoted(table.schema()) + "." + quoted(table.name()) + " " + change + " "
                + quoted(column.name()) + " " + rest + ";";
    }

    private static String backquoted(String name) {
        return "`" + name.replace("`", "``") + "`";
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
