package io.understudy.plan;

import io.understudy.finding.Finding;
import io.understudy.mask.GenericMasker;
import io.understudy.mask.Masker;
import io.understudy.mask.NumberMasker;
import io.understudy.rules.Decision;
import io.understudy.rules.Decisions;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what masks do to generated columns, which staging computes from masked values: a null where none may be, a value that does not fit, a key that finds no row. */
final class ComputedCheck {
    private static final Set<Kind> PARSED = Set.of(
            Kind.INTEGER, Kind.DECIMAL, Kind.FLOAT, Kind.DATE, Kind.TIMESTAMP, Kind.TIMESTAMP_WITH_ZONE, Kind.UUID);

    /** What makes something of null. */
    private static final Pattern MENDS_NULL =
            Pattern.compile("(?i)\\b(coalesce|ifnull|nvl|concat_ws|is null|is not null|case)\\b");

    private final Decisions decisions;
    private final Map<Table, Computed> computed = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    ComputedCheck(Decisions decisions) {
        this.decisions = decisions;
    }

    List<Finding> check(Schema schema, List<Reference> references) {
        for (Table table : schema.tables()) {
            for (Column column : table.columns()) if (column.generated()) check(table, column);
        }
        references.forEach(reference -> check(schema, reference));
        return findings;
    }

    private void check(Table table, Column generated) {
        for (String source : sources(table, generated.name())) {
            ColumnName name = new ColumnName(table.name(), source);
            if (!(decisions.columns().get(name) instanceof Decision.Masked masked)) continue;
            String where = new ColumnName(table.name(), generated.name()).toString();
            Column column = table.column(source).orElseThrow();
            boolean mended = MENDS_NULL.matcher(generated.expression()).find();
            if (!generated.nullable() && !mended && makesNull(masked.masker())) {
                findings.add(Finding.error(
                        "generated-mask",
                        where,
                        "is computed from " + source + " and may not be null, and "
                                + masked.masker().name() + " makes nulls of " + source + ".",
                        "Use constant for " + source + ", or a mask of its type."));
            } else if (mayNotFit(generated.type(), column.type(), masked.masker())) {
                findings.add(Finding.warning(
                        "generated-mask",
                        where,
                        "is computed from " + source + ", which "
                                + masked.masker().name()
                                + " masks: whether what comes of masked values is a " + generated.type()
                                + " cannot be told beforehand, and one that is not fails the load.",
                        "Look at the expression of " + generated.name() + "; keep " + source
                                + ", or use a mask that keeps what the expression takes out of it."));
            }
        }
    }

    /** Whether a value could be cut out of a masked text that is too long for the column, or no number or date. */
    private static boolean mayNotFit(DataType type, DataType source, Masker masker) {
        if (!source.isText() || makesNothing(masker)) return false;
        boolean narrower = type.isText()
                && type.maximumCharacters() >= 0
                && (source.maximumCharacters() < 0 || type.maximumCharacters() < source.maximumCharacters());
        return narrower || (PARSED.contains(type.kind()) && !(masker instanceof NumberMasker.Digits));
    }

    private static boolean makesNothing(Masker masker) {
        return masker instanceof GenericMasker.Null;
    }

    private static boolean makesNull(Masker masker) {
        return switch (masker) {
            case GenericMasker.Null() -> true;
            case GenericMasker.NullSometimes sometimes -> true;
            case GenericMasker.Choice choice ->
                Stream.concat(choice.when().stream().map(GenericMasker.Case::mask), Stream.of(choice.otherwise()))
                        .anyMatch(ComputedCheck::makesNull);
            case Masker other -> false;
        };
    }

    private void check(Schema schema, Reference reference) {
        Table child = schema.table(reference.child()).orElseThrow();
        Table parent = schema.table(reference.parent()).orElseThrow();
        for (int i = 0; i < reference.columns().size(); i++) {
            String from = reference.columns().get(i);
            String to = reference.parentColumns().get(i);
            boolean generated = isGenerated(child, from) || isGenerated(parent, to);
            if (!generated || !(changes(child, from) || changes(parent, to))) continue;
            findings.add(Finding.error(
                    "broken-reference",
                    new ColumnName(child.name(), from).toString(),
                    "refers to " + new ColumnName(parent.name(), to)
                            + ", and one of the two is computed from other columns, so that masks cannot change both alike: no row would find its key.",
                    "Keep " + String.join(", ", told(child, from)) + " and " + String.join(", ", told(parent, to))
                            + "."));
        }
    }

    private static boolean isGenerated(Table table, String column) {
        return table.column(column).orElseThrow().generated();
    }

    private boolean changes(Table table, String column) {
        return told(table, column).stream()
                .anyMatch(
                        name -> decisions.columns().get(new ColumnName(table.name(), name)) instanceof Decision.Masked);
    }

    /** The stored columns behind a column; itself, if it is one. */
    private Set<String> told(Table table, String column) {
        return isGenerated(table, column) ? sources(table, column) : Set.of(column);
    }

    private Set<String> sources(Table table, String column) {
        return computed.computeIfAbsent(table, Computed::new).sources(column);
    }
}
