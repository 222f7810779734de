package io.understudy.plan;

import io.understudy.finding.Finding;
import io.understudy.mask.GenericMasker;
import io.understudy.mask.KeySpelling;
import io.understudy.mask.NetworkMasker;
import io.understudy.rules.Decision;
import io.understudy.rules.Decisions;
import io.understudy.sample.Cohort;
import io.understudy.sample.Sampling;
import io.understudy.sample.TableSample;
import io.understudy.schema.Collation;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.DataType;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Looks at columns that rows are known by: whether their values have one text, and whether two spellings of one value stay one. */
final class KeyCheck {
    private final Schema schema;
    private final Sampling sampling;
    private final Decisions decisions;
    private final List<Finding> findings = new ArrayList<>();

    KeyCheck(Schema schema, Sampling sampling, Decisions decisions) {
        this.schema = schema;
        this.sampling = sampling;
        this.decisions = decisions;
    }

    List<Finding> check() {
        sampling.tables().forEach(this::checkUnit);
        Set<ColumnName> keys = new LinkedHashSet<>();
        for (Reference reference : sampling.references()) {
            boolean taken = !(sampling.of(reference.child()).cohort() instanceof Cohort.Nothing);
            for (String column : reference.parentColumns()) {
                ColumnName name = new ColumnName(reference.parent(), column);
                if (taken && keys.add(name)) checkKey(name);
            }
        }
        return findings;
    }

    private void checkUnit(TableSample sample) {
        List<String> columns = switch (sample.cohort()) {
            case Cohort.Whole whole -> List.of();
            case Cohort.Nothing nothing -> List.of();
            case Cohort.ByUnit byUnit -> byUnit.rate() < 1 ? columns(byUnit.unit()) : List.of();
            case Cohort.Lowest lowest -> columns(lowest.unit());
            case Cohort.WithOwner owned -> owned.orphansPossible() ? columns(owned.own()) : List.of();
        };
        Table table = schema.table(sample.table()).orElseThrow();
        for (String name : columns) {
            Column column = table.column(name).orElseThrow();
            if (column.type().kind() != DataType.Kind.FLOAT) continue;
            findings.add(Finding.warning(
                    "float-unit",
                    new ColumnName(table.name(), name).toString(),
                    "chooses rows and is " + column.type()
                            + ": each server and each version rounds such numbers in its own way when it prints them, so another server may choose other rows, and numbers that print alike live and die together.",
                    "Under sample.tables, name columns of another type, "
                            + table.name().name()
                            + ": { by: [ ... ] }, or take the table whole, "
                            + table.name().name() + ": all; or make the column numeric."));
        }
    }

    private static List<String> columns(Cohort.UnitKey unit) {
        return unit.natural().isEmpty() ? unit.columns() : unit.natural();
    }

    private void checkKey(ColumnName name) {
        Column column =
                schema.table(name.table()).orElseThrow().column(name.column()).orElseThrow();
        boolean asked = sampling.of(name.table()).needsClosure();
        if (asked
                && column.type().kind() == DataType.Kind.FLOAT
                && column.type().bytes() == 4
                && isMySql(column)) {
            findings.add(Finding.error(
                    "float-key",
                    name.toString(),
                    "others refer to it, and no row can be found by a " + column.type()
                            + ", because the server compares it with what it never holds.",
                    "Take the table whole, under sample.tables: " + name.table().name() + ": all"));
        }
        if (!(decisions.columns().get(name) instanceof Decision.Masked masked)) return;
        Collation collation = column.type().collation();
        boolean asciiOnly = masked.masker() instanceof NetworkMasker;
        if (collation == null
                || asciiOnly
                || masked.masker() instanceof GenericMasker.Null
                || !KeySpelling.leavesAccents(column.type())) return;
        findings.add(Finding.warning(
                "key-spelling",
                name.toString(),
                "others refer to it, and " + collation.name()
                        + " lets them spell it with other accents: masked, such a row would not find it any more, and the run would end before anything is published.",
                "See that nobody does, or keep the column."));
    }

    /** PostgreSQL finds a number by the text that it prints. */
    private static boolean isMySql(Column column) {
        return column.type().name().startsWith("float");
    }
}
