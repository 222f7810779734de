package io.understudy.cover;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.sample.RowKey;
import io.understudy.wire.Batch;
import io.understudy.wire.Line;
import io.understudy.wire.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Values are counted exactly however many rows lie between those that share one; of very many values only some are, and that is told. */
final class DuplicateWatchTest {
    private final Strata strata = new Strata(3, new RowKey(List.of(), "seed"), new Allowance());
    private final DuplicateWatch watch = new DuplicateWatch("email", 0, new RowKey(List.of(), "seed"));
    private final Row row = new Row(1);
    private final Batch rows = new Batch(1);
    private final Line line = new Line();

    private void see(String value, boolean kept) {
        line.clear();
        line.append(0, value.getBytes(StandardCharsets.UTF_8), row);
        line.finish(row);
        rows.add(row, kept);
        if (rows.rows() == 100) look();
    }

    private void look() {
        boolean[] kept = new boolean[rows.rows()];
        for (int i = 0; i < kept.length; i++) kept[i] = rows.isKept(i);
        strata.begin(kept.length, kept, true);
        watch.look(rows, strata);
        strata.end(rows);
        rows.clear();
    }

    /** By their names: how many values there are of each number, and how many of them are chosen. */
    private Map<String, List<Long>> settled() {
        look();
        watch.settle(strata, 0);
        return watch.open(strata, 3).keySet().stream()
                .collect(Collectors.toMap(
                        slot -> strata.stratum(slot).text(),
                        slot -> List.of(strata.rows(slot), (long) strata.met(slot))));
    }

    @Test
    void fewValuesAreAllCounted() {
        for (int round = 0; round < 6; round++)
            for (int value = 0; value < 1000; value++)
                if (round == 0 || value < 10 || (value < 100 && round == 1)) see("value " + value, value % 2 == 0);
        assertThat(settled())
                .containsOnly(
                        Map.entry("email: a value of 2 rows", List.of(90L, 45L)),
                        Map.entry("email: a value of 5 or more rows", List.of(10L, 5L)));
        assertThat(strata.dropped()).isEmpty();
    }

    @Test
    void ofManyValuesThoseThatAreCountedAreCountedWhole() {
        int values = 10 * DuplicateWatch.VALUES;
        for (int round = 0; round < 3; round++)
            for (int value = 0; value < values; value++) if (round == 0 || value % 10 == 0) see("v" + value, false);
        Map<String, List<Long>> found = settled();
        assertThat(found).containsOnlyKeys("email: a value of 3 to 4 rows");
        // A tenth of 20,000 to 40,000.
        assertThat(found.get("email: a value of 3 to 4 rows").getFirst()).isBetween(1_800L, 4_200L);
        assertThat(strata.dropped().toString()).containsPattern("but for one value in ([5-9]|1[0-2])=1");
    }

    @Test
    void aColumnThatRepeatsItselfNamesNobody() {
        for (int i = 0; i < 3000; i++) see("value " + i % 1000, false);
        assertThat(settled()).isEmpty();
    }
}
