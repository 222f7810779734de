package io.understudy.run;

import io.understudy.schema.TableName;
import java.util.function.LongSupplier;

/** Is told what a run is doing, in the words of its steps. Called from the run's own thread; {@code rows} may be asked from any. */
public interface Progress {
    /** A step begins. */
    void step(String what);

    /** A table begins to stream. */
    void table(TableName table, long estimatedRows, LongSupplier rows);

    /** The table that began last is through. */
    void tableDone(TableName table, long rows, long millis);

    /** Tells nobody. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void step(String what) {}

            @Override
            public void table(TableName table, long estimatedRows, LongSupplier rows) {}

            @Override
            public void tableDone(TableName table, long rows, long millis) {}
        };
    }
}
