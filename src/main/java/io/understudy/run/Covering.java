package io.understudy.run;

import io.understudy.cover.Allowance;
import io.understudy.cover.CoverReport;
import io.understudy.cover.TableCover;
import io.understudy.plan.DuplicatesCheck;
import io.understudy.plan.Plan;
import io.understudy.sample.Census;
import io.understudy.sample.Cohort;
import io.understudy.sample.TableSample;
import io.understudy.schema.Column;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The covers of all tables of which not every row is kept anyway. */
final class Covering {
    /** Of so many columns of a table it is counted how many rows share a value. */
    private static final int MOST_NAMES = 4;

    private final Plan plan;
    private final Binding binding;
    private final Census census;
    private final Allowance allowance = new Allowance();
    private final Map<TableName, TableCover> covers = new LinkedHashMap<>();

    Covering(Plan plan, Binding binding, Census census) {
        this.plan = plan;
        this.binding = binding;
        this.census = census;
    }

    /** The references of which it is to be known whether rows dangle. */
    static List<Reference> mayDangle(Plan plan, Profiling profiling) {
        List<Reference> result = new ArrayList<>();
        if (!plan.sampling().scan().whole()) return result;
        if (plan.sampling().scan().cover() > 0 || profiling.isWanted()) result.addAll(plan.unenforced());
        plan.sampling().tables().forEach(sample -> {
            if (sample.cohort() instanceof Cohort.WithOwner owned
                    && (owned.orphansPossible() || isCounted(plan, owned.owner()))) result.add(owned.owner());
        });
        return result;
    }

    /** Whether the owners that have nothing are looked for; they are called by whole numbers then, which cost next to nothing. */
    private static boolean isCounted(Plan plan, Reference owner) {
        Table parent = plan.schema().table(owner.parent()).orElseThrow();
        return plan.sampling().scan().cover() > 0
                && owner.parentColumns().size() == 1
                && parent.column(owner.parentColumns().getFirst())
                                .orElseThrow()
                                .type()
                                .kind()
                        == Kind.INTEGER;
    }

    /** How many rows each stratum is to have; 0 if nobody asked for a cover. */
    int each() {
        return plan.sampling().scan().cover();
    }

    /** The cover of a table that is about to stream past; null if it needs none. */
    @Nullable
    TableCover begin(Table table) {
        TableSample sample = plan.sampling().of(table.name());
        if (each() == 0 || !sample.needsClosure()) return null;
        TableCover cover = new TableCover(
                table,
                binding.format(table.name()),
                (Column column) -> binding.codec(table, column.name()),
                binding.rowKey(table, plan.sampling().seed()),
                each(),
                allowance);
        for (Reference reference : plan.unenforced()) {
            Census.Names parents = reference.child().equals(table.name()) ? census.of(reference) : null;
            if (parents == null) continue;
            cover.watchOrphans(
                    reference,
                    binding.probe(table.name(), reference.columns(), reference.discriminator(), parents.space()),
                    parents);
        }
        if (cover.isNamed() && (plan.sampling().scan().whole() || LightLook.isSmall(table)))
            namesOf(table, sample)
                    .forEach(column ->
                            cover.watchDuplicates(column.name(), table.stored().indexOf(column)));
        covers.put(table.name(), cover);
        return cover;
    }

    /** A few columns that name somebody and may do so twice, or by which rows are chosen for that reason. */
    private List<Column> namesOf(Table table, TableSample sample) {
        List<String> natural =
                sample.cohort() instanceof Cohort.ByUnit byUnit ? byUnit.unit().natural() : List.of();
        return table.stored().stream()
                .filter(column -> natural.equals(List.of(column.name()))
                        || DuplicatesCheck.names(table, column, plan.decisions()))
                .limit(MOST_NAMES)
                .toList();
    }

    /** The cover of a table that has streamed past, or null. */
    @Nullable
    TableCover of(TableName table) {
        return covers.get(table);
    }

    CoverReport report(TableName table) {
        TableCover cover = covers.get(table);
        return cover == null ? CoverReport.NONE : cover.report(each());
    }
}
