package io.understudy.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.understudy.schema.DataType.Kind;
import io.understudy.wire.BinaryCodec;
import io.understudy.wire.Buffer;
import io.understudy.wire.Cell;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counters and sketches tell, against what is counted the slow way. */
final class ProfileTest {
    @Test
    void multiplicitiesOfALargeColumnAreThoseOfItsSample() {
        Multiplicities sample = new Multiplicities(2048);
        SplittableRandom random = new SplittableRandom(7);
        int keys = 200_000;
        for (int round = 0; round < 3; round++) {
            for (int key = 0; key < keys; key++) if (round == 0 || key % 2 == 0) sample.add(ValueHash.of("key " + key));
        }
        for (int i = 0; i < 1000; i++) sample.add(ValueHash.of("late " + random.nextInt(200)));
        assertThat(sample.isComplete()).isFalse();
        assertThat(sample.distinct()).isCloseTo(200_200, within(200_200 * 0.08));
        long[] counts = sample.sorted();
        long ones = Arrays.stream(counts).filter(count -> count == 1).count();
        long threes = Arrays.stream(counts).filter(count -> count == 3).count();
        assertThat((double) ones / counts.length).isCloseTo(0.5, within(0.05));
        assertThat((double) threes / counts.length).isCloseTo(0.5, within(0.05));
        assertThat(sample.duplicateRate()).isCloseTo(0.75, within(0.05));
    }

