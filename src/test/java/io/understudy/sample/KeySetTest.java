package io.understudy.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.schema.TableName;
import io.understudy.wire.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sets of keys against {@link HashSet}, with the keys that a compact set could mix up. */
class KeySetTest {
    private static final String[] ODD = {
        "",
        "0",
        "00",
        "-0",
        "-1",
        "1",
        "01",
        "1 ",
        " 1",
        "+1",
        "1.0",
        "4294967295",
        "4294967296",
        "04294967295",
        "2147483647",
        "2147483648",
        "9223372036854775807",
        "-9223372036854775808",
        "18446744073709551616",
        "٣",
        "1e3",
        "\uffff",
        "a\uffff",
        "\u001f",
        "a",
        "A",
        "ä",
        "a\u0308",
        "😀",
        "x".repeat(10_000),
        "x".repeat(9_999) + "y"
    };

    private final Random random = Seed.random("KeySetTest");

    @Test
    void knowsTheSameKeysAsASetOfTexts() {
        KeySet keys = new KeySet();
        Set<List<String>> model = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            String[] key = key();
            assertThat(keys.contains(key)).as("%s", (Object) key).isEqualTo(model.contains(List.of(key)));
            if (random.nextBoolean()) assertThat(keys.add(key)).isEqualTo(model.add(List.of(key)));
        }
        assertThat(keys.size()).isEqualTo(model.size());
    }

    @Test
    void keepsTheColumnsOfAKeyApart() {
        KeySet keys = new KeySet();
        for (String[] key : List.of(
                new String[] {"ab", "c"},
                new String[] {"a", "bc"},
                new String[] {"abc"},
                new String[] {"abc", ""},
                new String[] {"", "abc"},
                new String[] {"a\uffff", "b"},
                new String[] {"a", "\uffffb"},
                new String[] {"1", "23"},
                new String[] {"12", "3"},
                new String[] {"123"})) assertThat(keys.add(key)).isTrue();
        assertThat(keys.size()).isEqualTo(10);
    }

    @Test
    void aSetOfLongsHoldsEveryLong() {
        LongSet longs = new LongSet();
        Set<Long> model = new HashSet<>();
        long[] odd = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32, -(1L << 32), 16, 32, 0x0000000100000001L};
        for (int i = 0; i < 300_000; i++) {
            // Multiples of a large power of two all want the same slot.
            long value = i < odd.length
                    ? odd[i]
                    : random.nextBoolean() ? random.nextLong() : (long) random.nextInt(5_000) << 40;
            assertThat(longs.contains(value)).isEqualTo(model.contains(value));
            assertThat(longs.add(value)).isEqualTo(model.add(value));
            assertThat(longs.contains(value)).isTrue();
        }
        assertThat(longs.size()).isEqualTo(model.size());
    }

    @Test
    void aNameIsHandedOutOnceAndOnlyWhileItIsMissing() {
        for (int round = 0; round < 200; round++) {
            KeySpace space = new KeySpace(new TableName("public", "t"), List.of("id"));
            Set<List<String>> kept = new HashSet<>();
            Set<List<String>> wanted = new HashSet<>();
            Set<List<String>> handed = new HashSet<>();
            for (int i = 0; i < 300; i++) {
                String[] key = {String.valueOf(random.nextInt(80) - 20)};
                switch (random.nextInt(3)) {
                    case 0 -> assertThat(space.keep(key)).isEqualTo(kept.add(List.of(key)));
                    case 1 ->
                        assertThat(space.want(key)).isEqualTo(!kept.contains(List.of(key)) && wanted.add(List.of(key)));
                    default ->
                        space.take(random.nextInt(10)).forEach(taken -> {
                            assertThat(kept).doesNotContain(List.of(taken));
                            assertThat(handed.add(List.of(taken))).isTrue();
                        });
                }
            }
            space.take(Integer.MAX_VALUE).forEach(taken -> handed.add(List.of(taken)));
            Set<List<String>> missing = new HashSet<>(wanted);
            missing.removeAll(kept);
            assertThat(handed).containsAll(missing);
            assertThat(space.dangling()).isEqualTo(missing.size());
        }
    }

    private String[] key() {
        int columns = random.nextInt(10) == 0 ? 2 + random.nextInt(2) : 1;
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < columns; i++) parts.add(part());
        return parts.toArray(String[]::new);
    }

    private String part() {
        return switch (random.nextInt(5)) {
            case 0 -> ODD[random.nextInt(ODD.length)];
            case 1 -> String.valueOf(random.nextInt(3_000));
            case 2 -> String.valueOf(random.nextInt(3_000) + (1L << 32) - 1_500);
            case 3 -> "0" + random.nextInt(300);
            default -> {
                char[] letters = new char[random.nextInt(3)];
                Arrays.fill(letters, (char) ('a' + random.nextInt(3)));
                yield new String(letters) + random.nextInt(50);
            }
        };
    }
}
