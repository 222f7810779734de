package io.understudy.run;

import io.understudy.db.RowReader;
import io.understudy.db.RowWriter;
import io.understudy.sample.Selection;
import io.understudy.wire.Row;
import java.util.List;

/** The loop that every row goes through, with nothing left to decide in it. */
final class Pump {
    private final RowReader reader;
    private final Selection selection;
    private final BoundMask[] masks;
    private final RowWriter writer;
    private final Row row;
    private final Meter meter;

    Pump(RowReader reader, Selection selection, List<BoundMask> masks, RowWriter writer, int columns, Meter meter) {
        this.reader = reader;
        this.selection = selection;
        this.masks = masks.toArray(BoundMask[]::new);
        this.writer = writer;
        this.row = new Row(columns);
        this.meter = meter;
    }

    void run() {
        while (reader.next(row)) {
            if (!selection.admits(row)) continue;
            for (BoundMask mask : masks) mask.replaceIn(row);
            writer.write(row);
            meter.count();
        }
        writer.finish();
    }
}
