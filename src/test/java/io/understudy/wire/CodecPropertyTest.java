package io.understudy.wire;

import static io.understudy.wire.ServerRoundTripTest.decode;
import static io.understudy.wire.ServerRoundTripTest.encode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Thousands of random values of each type, sent through a real PostgreSQL as our bytes: it takes them, prints them as we do, and sends the same bytes back. */
class CodecPropertyTest {
    private static final int VALUES = 5_000;

    private interface Generator {
        /** The wire form of a random value that the server takes. */
        byte[] next(Random random);
    }

    private record Type(String name, BinaryCodec codec, Generator generator) {}

    private static List<Type> types() {
        return List.of(
                new Type("int2", new BinaryCodec.Int2(), random -> bytes(random, 2)),
                new Type("int4", new BinaryCodec.Int4(), random -> bytes(random, 4)),
                new Type("int8", new BinaryCodec.Int8(), random -> bytes(random, 8)),
                new Type("oid", new BinaryCodec.Oid(), random -> bytes(random, 4)),
                new Type("float4", new BinaryCodec.Float4(), CodecPropertyTest::float4),
                new Type("float8", new BinaryCodec.Float8(), CodecPropertyTest::float8),
                new Type("numeric", new BinaryCodec.Numeric(), CodecPropertyTest::numeric),
                new Type(
                        "date",
                        new BinaryCodec.Date(),
                        random -> integer((int) between(random, -2_451_545, 2_145_031_949))),
                new Type("timestamp", new BinaryCodec.Timestamp(), CodecPropertyTest::timestamp),
                new Type("timestamptz", new BinaryCodec.TimestampTz(), CodecPropertyTest::timestamp),
                new Type("time", new BinaryCodec.Time(), random -> number(between(random, 0, 86_400_000_001L))),
                new Type("timetz", new BinaryCodec.TimeTz(), CodecPropertyTest::timeWithZone),
                new Type("interval", new BinaryCodec.Interval(), CodecPropertyTest::interval),
                new Type("uuid", new BinaryCodec.Uuid(), random -> bytes(random, 16)),
                new Type("inet", new BinaryCodec.Inet(), CodecPropertyTest::inet),
                new Type("macaddr", new BinaryCodec.MacAddr(), random -> bytes(random, 6)),
                new Type("macaddr8", new BinaryCodec.MacAddr8(), random -> bytes(random, 8)),
                new Type("bytea", new BinaryCodec.Bytea(), random -> bytes(random, random.nextInt(40))),
                new Type("varbit", new BinaryCodec.Bits(), CodecPropertyTest::bits),
                new Type("text", new BinaryCodec.Utf8(), random -> encode(new BinaryCodec.Utf8(), text(random))),
                new Type("text[]", new BinaryCodec.Array(new BinaryCodec.Utf8(), 25, ','), CodecPropertyTest::array));
    }

    @TestFactory
    Stream<DynamicTest> theServerTakesPrintsAndReturnsWhatWeWrite() {
        return types().stream().map(type -> DynamicTest.dynamicTest(type.name(), () -> throughTheServer(type)));
    }

    private static void throughTheServer(Type type) throws Exception {
        Random random = Seed.random("CodecPropertyTest." + type.name());
        List<byte[]> values = new ArrayList<>();
        for (int i = 0; i < VALUES; i++) values.add(type.generator().next(random));
        Format binary = new Format.Binary();
        try (PostgreSqlWire server = new PostgreSqlWire()) {
            server.execute("CREATE TABLE sample (value " + type.name() + ")");
            server.copyIn("sample", binary, stream(values));
            List<byte[]> sent = server.column("sample", binary);
            List<byte[]> printed = server.column("sample", new Format.Text());
            assertThat(sent).hasSize(VALUES);
            for (int i = 0; i < VALUES; i++) {
                String text = decode(new EscapedText(), printed.get(i));
                assertThat(encode(new EscapedText(), text)).isEqualTo(printed.get(i));
                assertThat(decode(type.codec(), sent.get(i))).isEqualTo(text);
                assertThat(encode(type.codec(), text)).isEqualTo(sent.get(i));
            }
            // A heap page with room left takes a later row, so the order is not the one we sent.
            values.sort(Arrays::compare);
            sent.sort(Arrays::compare);
            for (int i = 0; i < VALUES; i++) assertThat(sent.get(i)).isEqualTo(values.get(i));
        }
    }

