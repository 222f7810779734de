package io.understudy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A batch holds rows as they were, however often it is filled, and a value of it has the hash that the value has alone. */
class BatchTest {
    private static final int COLUMNS = 5;

    private final Random random = Seed.random("BatchTest");
    private final Batch batch = new Batch(COLUMNS);
    private final Row row = new Row(COLUMNS);
    private final Line line = new Line();
    private final Cell cell = new Cell();

    private byte @Nullable [][] values() {
        byte[][] values = new byte[COLUMNS][];
        for (int column = 0; column < COLUMNS; column++) {
            if (random.nextInt(4) == 0) continue;
            values[column] = new byte[random.nextInt(40)];
            // Letters, so that the line holds them as they are.
            for (int i = 0; i < values[column].length; i++) values[column][i] = (byte) ('a' + random.nextInt(26));
        }
        return values;
    }

    private void read(byte @Nullable [][] values) {
        line.clear();
        for (int column = 0; column < COLUMNS; column++) line.append(column, values[column], row);
        line.finish(row);
    }

    private void expect(int at, byte @Nullable [][] values) {
        Row view = batch.row(at);
        for (int column = 0; column < COLUMNS; column++) {
            byte[] value = values[column];
            assertThat(batch.isNull(column, at)).isEqualTo(value == null);
            assertThat(view.isNull(column)).isEqualTo(value == null);
            if (value == null) continue;
            assertThat(text(batch.cell(column, at, cell))).isEqualTo(text(value));
            assertThat(text(view.original(column, cell))).isEqualTo(text(value));
            assertThat(batch.hashes(column)[at]).isEqualTo(Hash.of(value, 0, value.length, 0));
        }
        read(values);
        assertThat(view.hash(7)).isEqualTo(row.hash(7));
        assertThat(view.copy()).isEqualTo(row.copy());
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.US_ASCII);
    }

    private static String text(Cell cell) {
        return new String(cell.bytes(), cell.offset(), cell.length(), StandardCharsets.US_ASCII);
    }

    @Test
    void rowsAreAsTheyWere() {
        for (int round = 0; round < 20; round++) {
            batch.clear();
            List<byte @Nullable [][]> added = new ArrayList<>();
            List<Boolean> kept = new ArrayList<>();
            for (int i = random.nextInt(300); i >= 0; i--) {
                added.add(values());
                kept.add(random.nextBoolean());
                read(added.getLast());
                batch.add(row, kept.getLast());
            }
            assertThat(batch.rows()).isEqualTo(added.size());
            for (int at = 0; at < added.size(); at++) {
                expect(at, added.get(at));
                assertThat(batch.isKept(at)).isEqualTo(kept.get(at));
            }
        }
    }

    @Test
    void aRowThatIsShownStandsAlone() {
        for (int round = 0; round < 20; round++) {
            byte @Nullable [][] values = values();
            read(values);
            if (round % 3 == 0) {
                // A row that is itself a view of one among others.
                Batch others = new Batch(COLUMNS);
                others.add(row, false);
                others.add(row, false);
                batch.show(others.row(1), true);
            } else {
                batch.show(row, true);
            }
            assertThat(batch.rows()).isEqualTo(1);
            assertThat(batch.isKept(0)).isTrue();
            for (int column = 0; column < COLUMNS; column++) {
                assertThat(batch.isNull(column, 0)).isEqualTo(values[column] == null);
                if (values[column] != null)
                    assertThat(text(batch.cell(column, 0, cell))).isEqualTo(text(values[column]));
            }
        }
    }
}
