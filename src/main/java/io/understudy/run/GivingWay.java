package io.understudy.run;

import io.understudy.db.RowWriter;
import io.understudy.wire.Row;

/** Lets the rows of a sample through to a table that fixtures have rows in; one that a fixture has, too, gives way to the fixture's. */
final class GivingWay implements RowWriter {
    private final RowWriter writer;
    private final FixtureLoad fixtures;

    GivingWay(RowWriter writer, FixtureLoad fixtures) {
        this.writer = writer;
        this.fixtures = fixtures;
    }

    @Override
    public void write(Row row) {
        if (!fixtures.replaces(row)) writer.write(row);
    }

    @Override
    public void finish() {
        writer.finish();
    }

    @Override
    public void close() {
        writer.close();
    }
}
