package io.understudy.cover;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.sample.Onlooker;
import io.understudy.sample.RowKey;
import io.understudy.schema.Column;
import io.understudy.schema.DataType;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.wire.Batch;
import io.understudy.wire.Format;
import io.understudy.wire.Line;
import io.understudy.wire.Row;
import io.understudy.wire.Seed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same rows make the same cover, whether they are looked at one by one or many at a time. */
final class TableCoverTest {
    private static final List<Column> COLUMNS = List.of(
            column("number", DataType.integer(8)),
            column("amount", DataType.of("numeric", DataType.Kind.DECIMAL)),
            column("name", DataType.text(-1)),
            column("status", DataType.text(-1)),
            column("at", DataType.of("timestamp", DataType.Kind.TIMESTAMP)),
            column("document", DataType.of("json", DataType.Kind.JSON)),
            column("list", DataType.array(DataType.integer(4))),
            column("bytes", DataType.of("bytea", DataType.Kind.BYTES)));
    private static final Table TABLE = new Table(
            new TableName("public", "things"),
            Table.Kind.PLAIN,
            COLUMNS,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            false,
            0,
            0);

    private final Random random = Seed.random("TableCoverTest");
    private final Row row = new Row(COLUMNS.size());
    private final Line line = new Line();

    private static Column column(String name, DataType type) {
        return new Column(name, type, true, false, Column.Identity.NONE);
    }

    private TableCover cover() {
        RowKey whole = new RowKey(List.of(), "seed");
        TableCover cover = new TableCover(
                TABLE,
                new Format.Lines(),
                column -> {
                    throw new AssertionError("all text is UTF-8");
                },
                whole,
                3,
                new Allowance());
        cover.watchDuplicates("name", 2);
        return cover;
    }

    /** A row of which almost nothing is odd. */
    private String[] values(int number) {
        boolean odd = random.nextInt(500) == 0;
        String name = random.nextInt(50) == 0 ? "twin " + random.nextInt(100) : "name " + number;
        String[] values = {
            String.valueOf(number),
            odd ? random.nextBoolean() ? "-7.5" : "0" : String.valueOf(random.nextInt(1, 1_000_000)),
            odd ? random.nextBoolean() ? " Ωμέγα" : "" : name,
            "status " + (odd ? 100 + random.nextInt(20) : random.nextInt(5)),
            odd ? "9999-12-31" : "20" + random.nextInt(10, 26) + "-0" + random.nextInt(1, 10) + "-11 10:00:00",
            odd ? "{\"a\":[1,{\"b\":null}]}" : "{\"a\":" + random.nextInt(10) + "}",
            odd ? "{}" : "{1,2}",
            odd ? "x" : "some bytes"
        };
        if (random.nextInt(30) == 0) values[random.nextInt(values.length)] = null;
        return values;
    }

    private void read(String[] values) {
        line.clear();
        for (int column = 0; column < values.length; column++)
            line.append(column, values[column] == null ? null : values[column].getBytes(StandardCharsets.UTF_8), row);
        line.finish(row);
    }

    /** What is chosen, and all that is told of it. */
    private static Map<String, Object> settled(TableCover cover) {
        cover.settle();
        List<String> chosen = cover.choose(3, 1_000).stream()
                .map(pick -> Arrays.hashCode(pick.row()) + "")
                .toList();
        CoverReport report = cover.report(3);
        return Map.of(
                "chosen", chosen,
                "found", report.strata(),
                "looked", report.looked(),
                "missing", report.missing(),
                "dropped", report.dropped());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 50, 20_000})
    void theOrderOfLookingDoesNotMatter(int rows) {
        TableCover oneByOne = cover();
        TableCover together = cover();
        Onlooker single = oneByOne.whole();
        Onlooker many = together.whole();
        Batch batch = new Batch(COLUMNS.size());
        int full = 1 + random.nextInt(2_000);
        List<Integer> sizes = new ArrayList<>();
        for (int number = 0; number < rows; number++) {
            read(values(number));
            boolean kept = random.nextInt(100) == 0;
            single.see(row, kept);
            batch.add(row, kept);
            if (batch.rows() < full && number < rows - 1) continue;
            many.see(batch);
            sizes.add(batch.rows());
            batch.clear();
        }
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(rows);
        Map<String, Object> expected = settled(oneByOne);
        assertThat(settled(together)).isEqualTo(expected);
        if (rows > 1_000) assertThat((List<?>) expected.get("chosen")).hasSizeGreaterThan(20);
    }
}
