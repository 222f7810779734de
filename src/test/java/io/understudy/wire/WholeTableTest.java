package io.understudy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table with a column of every type, from one table into another: every cell untouched, or every cell decoded and encoded. */
class WholeTableTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCopyIsTheSameTableInBothFormats(boolean replaceAll) throws Exception {
        Map<String, TypeSamples.Type> columns = new TreeMap<>();
        for (TypeSamples.Type type : TypeSamples.all()) {
            if (!type.name().equals("mood")) columns.put("c" + columns.size(), type);
        }
        try (PostgreSqlWire server = new PostgreSqlWire()) {
            server.execute(columns.entrySet().stream()
                    .map(column -> column.getKey() + " " + column.getValue().name())
                    .collect(Collectors.joining(", ", "CREATE TABLE source (row_number integer, ", ")")));
            fill(server, columns);
            for (Format format : List.of(new Format.Binary(), new Format.Text())) {
                server.execute("DROP TABLE IF EXISTS staging; CREATE TABLE staging (LIKE source)");
                byte[] sent = server.copyOut("source", format);
                Buffer stream =
                        copy(sent, format, replaceAll ? codecs(format, columns) : List.of(), columns.size() + 1);
                assertThat(Arrays.equals(stream.bytes(), 0, stream.size(), sent, 0, sent.length))
                        .isTrue();
                server.copyIn("staging", format, stream);
                assertThat(server.copyOut("staging", format)).isEqualTo(sent);
            }
        }
    }

    /** The n-th row holds the n-th sample of each type, or null where there are fewer. */
    private static void fill(PostgreSqlWire server, Map<String, TypeSamples.Type> columns) throws Exception {
        for (int number = 0; number < 30; number++) {
            List<String> values = new ArrayList<>();
            for (TypeSamples.Type type : columns.values()) {
                boolean any = number < type.values().size()
                        && type.values().get(number).length() < 5000;
                values.add(any ? ServerRoundTripTest.literal(type.values().get(number)) + "::" + type.name() : "NULL");
            }
            server.execute("INSERT INTO source VALUES (" + number + ", " + String.join(", ", values) + ")");
        }
    }

    private static List<Codec> codecs(Format format, Map<String, TypeSamples.Type> columns) {
        List<Codec> codecs = new ArrayList<>();
        boolean binary = format instanceof Format.Binary;
        codecs.add(binary ? new BinaryCodec.Int4() : new EscapedText());
        for (TypeSamples.Type type : columns.values()) codecs.add(binary ? type.codec() : new EscapedText());
        return codecs;
    }

    private static Buffer copy(byte[] sent, Format format, List<Codec> codecs, int columns) {
        Buffer out = new Buffer(1024);
        format.writeHeader(out);
        Row row = new Row(columns);
        Cell cell = new Cell();
        int next = format.headerLength(sent, 0, sent.length);
        while (true) {
            next = format.read(sent, next, sent.length, row);
            if (next < 0) break;
            for (int column = 0; column < codecs.size(); column++) {
                row.original(column, cell);
                if (cell.isNull()) row.replaceByNull(column);
                else row.replace(column, codecs.get(column).decode(cell), codecs.get(column));
            }
            format.write(row, out);
        }
        format.writeTrailer(out);
        return out;
    }
}