    @Test
    void binsBearTheLargestNumbersAndInfinity() {
        double[][] columns = {
            {
                Double.NEGATIVE_INFINITY,
                -Double.MAX_VALUE,
                -0.0,
                0.0,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                Double.POSITIVE_INFINITY
            },
            {-0.0, 0.0},
            {Double.MIN_VALUE, 2 * Double.MIN_VALUE},
            {1, Math.nextUp(1)},
            {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY},
            {1e308, 1.1e308, -1e308},
            {}
        };
        for (double[] column : columns) {
            Quantiles quantiles = new Quantiles();
            for (double value : column) quantiles.add(value);
            double[] edges = Arrays.stream(quantiles.edges(20)).distinct().toArray();
            assertThat(edges).as(Arrays.toString(column)).doesNotContain(Double.POSITIVE_INFINITY, Double.NaN);
            for (int i = 1; i < edges.length; i++) assertThat(edges[i]).isGreaterThan(edges[i - 1]);
            double[] shares = quantiles.shares(edges);
            if (shares.length > 0) assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void multiplicitiesOfASmallColumnAreExact() {
        Multiplicities all = new Multiplicities(16);
        for (String value : List.of("a", "b", "a", "c", "a")) all.add(ValueHash.of(value));
        assertThat(all.isComplete()).isTrue();
        assertThat(all.sorted()).containsExactly(1, 1, 3);
        assertThat(all.distinct()).isEqualTo(3);
        assertThat(all.duplicateRate()).isEqualTo(0.6);
    }

    @Test
    void aPartitionSeesThatEqualValuesMaskOtherwise() {
        Partition partition = new Partition();
        for (int i = 0; i < 100_000; i++) partition.add(ValueHash.of("v" + i), ValueHash.of("m" + i));
        for (int i = 0; i < 100_000; i++) partition.add(ValueHash.of("v" + i), ValueHash.of("m" + i));
        assertThat(partition.compared()).isGreaterThan(8_000);
        assertThat(partition.broken()).isZero();
        assertThat(partition.results()).isEqualTo(partition.remembered());
        for (int i = 0; i < 100_000; i++) partition.add(ValueHash.of("v" + i), ValueHash.of("other" + i));
        assertThat(partition.broken()).isGreaterThan(5_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jane | 4 | 4 | LOWER | LATIN",
                "JANE-9 | 6 | 6 | UPPER | LATIN, DIGITS",
                "Jane | 4 | 4 | CAPITALISED | LATIN",
                "O'Neil | 6 | 6 | MIXED | LATIN",
                "Żółw | 4 | 7 | CAPITALISED | LATIN, ACCENTED",
                "山田 | 2 | 6 | NO_LETTERS | HAN",
                "Иван | 4 | 8 | CAPITALISED | CYRILLIC",
                "🙂 | 1 | 4 | NO_LETTERS | BEYOND_BMP"
            })
    void aTextLooksTheSameInBytesAndDecoded(String text, int characters, int bytes, Casing casing, String scripts) {
        TextMeasure measure = new TextMeasure();
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int expected = Arrays.stream(scripts.split(", ", -1))
                .map(Script::valueOf)
                .mapToInt(Script::bit)
                .sum();
        for (int way = 0; way < 3; way++) {
            if (way == 0) measure.look(text);
            else measure.look(utf8, 0, utf8.length, way == 2);
            assertThat(measure.characters()).isEqualTo(characters);
            assertThat(measure.bytes()).isEqualTo(bytes);
            assertThat(measure.casing()).isEqualTo(casing);
            assertThat(measure.scripts()).isEqualTo(expected);
        }
    }

    @Test
    void anEscapeIsOneCharacter() {
        TextMeasure measure = new TextMeasure();
        byte[] escaped = "a\\tb\\\\".getBytes(StandardCharsets.UTF_8);
        measure.look(escaped, 0, escaped.length, true);
        assertThat(measure.characters()).isEqualTo(4);
        measure.look(escaped, 0, escaped.length, false);
        assertThat(measure.characters()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, 42, 42",
        "INTEGER, -7, -7",
        "DECIMAL, 12345.678, 12345.678",
        "DECIMAL, -0.00052, -0.00052",
        "DECIMAL, 10000, 10000",
        "DECIMAL, 0, 0",
        "DECIMAL, NaN, NaN",
        "FLOAT, 1.5e-3, 0.0015",
        "DATE, 1970-01-02, 86400",
        "DATE, 2024-02-29, 1709164800",
        "DATE, infinity, NaN",
        "TIMESTAMP, 2000-01-01 00:00:01.5, 946684801.5",
        "TIMESTAMP, 1969-12-31 23:59:59, -1"
    })
    void aNumberIsTheSameInBothFormats(Kind kind, String text, double expected) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(Numbers.text(kind, new Cell().set(ascii, 0, ascii.length))).isEqualTo(expected, within(1e-9));
        BinaryCodec codec = Map.of(
                        Kind.INTEGER, new BinaryCodec.Int4(),
                        Kind.DECIMAL, new BinaryCodec.Numeric(),
                        Kind.FLOAT, new BinaryCodec.Float8(),
                        Kind.DATE, new BinaryCodec.Date(),
                        Kind.TIMESTAMP, (BinaryCodec) new BinaryCodec.Timestamp())
                .get(kind);
        Buffer wire = new Buffer(32);
        codec.encode(kind == Kind.FLOAT ? "0.0015" : text, wire);
        assertThat(Numbers.binary(kind, new Cell().set(wire.bytes(), 0, wire.size())))
                .isEqualTo(expected, within(1e-9));
    }

    @Test
    void lengthsAddUpToBars() {
        Lengths lengths = new Lengths();
        for (int length : new int[] {0, 5, 5, 127, 128, 143, 144, 70_000, Integer.MAX_VALUE}) lengths.add(length);
        assertThat(lengths.bars())
                .extracting(Lengths.Bar::from, Lengths.Bar::to, Lengths.Bar::values)
                .startsWith(
                        org.assertj.core.groups.Tuple.tuple(0, 0, 1L),
                        org.assertj.core.groups.Tuple.tuple(5, 5, 2L),
                        org.assertj.core.groups.Tuple.tuple(127, 127, 1L),
                        org.assertj.core.groups.Tuple.tuple(128, 143, 2L),
                        org.assertj.core.groups.Tuple.tuple(144, 159, 1L));
        assertThat(lengths.bars().stream().mapToLong(Lengths.Bar::values).sum()).isEqualTo(9);
        assertThat(lengths.distance(lengths)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL, jane@example.org, true",
        "EMAIL, jane@example, false",
        "EMAIL, jane at example.org, false",
        "LUHN, 4111 1111 1111 1111, true",
        "LUHN, 4111111111111112, false",
        "IBAN, GB82 WEST 1234 5698 7654 32, true",
        "IBAN, GB82 WEST 1234 5698 7654 33, false",
        "UUID, 123e4567-e89b-12d3-a456-426614174000, true",
        "UUID, 123e4567, false"
    })
    void validityIsThatOfTheStandards(Validity validity, String text, boolean holds) {
        assertThat(validity.holds(text)).isEqualTo(holds);
    }
}
