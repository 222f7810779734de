package io.understudy.profile;

import io.understudy.wire.Batch;
import io.understudy.wire.Cell;
import org.apache.datasketches.cpc.CpcSketch;
import org.jspecify.annotations.Nullable;

/** What the values of one column are like. Some 100 to 300 kB, however many rows there are. */
public final class ColumnProfile {
    private final ColumnView view;
    private final CpcSketch distinct = new CpcSketch(12);
    private final Frequencies frequencies = new Frequencies();
    private final Multiplicities multiplicities;
    private final @Nullable Quantiles quantiles;
    private final @Nullable TextShapes shapes;
    private final @Nullable Labels labels;
    private final TextMeasure measure = new TextMeasure();
    private final Cell cell = new Cell();
    private long rows;
    private long nulls;
    private long empties;

    /** @param sampledValues how many different values are counted, a power of two */
    ColumnProfile(ColumnView view, boolean labelled, int sampledValues) {
        this.view = view;
        multiplicities = new Multiplicities(sampledValues);
        labels = labelled && view.isLabelled() ? new Labels() : null;
        quantiles = view.isNumeric() ? new Quantiles() : null;
        shapes = view.isText() ? new TextShapes() : null;
    }

    /** Looks at the values of more rows: at some closely, at the others only for what has to be known of each. */
    void add(Batch batch, int[] chosen, int count, boolean[] closely) {
        long[] hashes = batch.hashes(view.position());
        rows += count;
        for (int i = 0; i < count; i++) {
            int row = chosen[i];
            if (batch.isNull(view.position(), row)) {
                nulls++;
                continue;
            }
            multiplicities.add(hashes[row]);
            batch.cell(view.position(), row, cell);
            if (cell.length() == 0) empties++;
            if (closely[i]) look(hashes[row]);
        }
    }

    private void look(long hash) {
        distinct.update(hash);
        frequencies.add(hash);
        if (labels != null && labels.lacks(hash)) labels.put(hash, view.text(cell));
        if (quantiles != null) {
            double number = view.number(cell);
            if (Double.isFinite(number)) quantiles.add(number);
        }
        if (shapes != null) {
            view.measure(cell, measure);
            shapes.add(measure);
        }
    }

    public long rows() {
        return rows;
    }

    public long nulls() {
        return nulls;
    }

    /** Values without a byte. */
    public long empties() {
        return empties;
    }

    /** Rows that hold a value. */
    public long values() {
        return rows - nulls;
    }

    /** About how many different values there are: exact for few; else within 1.1 % two times of three, or 2.2 % where not every row was looked at closely. */
    public double distinct() {
        boolean all = frequencies.rows() == values();
        return multiplicities.isComplete() || !all ? multiplicities.distinct() : distinct.getEstimate();
    }

    public Frequencies frequencies() {
        return frequencies;
    }

    public Multiplicities multiplicities() {
        return multiplicities;
    }

    /** The text of a value that was met early; null if it is not known. */
    public @Nullable String label(long hash) {
        return labels == null ? null : labels.of(hash);
    }

    /** Null where values have no order that numbers can tell. */
    public @Nullable Quantiles quantiles() {
        return quantiles;
    }

    /** Null where values are no text. */
    public @Nullable TextShapes shapes() {
        return shapes;
    }
}
