package io.understudy.run;

import io.understudy.db.RowReader;
import io.understudy.db.RowWriter;
import io.understudy.sample.Choice;
import io.understudy.sample.Onlooker;
import io.understudy.sample.Selection;
import io.understudy.wire.Row;
import java.util.List;

/** The loop that every row goes through, with nothing left to decide in it. */
final class Pump {
    private final RowReader reader;
    private final Choice choice;
    private final Selection selection;
    private final Onlooker onlooker;
    private final BoundMask[] masks;
    private final RowWriter writer;
    private final Row row;
    private final Meter meter;

    Pump(RowReader reader, Gate gate, List<BoundMask> masks, RowWriter writer, int columns, Meter meter) {
        this.reader = reader;
        this.choice = gate.choice();
        this.selection = gate.selection();
        this.onlooker = gate.onlooker();
        this.masks = masks.toArray(BoundMask[]::new);
        this.writer = writer;
        this.row = new Row(columns);
        this.meter = meter;
    }

    /** What a row meets first: whether it is chosen, whether it is here already and what it needs, and who looks on. */
    record Gate(Choice choice, Selection selection, Onlooker onlooker) {
        Gate(Selection selection) {
            this(Choice.ALL, selection, Onlooker.NONE);
        }
    }

    void run() {
        while (reader.next(row)) {
            boolean kept = choice.chooses(row) && selection.admits(row);
            onlooker.see(row, kept);
            if (!kept) continue;
            for (BoundMask mask : masks) mask.replaceIn(row);
            writer.write(row);
            meter.count();
        }
        writer.finish();
    }
}
