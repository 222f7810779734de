package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.wire.Buffer;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import io.understudy.wire.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are looked at on another thread: all of them, in their order, as they were; and what goes wrong there goes wrong here. */
class BesideTest {
    private static final Format FORMAT = new Format.Binary();

    private final Random random = Seed.random("BesideTest");

    /** A row of one value of so many bytes. */
    private Row row(int length) {
        Buffer bytes = new Buffer(16);
        byte[] value = new byte[length];
        random.nextBytes(value);
        bytes.write(
                new byte[] {0, 1, (byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length},
                0,
                6);
        bytes.write(value, 0, length);
        Row row = new Row(1);
        FORMAT.read(bytes.bytes(), 0, bytes.size(), row);
        return row;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 20_000})
    void everyRowIsSeenAsItWas(int rows) {
        List<Long> shown = new ArrayList<>();
        List<Long> seen = new ArrayList<>();
        try (Beside beside = new Beside((row, kept) -> seen.add(row.hash(kept ? 1 : 0)), 1)) {
            for (int i = 0; i < rows; i++) {
                boolean kept = random.nextBoolean();
                Row row = row(i % 5_000 == 4_999 ? 3 << 20 : random.nextInt(200));
                shown.add(row.hash(kept ? 1 : 0));
                beside.see(row, kept);
            }
            beside.finish();
        }
        assertThat(seen).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20_000})
    void whatGoesWrongThereGoesWrongHere(int rows) {
        try (Beside beside = new Beside(
                (row, kept) -> {
                    throw new MaskFailed("seen");
                },
                1)) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < rows; i++) beside.see(row(100), true);
                        beside.finish();
                    })
                    .isInstanceOf(MaskFailed.class);
        }
    }
}
