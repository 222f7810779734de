package io.understudy.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.sample.Cohort;
import io.understudy.sample.Role;
import io.understudy.sample.Sampling;
import io.understudy.sample.TableSample;
import io.understudy.sample.Unit;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.wire.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnitTest {
    private final Random random = Seed.random("UnitTest");

    @Test
    void aSeedSpreadsKeysEvenly() {
        int buckets = 256;
        int keys = 256_000;
        int[] counts = new int[buckets];
        String seed = "seed " + random.nextInt();
        for (int key = 0; key < keys; key++) counts[(int) (Unit.of(seed, String.valueOf(key)) >>> (Unit.BITS - 8))]++;
        double expected = (double) keys / buckets;
        double chiSquare = 0;
        for (int count : counts) chiSquare += (count - expected) * (count - expected) / expected;
        // 255 degrees of freedom: mean 255, standard deviation 22.6; seven of them either way.
        assertThat(chiSquare).isBetween(97.0, 413.0);
    }

    @Test
    void aHigherRateTakesEveryoneALowerOneDoes() {
        double[] rates = {1e-18, 1e-5, 0.01, 0.05, 0.3, 0.999999, 1};
        for (int i = 1; i < rates.length; i++)
            assertThat(Unit.threshold(rates[i])).isGreaterThan(Unit.threshold(rates[i - 1]));
        assertThat(Unit.threshold(1)).isEqualTo(1L << Unit.BITS);
        for (int i = 0; i < 10_000; i++)
            assertThat(Unit.of("s", "" + random.nextLong())).isBetween(0L, (1L << 60) - 1);
    }

    @Test
    void foldingTakesSpacesAndAsciiCaseAwayAndNothingElse() {
        assertThat(Unit.folded("  Jane@X.org ")).isEqualTo("jane@x.org");
        assertThat(Unit.folded("İSTANBUL ıI")).isEqualTo("İstanbul ıi");
        assertThat(Unit.folded("\tÄ\u00a0")).isEqualTo("\tÄ\u00a0");
        assertThat(Unit.folded("   ")).isEmpty();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(Unit.folded("TITLE")).isEqualTo("title");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void neitherASeedNorAConditionBreaksOutOfItsPlace() {
        Table table = new Table(
                new TableName("public", "t"),
                Table.Kind.PLAIN,
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                0,
                0);
        TableSample sample = new TableSample(
                table.name(),
                Role.ROOT,
                new Cohort.Lowest(new Cohort.UnitKey(List.of(), List.of()), 3, "a = 1 -- one"),
                "");
        Sampling sampling = new Sampling("it's \\ me", List.of(sample), new ArrayList<>(), 0);
        assertThat(new CohortSql(new Schema(List.of(table), List.of(), List.of()), sampling)
                        .select(table.name(), List.of("a")))
                .contains("(a = 1 -- one\n)", " E'it''s \\\\ me:'", "(t.*)::text");
    }
}
