package io.understudy.run;

import io.understudy.db.Publication;
import io.understudy.db.RowReader;
import io.understudy.db.RowWriter;
import io.understudy.db.Source;
import io.understudy.plan.Plan;
import io.understudy.plan.TablePlan;
import io.understudy.sample.Closure;
import io.understudy.sample.Cohort;
import io.understudy.sample.Selection;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.wire.Checksum;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Moves the rows of one database: first each table's cohort, parents before children, then what kept rows refer to, until nothing is missing. */
final class Extraction {
    private final Plan plan;
    private final Source source;
    private final Publication publication;
    private final Binding binding;
    private final Closure closure;
    private final Progress progress;
    private final Map<TableName, TableCount> counts = new LinkedHashMap<>();

    Extraction(Plan plan, Source source, Publication publication, Binding binding, Progress progress) {
        this.plan = plan;
        this.source = source;
        this.publication = publication;
        this.binding = binding;
        this.progress = progress;
        closure = new Closure(plan.sampling(), plan.schema());
    }

    Map<TableName, TableCount> counts() {
        return counts;
    }

    /** Of all rows that were sent to a table. */
    Checksum checksum(TableName table) {
        return counts.getOrDefault(table, new TableCount()).checksum;
    }

    void cohorts() {
        for (TablePlan planned : plan.tables()) {
            counts.put(planned.table().name(), new TableCount());
            if (planned.sample().cohort() instanceof Cohort.Nothing) continue;
            Table table = planned.table();
            Selection selection = closure.ofCohort(table.name(), binding::probe);
            RowReader reader = source.readCohort(table, binding.format(table.name()), plan.sampling());
            count(table).cohort += pump(table, reader, selection, planned.estimatedRows());
        }
    }

    void closure() {
        Closure.Request request = closure.next();
        while (request != null) {
            Table table = plan.schema().table(request.table()).orElseThrow();
            Selection selection = closure.ofFetched(table.name(), binding::probe);
            RowReader reader = source.readKeys(table, binding.format(table.name()), request);
            long rows = pump(table, reader, selection, request.keys().size());
            count(table).closure += rows;
            closure.count(rows);
            request = closure.next();
        }
    }

    /** How many different names of a reference may dangle at most; empty where that is not known. */
    OptionalLong dangling(Reference reference) {
        return closure.dangling(reference);
    }

    private TableCount count(Table table) {
        return counts.computeIfAbsent(table.name(), absent -> new TableCount());
    }

    private long pump(Table table, RowReader opened, Selection selection, long estimatedRows) {
        Meter meter = new Meter();
        long start = System.nanoTime();
        progress.table(table.name(), estimatedRows, meter::rows);
        TableCount count = count(table);
        try (RowReader reader = opened;
                RowWriter writer = publication.write(table, binding.format(table.name()), count.checksum)) {
            new Pump(
                            reader,
                            selection,
                            binding.masks(table),
                            writer,
                            table.stored().size(),
                            meter)
                    .run();
            count.bytesRead += reader.bytes();
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        count.millis += millis;
        progress.tableDone(table.name(), meter.rows(), millis);
        return meter.rows();
    }
}