    private static Buffer stream(List<byte[]> values) {
        Format format = new Format.Binary();
        Buffer stream = new Buffer(1024);
        format.writeHeader(stream);
        for (byte[] value : values) {
            stream.writeShort(1);
            stream.writeInt(value.length);
            stream.write(value, 0, value.length);
        }
        format.writeTrailer(stream);
        return stream;
    }

    @Test
    void brokenBytesAreRefusedOrReadButNothingElse() {
        Random random = Seed.random("CodecPropertyTest.broken");
        for (Type type : types()) {
            for (int round = 0; round < 3_000; round++) {
                byte[] broken = type.generator().next(random);
                if (random.nextBoolean()) broken = Arrays.copyOf(broken, random.nextInt(broken.length + 3));
                for (int changes = random.nextInt(4); changes > 0 && broken.length > 0; changes--) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt();
                }
                try {
                    String text = decode(type.codec(), broken);
                    // No server sends a negative zero, but it would print it like this.
                    if (type.name().equals("numeric") && text.matches("-[0.]+")) continue;
                    assertThat(decode(type.codec(), encode(type.codec(), text))).isEqualTo(text);
                } catch (UnfitValue refused) {
                    assertThat(refused).hasNoCause();
                }
            }
        }
    }

    @Test
    void brokenTextIsRefusedOrWrittenButNothingElse() {
        Random random = Seed.random("CodecPropertyTest.text");
        for (TypeSamples.Type type : TypeSamples.all()) {
            List<String> samples =
                    type.values().stream().filter(value -> value.length() < 100).toList();
            for (int round = 0; round < 2_000; round++) {
                String broken = breakText(samples.get(random.nextInt(samples.size())), random);
                Buffer out = new Buffer(16);
                out.writeByte(42);
                try {
                    type.codec().encode(broken, out);
                    byte[] wire = Arrays.copyOfRange(out.bytes(), 1, out.size());
                    String canonical = decode(type.codec(), wire);
                    assertThat(encode(type.codec(), canonical)).isEqualTo(wire);
                } catch (UnfitValue refused) {
                    assertThat(out.size()).isEqualTo(1);
                } catch (RuntimeException other) {
                    fail("%s: %s for '%s'", type.name(), other.getClass(), broken);
                }
            }
        }
    }

    private static String breakText(String text, Random random) {
        StringBuilder broken = new StringBuilder(text);
        String characters = "0123456789-+.:/ eE,{}\"\\[]=xTZabcf\u0000\uD800ü";
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            char character = characters.charAt(random.nextInt(characters.length()));
            int position = random.nextInt(broken.length() + 1);
            if (random.nextBoolean() || position == broken.length()) broken.insert(position, character);
            else if (random.nextBoolean()) broken.setCharAt(position, character);
            else broken.deleteCharAt(position);
        }
        return broken.toString();
    }

    @Test
    void everyCodecIsTested() {
        Set<Class<?>> tested = new HashSet<>();
        for (TypeSamples.Type type : TypeSamples.all()) tested.add(type.codec().getClass());
        assertThat(tested).containsExactlyInAnyOrder(BinaryCodec.class.getPermittedSubclasses());
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static long between(Random random, long from, long to) {
        return random.nextInt(4) == 0 ? from + random.nextInt(1000) : random.nextLong(from, to);
    }

    private static byte[] integer(int value) {
        Buffer out = new Buffer(16);
        out.writeInt(value);
        return Arrays.copyOf(out.bytes(), 4);
    }

    private static byte[] number(long value) {
        Buffer out = new Buffer(16);
        out.writeLong(value);
        return Arrays.copyOf(out.bytes(), 8);
    }

    /** Random bits, whole numbers, short decimals, powers of two and ten and their neighbours: each exercises another rule of the shortest text. */
    private static byte[] float8(Random random) {
        double value = switch (random.nextInt(6)) {
            case 0 -> random.nextInt(100_000) / 100.0;
            case 1 -> (double) random.nextLong();
            case 2 -> Math.scalb(1.0, random.nextInt(2098) - 1074);
            case 3 -> Double.parseDouble(random.nextInt(1, 1000) + "e" + (random.nextInt(600) - 300));
            case 4 -> Double.longBitsToDouble(random.nextLong(1, 1L << random.nextInt(1, 52)));
            default -> Double.longBitsToDouble(random.nextLong());
        };
        if (random.nextInt(4) == 0) value = random.nextBoolean() ? Math.nextUp(value) : Math.nextDown(value);
        return number(Double.doubleToLongBits(value));
    }

    private static byte[] float4(Random random) {
        float value = switch (random.nextInt(6)) {
            case 0 -> random.nextInt(100_000) / 100.0f;
            case 1 -> (float) random.nextInt();
            case 2 -> Math.scalb(1.0f, random.nextInt(277) - 149);
            case 3 -> Float.parseFloat(random.nextInt(1, 1000) + "e" + (random.nextInt(70) - 35));
            case 4 -> Float.intBitsToFloat(random.nextInt(1, 1 << random.nextInt(1, 23)));
            default -> Float.intBitsToFloat(random.nextInt());
        };
        if (random.nextInt(4) == 0) value = random.nextBoolean() ? Math.nextUp(value) : Math.nextDown(value);
        return integer(Float.floatToIntBits(value));
    }

    private static byte[] numeric(Random random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
        int whole = 1 + random.nextInt(random.nextInt(20) == 0 ? 300 : 12);
        for (int i = 0; i < whole; i++) text.append(random.nextInt(3) == 0 ? '0' : (char) ('0' + random.nextInt(10)));
        int fraction = random.nextInt(random.nextInt(20) == 0 ? 300 : 12);
        if (fraction > 0) text.append('.');
        for (int i = 0; i < fraction; i++) {
            text.append(random.nextInt(3) == 0 ? '0' : (char) ('0' + random.nextInt(10)));
        }
        return encode(new BinaryCodec.Numeric(), text.toString());
    }

    private static byte[] timestamp(Random random) {
        long micros = between(random, -211_813_488_000_000_000L, 9_223_371_331_200_000_000L);
        if (random.nextBoolean()) micros = between(random, -1_000_000_000_000_000L, 1_000_000_000_000_000L);
        if (random.nextBoolean()) micros = micros / 1_000_000 * 1_000_000;
        return number(micros);
    }

    private static byte[] timeWithZone(Random random) {
        Buffer out = new Buffer(16);
        out.writeLong(between(random, 0, 86_400_000_001L));
        int seconds = random.nextInt(-57_599, 57_600);
        out.writeInt(random.nextBoolean() ? seconds / 3600 * 3600 : seconds);
        return Arrays.copyOf(out.bytes(), 12);
    }

    private static byte[] interval(Random random) {
        Buffer out = new Buffer(16);
        out.writeLong(random.nextInt(3) == 0 ? 0 : random.nextLong() >> random.nextInt(60));
        out.writeInt(random.nextInt(3) == 0 ? 0 : random.nextInt() >> random.nextInt(31));
        out.writeInt(random.nextInt(3) == 0 ? 0 : random.nextInt() >> random.nextInt(31));
        return Arrays.copyOf(out.bytes(), 16);
    }

    private static byte[] inet(Random random) {
        boolean six = random.nextInt(4) != 0;
        byte[] address = bytes(random, six ? 16 : 4);
        for (int i = 0; six && i < 16; i += 2) {
            if (random.nextInt(3) > 0) address[i] = address[i + 1] = 0;
            else if (random.nextInt(3) == 0) address[i] = address[i + 1] = (byte) 0xFF;
        }
        byte[] value = new byte[4 + address.length];
        value[0] = (byte) (six ? 3 : 2);
        value[1] = (byte) (random.nextBoolean() ? address.length * 8 : random.nextInt(address.length * 8));
        value[3] = (byte) address.length;
        System.arraycopy(address, 0, value, 4, address.length);
        return value;
    }

    private static byte[] bits(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(40); length > 0; length--) text.append(random.nextBoolean() ? '1' : '0');
        return encode(new BinaryCodec.Bits(), text.toString());
    }

    private static String text(Random random) {
        String value = FormatPropertyTest.randomValue(random);
        return value == null ? "" : value;
    }

    private static byte[] array(Random random) {
        int[] sizes = new int[random.nextInt(4)];
        int[] lower = new int[sizes.length];
        int count = sizes.length == 0 ? 0 : 1;
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = 1 + random.nextInt(3);
            lower[i] = random.nextBoolean() ? 1 : random.nextInt(-5, 5);
            count *= sizes[i];
        }
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            elements.add(random.nextInt(10) == 0 ? "NULL" : FormatPropertyTest.randomValue(random));
        }
        return encode(
                new BinaryCodec.Array(new BinaryCodec.Utf8(), 25, ','),
                ArrayLiteral.of(sizes, lower, elements, ',').text());
    }
}
