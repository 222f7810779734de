package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.db.RowWriter;
import io.understudy.mask.Keyring;
import io.understudy.wire.Cell;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Values change places: none is lost, none is doubled, and none stays where it was as long as another row has one. */
class ShuffleTest {
    private static final Keyring KEYRING = Keyring.parse("q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=");
    private static final Format FORMAT = new Format.Text();

    /** Keeps what it is given, row by row: key, first value, second value. */
    private static final class Sent implements RowWriter {
        private final Map<String, List<String>> rows = new HashMap<>();
        private final Cell cell = new Cell();

        @Override
        public void write(Row row) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                row.current(i, cell);
                values.add(
                        cell.isNull()
                                ? "null"
                                : new String(cell.bytes(), cell.offset(), cell.length(), StandardCharsets.UTF_8));
            }
            assertThat(rows.put(values.getFirst(), values.subList(1, 3)))
                    .as("sent twice")
                    .isNull();
        }

        @Override
        public void finish() {
            // Nothing waits.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static Map<String, List<String>> shuffled(List<String> lines, boolean nullable) {
        Shuffle shuffle = new Shuffle(
                List.of(
                        new Shuffle.Column(1, KEYRING.domain("one").prf(), nullable),
                        new Shuffle.Column(2, KEYRING.domain("two").prf(), nullable)),
                List.of(),
                FORMAT,
                3);
        Sent sent = new Sent();
        RowWriter writer = shuffle.before(sent);
        Row row = new Row(3);
        for (String line : lines) {
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            assertThat(FORMAT.read(bytes, 0, bytes.length, row)).isEqualTo(bytes.length);
            writer.write(row);
        }
        writer.finish();
        shuffle.rest(sent);
        assertThat(shuffle.isEmpty()).isTrue();
        return sent.rows;
    }

    private static List<String> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> i + "\ta" + i + "\tb" + i)
                .toList();
    }

    @Test
    void everyValueGoesToAnotherRowAndNoneIsLost() {
        int count = 5 * Shuffle.ROWS / 2;
        Map<String, List<String>> rows = shuffled(lines(count), true);
        assertThat(rows).hasSize(count);
        for (int column = 0; column < 2; column++) {
            int at = column;
            String letter = column == 0 ? "a" : "b";
            assertThat(rows.values().stream()
                            .map(each -> each.get(at))
                            .distinct()
                            .count())
                    .isEqualTo(count);
            assertThat(rows)
                    .noneSatisfy((key, values) -> assertThat(values.get(at)).isEqualTo(letter + key));
        }
        long together = rows.values().stream()
                .filter(each -> each.get(0).substring(1).equals(each.get(1).substring(1)))
                .count();
        assertThat(together).as("values of one row that meet again").isLessThan(10);
    }

    @Test
    void theOrderInWhichRowsComeDoesNotMatter() {
        List<String> lines = new ArrayList<>(lines(2_000));
        Map<String, List<String>> before = shuffled(lines, true);
        Collections.shuffle(lines, new Random(7));
        assertThat(shuffled(lines, true)).isEqualTo(before);
    }

    @Test
    void nullsAndEmptyTextsStayWhereTheyAre() {
        Map<String, List<String>> rows =
                shuffled(List.of("1\t\\N\tx", "2\ta\t", "3\tb\ty", "4\t\\N\t", "5\tc\tz"), true);
        assertThat(rows.get("1").getFirst()).isEqualTo("null");
        assertThat(rows.get("4")).containsExactly("null", "");
        assertThat(rows.get("2").get(1)).isEmpty();
        assertThat(List.of(
                        rows.get("2").get(0),
                        rows.get("3").get(0),
                        rows.get("5").get(0)))
                .containsExactlyInAnyOrder("a", "b", "c")
                .isNotEqualTo(List.of("a", "b", "c"));
    }

    @Test
    void whoeverIsAloneWaitsForCompanyAndIsNoOneInTheEnd() {
        List<String> lines = new ArrayList<>(lines(4 * Shuffle.ROWS));
        lines.replaceAll(line -> line.replaceFirst("\t[^\t]+\t", "\t\\\\N\t"));
        lines.set(0, "0\trare\tb0");
        lines.set(lines.size() - 1, (lines.size() - 1) + "\tother\tb" + (lines.size() - 1));
        Map<String, List<String>> rows = shuffled(lines, true);
        assertThat(rows.get("0").getFirst()).isEqualTo("other");
        assertThat(rows.get(String.valueOf(lines.size() - 1)).getFirst()).isEqualTo("rare");

        lines.set(0, "0\t\\N\tb0");
        assertThat(shuffled(lines, true).get(String.valueOf(lines.size() - 1)).getFirst())
                .as("nobody to change places with")
                .isEqualTo("null");
        assertThat(shuffled(List.of("1\ta\tb"), false).get("1")).containsExactly("a", "b");
    }
}
