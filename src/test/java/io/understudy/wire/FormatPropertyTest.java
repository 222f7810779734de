package io.understudy.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random rows in random pieces: what is not replaced comes out as it went in, what is replaced comes out as it was put. */
class FormatPropertyTest {
    private static final int ROUNDS = 300;
    private static final int ROWS = 40;

    /** A format with the codec that its cells are read by, and the way to write a row from nothing. */
    record Framing(Format format, Codec codec) {
        @Override
        public String toString() {
            return format.getClass().getSimpleName();
        }

        void append(List<String> values, Buffer out) {
            if (format instanceof Format.Binary) out.writeShort(values.size());
            for (int i = 0; i < values.size(); i++) {
                if (!(format instanceof Format.Binary) && i > 0) out.writeByte('\t');
                appendValue(values.get(i), out);
            }
            if (!(format instanceof Format.Binary)) out.writeByte('\n');
        }

        private void appendValue(String value, Buffer out) {
            if (!(format instanceof Format.Binary)) {
                if (value == null) out.writeUtf8("\\N");
                else codec.encode(value, out);
            } else {
                int lengthWord = out.size();
                out.writeInt(-1);
                if (value == null) return;
                codec.encode(value, out);
                out.setInt(lengthWord, out.size() - lengthWord - 4);
            }
        }
    }

    static List<Framing> framings() {
        return List.of(
                new Framing(new Format.Binary(), new BinaryCodec.Utf8()),
                new Framing(new Format.Text(), new EscapedText()),
                new Framing(new Format.Lines(), new LineCodec.Text(new Characters.Utf8(4), -1, -1, false)));
    }

    @ParameterizedTest
    @MethodSource("framings")
    void replacedCellsComeOutAnewAndTheRestAsItWas(Framing framing) {
        Random random = Seed.random("FormatPropertyTest." + framing);
        for (int round = 0; round < ROUNDS; round++) {
            int columns = random.nextInt(7);
            List<List<String>> rows = randomRows(random, columns);
            List<List<String>> expected = new ArrayList<>();
            Buffer stream = stream(framing, rows);
            Buffer out = new Buffer(16);
            framing.format().writeHeader(out);
            readInPieces(framing.format(), stream, columns, random, row -> {
                List<String> values = new ArrayList<>(rows.get(expected.size()));
                assertThat(values(framing, row, false)).isEqualTo(values);
                for (int replacements = random.nextInt(4); replacements > 0 && columns > 0; replacements--) {
                    replaceOne(framing, row, values, random);
                }
                assertThat(values(framing, row, true)).isEqualTo(values);
                assertThat(values(framing, row, false)).isEqualTo(rows.get(expected.size()));
                framing.format().write(row, out);
                expected.add(values);
            });
            framing.format().writeTrailer(out);
            assertThat(content(out)).isEqualTo(content(stream(framing, expected)));
        }
    }

    private static void replaceOne(Framing framing, Row row, List<String> values, Random random) {
        int column = random.nextInt(values.size());
        String value = randomValue(random);
        values.set(column, value);
        if (value == null) row.replaceByNull(column);
        else row.replace(column, value, framing.codec());
    }

    @ParameterizedTest
    @MethodSource("framings")
    void aStreamInWhichNothingIsReplacedIsTheSameByteForByte(Framing framing) {
        Random random = Seed.random("FormatPropertyTest.untouched." + framing);
        for (int round = 0; round < ROUNDS; round++) {
            int columns = random.nextInt(7);
            Buffer stream = stream(framing, randomRows(random, columns));
            Buffer out = new Buffer(16);
            framing.format().writeHeader(out);
            readInPieces(
                    framing.format(),
                    stream,
                    columns,
                    random,
                    row -> framing.format().write(row, out));
            framing.format().writeTrailer(out);
            assertThat(content(out)).isEqualTo(content(stream));
        }
    }

    @ParameterizedTest
    @MethodSource("framings")
    void aRowCutAnywhereIsOnlyAPart(Framing framing) {
        Buffer stream = new Buffer(16);
        framing.append(Arrays.asList("a", null, "", "\\N\t\n", "grüße"), stream);
        Row row = new Row(5);
        for (int end = 0; end < stream.size(); end++) {
            assertThat(framing.format().read(stream.bytes(), 0, end, row)).isEqualTo(-1);
        }
        assertThat(framing.format().read(stream.bytes(), 0, stream.size(), row)).isEqualTo(stream.size());
    }

