package io.understudy.run;

import io.understudy.db.Publication;
import io.understudy.db.RowReader;
import io.understudy.db.RowWriter;
import io.understudy.plan.Plan;
import io.understudy.plan.TablePlan;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.verify.Integrity;
import io.understudy.wire.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Brings the rows of one database to staging, masked and counted; those that a fixture has come from the fixture, and once. */
final class Delivery {
    private final Plan plan;
    private final Publication publication;
    private final Binding binding;
    private final Map<TableName, FixtureLoad> fixtures;
    private final Progress progress;
    private final Map<TableName, TableCount> counts = new LinkedHashMap<>();

    Delivery(
            Plan plan,
            Publication publication,
            Binding binding,
            Map<TableName, FixtureLoad> fixtures,
            Progress progress) {
        this.plan = plan;
        this.publication = publication;
        this.binding = binding;
        this.fixtures = fixtures;
        this.progress = progress;
    }

    TableCount count(Table table) {
        return count(table.name());
    }

    /** What has been sent to a table so far. */
    TableCount count(TableName table) {
        return counts.computeIfAbsent(table, absent -> new TableCount());
    }

    /** Of all tables. */
    long rows() {
        return counts.values().stream().mapToLong(TableCount::rows).sum();
    }

    /** Of all tables, those that were chosen first. */
    long cohortRows() {
        return counts.values().stream().mapToLong(count -> count.cohort).sum();
    }

    /**
     * Sends what passes the gate.
     *
     * @param opened closed by this
     * @return how many rows were sent that are not a fixture's
     */
    long send(Table table, RowReader opened, Pump.Gate gate, long estimatedRows) {
        Meter meter = new Meter();
        long start = System.nanoTime();
        progress.table(table.name(), estimatedRows, meter::rows);
        TableCount count = count(table);
        long before = replaced(table);
        try (RowReader reader = opened;
                RowWriter writer = writer(table)) {
            Shuffle shuffle = binding.shuffle(table);
            // What is shuffled is masked when it is sent.
            List<BoundMask> masks = shuffle == null ? binding.masks(table) : List.of();
            RowWriter next = shuffle == null ? writer : shuffle.before(writer);
            new Pump(reader, gate, masks, next, table.stored().size(), meter).run();
            count.bytesRead += reader.bytes();
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        count.millis += millis;
        progress.tableDone(table.name(), meter.rows(), millis);
        return meter.rows() - (replaced(table) - before);
    }

    /** Whether rows of some table are held back. */
    boolean shuffles() {
        return plan.tables().stream().anyMatch(planned -> binding.shuffle(planned.table()) != null);
    }

    /** Sends the rows that were held back until all of their table were there. */
    void sendShuffled() {
        for (TablePlan planned : plan.tables()) {
            Table table = planned.table();
            Shuffle shuffle = binding.shuffle(table);
            if (shuffle == null || shuffle.isEmpty()) continue;
            long before = replaced(table);
            try (RowWriter writer = writer(table)) {
                shuffle.rest(writer);
            }
            count(table).cohort -= replaced(table) - before;
        }
    }

    /** The writer of rows of the sample. Nothing stands between them and staging where no fixture has rows. */
    private RowWriter writer(Table table) {
        RowWriter writer = publication.write(table, binding.format(table.name()), count(table).checksum);
        FixtureLoad rows = fixtures.get(table.name());
        return rows == null ? writer : new GivingWay(writer, rows);
    }

    private long replaced(Table table) {
        FixtureLoad rows = fixtures.get(table.name());
        return rows == null ? 0 : rows.replaced();
    }

    /** Sends the rows of fixtures, after those of the sample that may have been the same. */
    void sendFixtures() {
        for (FixtureLoad rows : fixtures.values()) {
            Table table = rows.table();
            TableCount count = count(table);
            try (RowWriter writer = publication.write(table, binding.format(table.name()), count.checksum)) {
                rows.write(writer);
            }
            count.fixture = rows.rows();
        }
    }

    /** Hides rows that are there only because of a fixture from who looks at what the sample made of staging. */
    Integrity.Onlooker withoutFixtures(Integrity.Onlooker onlooker) {
        return table -> {
            Consumer<Row> looks = onlooker.begin(table);
            FixtureLoad rows = fixtures.get(table);
            if (rows == null) return looks;
            return row -> {
                if (!rows.isAdded(row)) looks.accept(row);
            };
        };
    }

    /** How many names of a reference rows of fixtures add. */
    long addedNames(Reference reference) {
        FixtureLoad rows = fixtures.get(reference.child());
        return rows == null ? 0 : rows.names(reference.columns(), binding);
    }
}
