package io.understudy.plan;

import io.understudy.config.ReferenceText;
import io.understudy.config.Suggestion;
import io.understudy.config.TableText;
import io.understudy.finding.Finding;
import io.understudy.schema.Column;
import io.understudy.schema.DataType;
import io.understudy.schema.ForeignKey;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All references of a database: the declared ones, and the configured ones once their names are found in the schema. */
public final class References {
    private final Schema schema;
    private final List<Finding> findings;
    private final List<Reference> configured = new ArrayList<>();

    /** @param findings gets what names nothing in the schema */
    public References(Schema schema, List<ReferenceText> texts, List<Finding> findings) {
        this.schema = schema;
        this.findings = findings;
        for (ReferenceText text : texts)
            resolve(text).filter(reference -> !all().contains(reference)).ifPresent(configured::add);
    }

    /** Those that the schema does not declare. */
    List<Reference> configured() {
        return configured;
    }

    /** Declared and configured ones, each once, without periods, which do not name a row by equal values. */
    public List<Reference> all() {
        List<Reference> result = new ArrayList<>();
        schema.tables()
                .forEach(table -> table.foreignKeys().stream()
                        .filter(key -> !key.temporal())
                        .map(ForeignKey::reference)
                        .forEach(result::add));
        result.addAll(configured);
        return result.stream().distinct().toList();
    }

    /** Whether the server computes a column on one of both sides. */
    static boolean isComputed(Schema schema, Reference reference) {
        return hasComputed(schema, reference.child(), reference.columns())
                || hasComputed(schema, reference.parent(), reference.parentColumns());
    }

    private static boolean hasComputed(Schema schema, TableName table, List<String> columns) {
        return schema.table(table).orElseThrow().columns().stream()
                .anyMatch(column -> column.generated() && columns.contains(column.name()));
    }

    private Optional<Reference> resolve(ReferenceText text) {
        Optional<Table> child = table(text.child(), text);
        Optional<Table> parent = table(text.parent(), text);
        if (child.isEmpty() || parent.isEmpty()) return Optional.empty();
        List<String> childColumns = new ArrayList<>(text.childColumns());
        if (text.discriminator() != null) childColumns.add(text.discriminator().column());
        boolean childKnown = haveColumns(child.get(), childColumns, text);
        boolean parentKnown = haveColumns(parent.get(), text.parentColumns(), text);
        if (!childKnown || !parentKnown || !haveLikeTypes(child.get(), parent.get(), text)) return Optional.empty();
        return Optional.of(new Reference(
                child.get().name(),
                text.childColumns(),
                parent.get().name(),
                text.parentColumns(),
                discriminator(child.get(), text.discriminator())));
    }

    /** A person writes true and false; the text of a key is the server's t and f. */
    private static Reference.@Nullable Discriminator discriminator(
            Table child, ReferenceText.@Nullable Discriminator written) {
        if (written == null) return null;
        boolean isBoolean = child.column(written.column()).orElseThrow().type().kind() == DataType.Kind.BOOLEAN;
        String value = !isBoolean
                ? written.value()
                : written.value().equals("true") ? "t" : written.value().equals("false") ? "f" : written.value();
        return new Reference.Discriminator(written.column(), value);
    }

    private boolean haveLikeTypes(Table child, Table parent, ReferenceText text) {
        boolean all = true;
        for (int i = 0; i < text.childColumns().size(); i++) {
            Column from = child.column(text.childColumns().get(i)).orElseThrow();
            Column to = parent.column(text.parentColumns().get(i)).orElseThrow();
            if (KeyTypes.mayRefer(from.type(), to.type())) continue;
            all = false;
            findings.add(Finding.error(
                    "reference-types",
                    text.at().toString(),
                    child.name() + "." + from.name() + " is " + from.type() + " and " + parent.name() + "." + to.name()
                            + " is " + to.type() + ", so that no value of one can name a row of the other.",
                    "Name columns that hold the same values, or take the reference out."));
        }
        return all;
    }

    private Optional<Table> table(TableText name, ReferenceText text) {
        return Tables.find(schema, name, text.at().toString(), findings);
    }

    private boolean haveColumns(Table table, List<String> columns, ReferenceText text) {
        boolean all = true;
        for (String column : columns) {
            if (table.column(column).isPresent()) continue;
            all = false;
            findings.add(Finding.error(
                    "unknown-column",
                    text.at().toString(),
                    "the reference names " + table.name() + "." + column + ", which does not exist"
                            + Suggestion.didYouMean(column, Tables.columnNames(table)),
                    "Write one of " + String.join(", ", Tables.columnNames(table)) + "."));
        }
        return all;
    }
}