    @ParameterizedTest
    @MethodSource("framings")
    void aRowWithAnotherNumberOfValuesIsRefused(Framing framing) {
        Buffer stream = new Buffer(16);
        framing.append(List.of("secret", "value"), stream);
        for (int columns : new int[] {0, 1, 3}) {
            assertThatThrownBy(() -> framing.format().read(stream.bytes(), 0, stream.size(), new Row(columns)))
                    .isInstanceOf(UnfitValue.class)
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void randomBytesNeverDoMoreThanBeRefused() {
        Random random = Seed.random("FormatPropertyTest.garbage");
        for (int round = 0; round < 20_000; round++) {
            byte[] garbage = new byte[random.nextInt(64)];
            random.nextBytes(garbage);
            if (garbage.length > 2 && random.nextBoolean()) Arrays.fill(garbage, 0, 2, (byte) 0);
            for (Framing framing : framings()) {
                try {
                    int next = framing.format().read(garbage, 0, garbage.length, new Row(random.nextInt(3)));
                    assertThat(next).isBetween(-2, garbage.length);
                    framing.format().headerLength(garbage, 0, garbage.length);
                } catch (UnfitValue refused) {
                    assertThat(refused).hasNoCause();
                }
            }
        }
    }

    @Test
    void aHeaderCutAnywhereIsOnlyAPartAndItsExtensionIsSkipped() {
        Format format = new Format.Binary();
        Buffer header = new Buffer(32);
        format.writeHeader(header);
        header.setInt(15, 3);
        header.writeUtf8("abc");
        for (int end = 0; end < header.size(); end++) {
            assertThat(format.headerLength(header.bytes(), 0, end)).isEqualTo(-1);
        }
        assertThat(format.headerLength(header.bytes(), 0, header.size())).isEqualTo(22);
        byte[] other = "PGCOPX".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> format.headerLength(other, 0, other.length)).isInstanceOf(UnfitValue.class);
    }

    @Test
    void theEndOfTextRowsIsALineOfItsOwn() {
        byte[] stream = "\\.\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(new Format.Text().read(stream, 0, 3, new Row(1))).isEqualTo(-2);
        assertThat(new Format.Text().read(stream, 0, 2, new Row(1))).isEqualTo(-1);
    }

    @Test
    void rowsNeverPrintWhatTheyHold() {
        Buffer stream = new Buffer(16);
        framings().getFirst().append(List.of("secret"), stream);
        Row row = new Row(1);
        new Format.Binary().read(stream.bytes(), 0, stream.size(), row);
        assertThat(row + " " + row.original(0, new Cell()) + " " + stream).doesNotContain("secret");
    }

    private interface RowTaker {
        void take(Row row);
    }

    /** Reads a stream as it comes from a network: a bit at a time, the unread rest moved to the front, in an array that is reused. */
    private static void readInPieces(Format format, Buffer stream, int columns, Random random, RowTaker taker) {
        byte[] window = new byte[stream.size() + 64];
        int size = 0;
        int arrived = 0;
        boolean headerRead = false;
        Row row = new Row(columns);
        while (true) {
            int used = headerRead ? 0 : format.headerLength(window, 0, size);
            headerRead = used >= 0;
            int next = used;
            while (next >= 0) {
                used = next;
                next = format.read(window, used, size, row);
                if (next >= 0) taker.take(row);
            }
            if (next == -2 || arrived == stream.size()) break;
            size -= Math.max(0, used);
            System.arraycopy(window, Math.max(0, used), window, 0, size);
            int piece = Math.min(1 + random.nextInt(1 + random.nextInt(200)), stream.size() - arrived);
            System.arraycopy(stream.bytes(), arrived, window, size, piece);
            arrived += piece;
            size += piece;
        }
        assertThat(arrived).isEqualTo(stream.size());
    }

    private static Buffer stream(Framing framing, List<List<String>> rows) {
        Buffer stream = new Buffer(16);
        framing.format().writeHeader(stream);
        rows.forEach(row -> framing.append(row, stream));
        framing.format().writeTrailer(stream);
        return stream;
    }

    private static List<String> values(Framing framing, Row row, boolean current) {
        List<String> values = new ArrayList<>();
        Cell cell = new Cell();
        for (int column = 0; column < row.columns(); column++) {
            if (current) row.current(column, cell);
            else row.original(column, cell);
            values.add(cell.isNull() ? null : framing.codec().decode(cell));
        }
        return values;
    }

    private static byte[] content(Buffer buffer) {
        return Arrays.copyOf(buffer.bytes(), buffer.size());
    }

    private static List<List<String>> randomRows(Random random, int columns) {
        List<List<String>> rows = new ArrayList<>();
        for (int count = random.nextInt(ROWS); count > 0; count--) {
            List<String> row = new ArrayList<>();
            for (int column = 0; column < columns; column++) row.add(randomValue(random));
            rows.add(row);
        }
        return rows;
    }

    /** Null, empty, or characters of which many mean something to one of the formats. */
    static String randomValue(Random random) {
        if (random.nextInt(8) == 0) return null;
        StringBuilder value = new StringBuilder();
        String special = "\\\\\\NN.\t\n\r\b\f\u000b x01579abcdefg\"{},ü日";
        for (int length = random.nextInt(random.nextInt(4) == 0 ? 300 : 12); length > 0; length--) {
            if (random.nextInt(20) == 0) value.appendCodePoint(0x1F300 + random.nextInt(256));
            else value.append(special.charAt(random.nextInt(special.length())));
        }
        return value.toString();
    }
}
