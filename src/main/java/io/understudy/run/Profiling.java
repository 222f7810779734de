package io.understudy.run;

import io.understudy.plan.Plan;
import io.understudy.plan.TablePlan;
import io.understudy.profile.TableProfile;
import io.understudy.rules.Decision;
import io.understudy.sample.Census;
import io.understudy.sample.Cohort;
import io.understudy.sample.Onlooker;
import io.understudy.sample.Orphans;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.verify.Integrity;
import io.understudy.verify.SamplingJudge;
import io.understudy.verify.TableReadBack;
import io.understudy.verify.TableSampling;
import io.understudy.wire.Batch;
import io.understudy.wire.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes the profile of each table's cohort as it streams past, of all of production's rows where they do, and of staging as it is read back; one table at a time, of which only the verdict is remembered. */
final class Profiling implements Integrity.Onlooker {
    /** No more rows of a table are looked at closely, about: distributions are known to three quarters of a percent then, where two are allowed, and more would cost time only. */
    private static final long CLOSELY = 1 << 16;

    private final Plan plan;
    private final Binding binding;
    private final boolean wanted;
    private final List<TableSampling> verdicts = new ArrayList<>();
    private final List<TableReadBack> readBack = new ArrayList<>();
    private @Nullable Table current;
    private @Nullable TableProfile staging;

    /** @param wanted whether anything is looked at */
    Profiling(Plan plan, Binding binding, boolean wanted) {
        this.wanted = wanted;
        this.plan = plan;
        this.binding = binding;
    }

    boolean isWanted() {
        return wanted;
    }

    /** A table whose cohort is about to stream past. */
    Watch begin(Table table) {
        return new Watch(table);
    }

    List<TableSampling> verdicts() {
        return verdicts;
    }

    @Override
    public Consumer<Row> begin(TableName name) {
        if (!wanted) return row -> {};
        settleReadBack();
        Table table = plan.schema().table(name).orElseThrow();
        TableProfile profile = profile(table, keptColumns(table), oneOf(estimatedRows(name)));
        current = table;
        staging = profile;
        return profile::add;
    }

    /** What staging holds of each table; none if it was not read back. */
    List<TableReadBack> readBack() {
        settleReadBack();
        return readBack;
    }

    private void settleReadBack() {
        Table table = current;
        if (table == null || staging == null) return;
        TableSampling sampling = verdicts.stream()
                .filter(verdict -> verdict.table().equals(table.name()))
                .findFirst()
                .orElse(null);
        readBack.add(TableReadBack.of(table, staging, sampling, plan.decisions()));
        current = null;
        staging = null;
    }

    private Set<String> keptColumns(Table table) {
        return table.stored().stream()
                .map(Column::name)
                .filter(column -> plan.decisions().of(new ColumnName(table.name(), column)) instanceof Decision.Kept)
                .collect(Collectors.toSet());
    }

    private TableProfile profile(Table table, Set<String> labelled, int oneOf) {
        List<String> stored = table.stored().stream().map(Column::name).toList();
        List<Reference> references = plan.sampling().references().stream()
                .filter(reference -> reference.child().equals(table.name()) && reference.discriminator() == null)
                // What the server computes is not read.
                .filter(reference -> stored.containsAll(reference.columns()))
                .toList();
        return new TableProfile(
                table,
                references,
                labelled,
                binding.format(table.name()),
                column -> binding.codec(table, column.name()),
                oneOf);
    }

    private long estimatedRows(TableName table) {
        return plan.tables().stream()
                .filter(planned -> planned.table().name().equals(table))
                .mapToLong(TablePlan::estimatedRows)
                .findFirst()
                .orElse(0);
    }

    private static int oneOf(long rows) {
        return rows <= CLOSELY ? 1 : 2 * Integer.highestOneBit((int) Math.min(1 << 29, (rows - 1) / CLOSELY));
    }

    /** Looks at the rows of one table. */
    final class Watch {
        private final Table table;
        private final TableProfile sample;
        private final List<Orphans> orphans = new ArrayList<>();
        private @Nullable TableProfile production;

        private Watch(Table table) {
            this.table = table;
            sample = profile(table, keptColumns(table), oneOf(estimatedRows(table.name())));
        }

        /** Lets it count rows that dangle, now that it is known what there is to refer to. */
        void countOrphans(Census census) {
            if (!wanted) return;
            for (Reference reference : plan.unenforced()) {
                Census.Names parents = reference.child().equals(table.name()) ? census.of(reference) : null;
                if (parents == null) continue;
                orphans.add(new Orphans(
                        reference,
                        binding.probe(table.name(), reference.columns(), reference.discriminator(), parents.space()),
                        parents));
            }
        }

        private void addKept(Batch rows) {
            sample.addKept(rows);
            for (Orphans some : orphans)
                for (int row = 0; row < rows.rows(); row++) if (rows.isKept(row)) some.seeKept(rows.row(row));
        }

        private void addToAll(TableProfile all, Batch rows) {
            all.add(rows);
            for (Orphans some : orphans) for (int row = 0; row < rows.rows(); row++) some.see(rows.row(row));
        }

        /** Shows the rows of the cohort only. */
        Onlooker chosen() {
            return wanted ? Onlooker.ofMany(table.stored().size(), this::addKept) : Onlooker.NONE;
        }

        /** Shows every row of production, kept or not. */
        Onlooker whole() {
            if (isWhole() || !wanted) return chosen();
            TableProfile all = expectAll();
            return Onlooker.ofMany(table.stored().size(), rows -> {
                addToAll(all, rows);
                addKept(rows);
            });
        }

        /** Shows every row of production once more, after those of the cohort. */
        Onlooker afterChosen() {
            if (isWhole() || !wanted) return Onlooker.NONE;
            TableProfile all = expectAll();
            return Onlooker.ofMany(table.stored().size(), rows -> addToAll(all, rows));
        }

        private TableProfile expectAll() {
            TableProfile all = profile(table, Set.of(), oneOf(table.rows()));
            production = all;
            return all;
        }

        /** Whether the cohort is all of production, so that one profile is both. */
        private boolean isWhole() {
            return switch (plan.sampling().of(table.name()).cohort()) {
                case Cohort.Whole whole -> true;
                case Cohort.ByUnit byUnit -> byUnit.rate() >= 1;
                case Cohort.Nothing nothing -> false;
                case Cohort.Lowest lowest -> false;
                case Cohort.WithOwner owned -> false;
            };
        }

        /** How many independent draws the owners of the rows are worth; any number where there are none. */
        private double ownersDraws() {
            return plan.sampling().of(table.name()).cohort() instanceof Cohort.WithOwner owned
                    ? verdicts.stream()
                            .filter(verdict ->
                                    verdict.table().equals(owned.owner().parent()))
                            .mapToDouble(TableSampling::draws)
                            .findFirst()
                            .orElse(Double.MAX_VALUE)
                    : Double.MAX_VALUE;
        }

        /** There are no more rows. */
        void settle() {
            if (!wanted) return;
            verdicts.add(new SamplingJudge(table, plan.sampling().of(table.name()), plan.decisions(), ownersDraws())
                    .judge(isWhole() ? sample : production, sample, isWhole() ? List.of() : orphans));
        }
    }
}
