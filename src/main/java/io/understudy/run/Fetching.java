package io.understudy.run;

import io.understudy.cover.TableCover;
import io.understudy.db.RowReader;
import io.understudy.db.Source;
import io.understudy.plan.Plan;
import io.understudy.sample.Choice;
import io.understudy.sample.Closure;
import io.understudy.sample.Onlooker;
import io.understudy.sample.Selection;
import io.understudy.schema.Table;

/** Fetches rows by key, and whatever they refer to. */
final class Fetching {
    private final Plan plan;
    private final Source source;
    private final Binding binding;
    private final Closure closure;
    private final Covering covering;
    private final Delivery delivery;

    Fetching(Plan plan, Source source, Binding binding, Closure closure, Covering covering, Delivery delivery) {
        this.plan = plan;
        this.source = source;
        this.binding = binding;
        this.closure = closure;
        this.covering = covering;
        this.delivery = delivery;
    }

    /** Fetches what kept rows refer to, until nothing is missing. */
    void closure() {
        Closure.Request request = closure.next();
        while (request != null) {
            long rows = fetch(request);
            delivery.count(request.table()).closure += rows;
            closure.count(rows);
            request = closure.next();
        }
    }

    /** Fetches the rows of a request that are not there yet. */
    long fetch(Closure.Request request) {
        Table table = plan.schema().table(request.table()).orElseThrow();
        RowReader reader = readKeys(table, request);
        return delivery.send(table, reader, fetched(table), request.keys().size());
    }

    /** The same for rows of which something is rare, with somebody who looks on. */
    void bring(Closure.Request request, Onlooker onlooker) {
        Table table = plan.schema().table(request.table()).orElseThrow();
        Pump.Gate gate = fetched(table);
        RowReader reader = readKeys(table, request);
        delivery.count(table).cover += delivery.send(
                table,
                reader,
                new Pump.Gate(gate.choice(), gate.selection(), gate.onlooker().and(onlooker)),
                1);
    }

    private RowReader readKeys(Table table, Closure.Request request) {
        TableCount count = delivery.count(table);
        count.thinned = count.thinned.plus(source.taken(table, request));
        return source.readKeys(table, binding.format(table.name()), request);
    }

    /** What rows meet that are asked for by name. */
    Pump.Gate fetched(Table table) {
        TableCover cover = covering.of(table.name());
        Selection selection = closure.ofFetched(table.name(), binding::probe);
        return new Pump.Gate(Choice.ALL, selection, cover == null ? Onlooker.NONE : cover.kept());
    }
}
