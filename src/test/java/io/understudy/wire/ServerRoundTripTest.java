package io.understudy.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every codec against a real PostgreSQL: it reads what the server sends as the server would print it, and writes it back byte by byte. */
class ServerRoundTripTest {
    private static final Format BINARY = new Format.Binary();
    private static final Format TEXT = new Format.Text();
    private static final EscapedText ESCAPED = new EscapedText();

    private static PostgreSqlWire server;

    @BeforeAll
    static void connect() throws SQLException {
        server = new PostgreSqlWire();
        server.execute("CREATE TYPE mood AS ENUM ('sad', 'so so', 'überglücklich')");
    }

    @AfterAll
    static void disconnect() throws SQLException {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> theServersBytesAreReadAsItsTextAndWrittenBackAsTheyWere() {
        return TypeSamples.all().stream()
                .flatMap(type -> type.values().stream()
                        .map(value -> DynamicTest.dynamicTest(
                                type.name() + " " + shorten(value), () -> roundTrip(type, value))));
    }

    private static void roundTrip(TypeSamples.Type type, String value) throws Exception {
        String source = "(SELECT " + literal(value) + "::" + type.name() + ")";
        byte[] binary = server.column(source, BINARY).getFirst();
        byte[] escaped = server.column(source, TEXT).getFirst();
        String printed = new String(
                server.column("(SELECT format('%s', " + literal(value) + "::" + type.name() + "))", BINARY)
                        .getFirst(),
                StandardCharsets.UTF_8);

        assertThat(decode(ESCAPED, escaped)).isEqualTo(printed);
        assertThat(encode(ESCAPED, printed)).isEqualTo(escaped);
        assertThat(decode(type.codec(), binary)).isEqualTo(printed);
        assertThat(encode(type.codec(), printed)).isEqualTo(binary);
        // What the server was given means the same to the codec, canonical or not.
        if (!type.name().startsWith("json") && !type.name().startsWith("char(")) {
            assertThat(encode(type.codec(), value)).isEqualTo(binary);
        }
    }

    @TestFactory
    Stream<DynamicTest> whatTheServerRefusesIsRefusedWithoutTheValue() {
        return TypeSamples.all().stream()
                .flatMap(type -> type.refused().stream()
                        .map(text ->
                                DynamicTest.dynamicTest(type.name() + " " + shorten(text), () -> refuse(type, text))));
    }

    private static void refuse(TypeSamples.Type type, String text) {
        assertThatThrownBy(() -> server.column("(SELECT " + literal(text) + "::" + type.name() + ")", BINARY))
                .as("the server, given '%s' as %s", shorten(text), type.name())
                .isInstanceOf(SQLException.class);
        Buffer out = new Buffer(16);
        out.writeByte(42);
        assertThatThrownBy(() -> type.codec().encode(text, out))
                .isInstanceOf(UnfitValue.class)
                .satisfies(failure -> assertThat(failure.getCause()).isNull())
                .satisfies(failure -> {
                    if (text.length() > 3) assertThat(failure.getMessage()).doesNotContain(text);
                });
        assertThat(out.size()).as("the buffer is as it was").isEqualTo(1);
    }

    @Test
    void nullIsNullInBothFormats() throws Exception {
        assertThat(server.column("(SELECT NULL::text)", BINARY)).containsExactly((byte[]) null);
        assertThat(server.column("(SELECT NULL::text)", TEXT)).containsExactly((byte[]) null);
        assertThat(server.column("(SELECT '\\N'::text)", TEXT)).doesNotContainNull();
    }

    @Test
    void theOidBitIsRefused() {
        Buffer stream = new Buffer(32);
        BINARY.writeHeader(stream);
        stream.setInt(11, 1 << 16);
        assertThatThrownBy(() -> BINARY.headerLength(stream.bytes(), 0, stream.size()))
                .isInstanceOf(UnfitValue.class);
    }

    @Test
    void theServerSendsTheHeaderAndTrailerThatWeWrite() throws Exception {
        Buffer stream = new Buffer(32);
        BINARY.writeHeader(stream);
        BINARY.writeTrailer(stream);
        assertThat(server.copyOut("(SELECT 1 WHERE false)", BINARY))
                .isEqualTo(Arrays.copyOf(stream.bytes(), stream.size()));
    }

    /** Before 15 they insisted on their own OID; that an enum has another one in staging must not matter. */
    @Test
    void serversTakeArraysOfAnEnumWhoseOidIsThatOfAnotherServer() throws Exception {
        server.execute("CREATE TABLE moods (value mood[])");
        byte[] array = encode(new BinaryCodec.Array(new BinaryCodec.Utf8(), 1_234_567, ','), "{sad,NULL,\"so so\"}");
        Buffer stream = new Buffer(64);
        BINARY.writeHeader(stream);
        stream.writeShort(1);
        stream.writeInt(array.length);
        stream.write(array, 0, array.length);
        BINARY.writeTrailer(stream);
        server.copyIn("moods", BINARY, stream);
        assertThat(decode(ESCAPED, server.column("moods", TEXT).getFirst())).isEqualTo("{sad,NULL,\"so so\"}");
    }

    @Test
    void rowsWithoutColumnsAreRowsToo() throws Exception {
        server.execute(
                "CREATE TABLE nothing (); INSERT INTO nothing DEFAULT VALUES; INSERT INTO nothing DEFAULT VALUES");
        for (Format format : List.of(BINARY, TEXT)) {
            byte[] stream = server.copyOut("nothing", format);
            int position = format.headerLength(stream, 0, stream.length);
            Row row = new Row(0);
            position = format.read(stream, position, stream.length, row);
            position = format.read(stream, position, stream.length, row);
            int end = format.read(stream, position, stream.length, row);
            assertThat(end).isEqualTo(format instanceof Format.Binary ? -2 : -1);
        }
    }

    static String literal(String value) {
        // The server cannot even be sent a zero character in a statement.
        return "E'" + value.replace("\\", "\\\\").replace("'", "''").replace("\0", "\\000") + "'";
    }

    private static String shorten(String value) {
        return value.length() <= 40 ? "'" + value + "'" : value.length() + " characters";
    }

    static String decode(Codec codec, byte[] bytes) {
        byte[] shifted = new byte[bytes.length + 7];
        Arrays.fill(shifted, (byte) 0x31);
        System.arraycopy(bytes, 0, shifted, 5, bytes.length);
        return codec.decode(new Cell().set(shifted, 5, bytes.length));
    }

    static byte[] encode(Codec codec, String text) {
        Buffer out = new Buffer(16);
        out.writeByte(42);
        codec.encode(text, out);
        return Arrays.copyOfRange(out.bytes(), 1, out.size());
    }
}
