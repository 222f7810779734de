package io.understudy.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values in MySQL's lines, as far as no server is needed to know what is right. */
class LineCodecTest {
    private static final LineCodec TEXT = new LineCodec.Text(new Characters.Utf8(4), -1, -1, false);

    @Test
    void anyBytesComeOutOfALineAsTheyWentIn() {
        Random random = Seed.random("LineCodecTest");
        Line line = new Line();
        for (int round = 0; round < 2_000; round++) {
            byte[][] values = new byte[1 + random.nextInt(5)][];
            Row row = new Row(values.length);
            line.clear();
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(5) == 0 ? null : randomBytes(random);
                line.append(i, values[i], row);
            }
            line.finish(row);
            Buffer written = new Buffer(16);
            new Format.Lines().write(row, written);
            Row again = new Row(values.length);
            assertThat(new Format.Lines().read(written.bytes(), 0, written.size(), again))
                    .isEqualTo(written.size());
            for (int i = 0; i < values.length; i++) {
                for (Row looked : List.of(row, again)) {
                    Cell cell = looked.original(i, new Cell());
                    assertThat(cell.isNull()).isEqualTo(values[i] == null);
                    if (values[i] != null) assertThat(LineEscapes.read(cell)).isEqualTo(values[i]);
                }
            }
        }
    }

    private static byte[] randomBytes(Random random) {
        byte[] bytes = new byte[random.nextInt(20)];
        byte[] nasty = "\\\\\t\n\0N\r.'\"\b".getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i++)
            bytes[i] = random.nextBoolean() ? nasty[random.nextInt(nasty.length)] : (byte) random.nextInt();
        return bytes;
    }

    @ParameterizedTest
    @CsvSource({
        "1, false, -128, 127, -129, 128",
        "3, false, -8388608, 8388607, -8388609, 8388608",
        "8, false, -9223372036854775808, 9223372036854775807, -9223372036854775809, 9223372036854775808",
        "1, true, 0, 255, -1, 256",
        "3, true, 0, 16777215, -1, 16777216",
        "8, true, 0, 18446744073709551615, -1, 18446744073709551616"
    })
    void integersEndWhereTheTypeEnds(
            int width, boolean unsigned, String least, String most, String below, String above) {
        LineCodec codec = new LineCodec.Whole(width, unsigned);
        for (String fits : List.of(least, most, "0", "7"))
            assertThat(codec.text(codec.bytes(fits))).isEqualTo(fits);
        for (String unfit : List.of(below, above, "", "x", "1.5", "99999999999999999999999"))
            assertThatThrownBy(() -> codec.bytes(unfit)).isInstanceOf(UnfitValue.class);
    }

    @ParameterizedTest
    @CsvSource({"1.5, 1.50", "-0, 0.00", "-0.5, -0.50", "0099, 99.00", ".25, 0.25", "123.4500, 123.45", "+7, 7.00"})
    void decimalsShowAllDigitsOfTheirScale(String text, String shown) {
        assertThat(new LineCodec.Decimal(5, 2, false).bytes(text)).asString().isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"1.555", "1000", "1e3", "x", "''", "-", "1.2.3"})
    void whatADecimalWouldRoundOrRefuseIsRefused(String text) {
        assertThatThrownBy(() -> new LineCodec.Decimal(5, 2, false).bytes(text)).isInstanceOf(UnfitValue.class);
    }

    @Test
    void leadingZerosOfZerofillAreNoPartOfANumber() {
        assertThat(new LineCodec.Whole(4, true).text("0000000042".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("42");
        assertThat(new LineCodec.Whole(4, true).text("0000".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("0");
        assertThat(new LineCodec.Decimal(9, 2, true).text("0000000.50".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("0.50");
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, 0, 2024-02-31, 2024-02-31",
        "DATE, 0, 0000-00-00, 0000-00-00",
        "TIME, 6, -838:59:59.000000, -838:59:59",
        "TIME, 0, 24:00:00, 24:00:00",
        "DATE_TIME, 3, 2024-01-01 10:00:00.250, 2024-01-01 10:00:00.25",
        "DATE_TIME, 0, 2024-00-00 10:00:00, 2024-00-00 10:00:00",
        "TIMESTAMP, 2, 2024-01-01 10:00:00.50, 2024-01-01 10:00:00.5+00"
    })
    void timesShowAllTheirDigitsAndTheirTextNone(
            LineCodec.Temporal.Shape shape, int digits, String shown, String text) {
        LineCodec codec = new LineCodec.Temporal(shape, digits);
        assertThat(codec.text(shown.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
        assertThat(codec.bytes(text)).asString().isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, infinity",
        "DATE, 12024-01-01",
        "DATE, 0044-03-15 BC",
        "DATE, 2024-13-01",
        "DATE_TIME, 2024-01-01 24:00:00",
        "DATE_TIME, 2024-01-01 10:00:00.25",
        "TIMESTAMP, 2024-01-01 10:00:00+02"
    })
    void timesThatMySqlDoesNotHaveAreRefused(LineCodec.Temporal.Shape shape, String text) {
        assertThatThrownBy(() -> new LineCodec.Temporal(shape, 0).bytes(text)).isInstanceOf(UnfitValue.class);
    }

    @Test
    void bitsAreANumber() {
        LineCodec codec = new LineCodec.Bits(9);
        assertThat(codec.text(new byte[] {1, -1})).isEqualTo("511");
        assertThat(codec.bytes("511")).isEqualTo(new byte[] {1, -1});
        assertThat(new LineCodec.Bits(64).text(new LineCodec.Bits(64).bytes("18446744073709551615")))
                .isEqualTo("18446744073709551615");
        assertThatThrownBy(() -> codec.bytes("512")).isInstanceOf(UnfitValue.class);
    }

    @Test
    void textKeepsToItsSetAndItsLength() {
        StringBuilder table = new StringBuilder();
        for (char c = 0; c < 256; c++) table.append(c == 0x80 ? '\u20ac' : c);
        LineCodec codec = new LineCodec.Text(new Characters.OneByte("latin1", table.toString()), 4, -1, true);
        assertThat(codec.bytes("é\u20ac  ")).isEqualTo(new byte[] {(byte) 0xe9, (byte) 0x80});
        for (String unfit : List.of("Ł", "\u0080", "abcde", "😀"))
            assertThatThrownBy(() -> codec.bytes(unfit))
                    .isInstanceOf(UnfitValue.class)
                    .hasMessageNotContaining(unfit);
        assertThatThrownBy(() -> new LineCodec.Text(new Characters.Utf8(3), -1, -1, false).bytes("😀"))
                .isInstanceOf(UnfitValue.class);
        assertThatThrownBy(() -> new LineCodec.Text(new Characters.Utf8(4), -1, 3, false).bytes("日本"))
                .isInstanceOf(UnfitValue.class);
        assertThat(TEXT.text(TEXT.bytes("\0😀"))).isEqualTo("\0😀");
    }

    @Test
    void bytesAreFilledUpAsTheServerDoes() {
        assertThat(new LineCodec.Bytes(4, 4).bytes("\\x41")).isEqualTo(new byte[] {0x41, 0, 0, 0});
        assertThat(new LineCodec.Bytes(-1, 4).text(new byte[] {0, -1})).isEqualTo("\\x00ff");
        assertThatThrownBy(() -> new LineCodec.Bytes(-1, 1).bytes("\\x0000")).isInstanceOf(UnfitValue.class);
    }
}
