package io.understudy.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.wire.Seed;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Counts and sets of whole numbers against {@link HashMap}: numbers that lie close together, far apart, first one and then the other. */
class TallyTest {
    private static final int NUMBERS = 100_000;

    private final Random random = Seed.random("TallyTest");

    /** Where the numbers lie. */
    enum Spread {
        CLOSE,
        FAR,
        ASCENDING,
        FAR_THEN_CLOSE,
        BOTH_ENDS
    }

    private LongSupplier numbers(Spread spread) {
        int[] at = {0};
        return switch (spread) {
            case CLOSE -> () -> random.nextInt(5_000);
            case FAR -> () -> random.nextLong(1L << 32) & ~0xfffL;
            case ASCENDING -> () -> at[0]++;
            case FAR_THEN_CLOSE ->
                () -> at[0]++ < NUMBERS / 2 ? 60_000 + random.nextInt(1_000_000) : random.nextInt(300_000);
            case BOTH_ENDS -> () -> random.nextBoolean() ? random.nextInt(100) : (1L << 32) - 1 - random.nextInt(100);
        };
    }

    @ParameterizedTest
    @EnumSource
    void countsAsAMapDoes(Spread spread) {
        Tally tally = new Tally();
        IntegerSet set = new IntegerSet();
        Map<Integer, Integer> model = new HashMap<>();
        LongSupplier numbers = numbers(spread);
        for (int i = 0; i < NUMBERS; i++) {
            long number = numbers.getAsLong();
            assertThat(set.contains(number)).isEqualTo(model.containsKey((int) number));
            assertThat(set.add(number)).isEqualTo(model.merge((int) number, 1, Integer::sum) == 1);
            tally.add(number);
        }
        Map<Integer, Integer> counted = new HashMap<>();
        tally.forEach((number, times) -> assertThat(counted.put(number, times)).isNull());
        assertThat(counted).isEqualTo(model);
        assertThat(tally.size()).isEqualTo(model.size());
        assertThat(set.size()).isEqualTo(model.size());
        Map<Integer, Integer> held = new HashMap<>();
        set.forEach(number -> held.merge(number, 1, Integer::sum));
        assertThat(held.keySet()).isEqualTo(model.keySet());
        assertThat(held.values()).containsOnly(1);
        for (int i = 0; i < 1_000; i++) {
            int number = random.nextInt();
            assertThat(tally.of(number)).isEqualTo(model.getOrDefault(number, 0));
            assertThat(set.contains(Integer.toUnsignedLong(number))).isEqualTo(model.containsKey(number));
        }
    }
}
