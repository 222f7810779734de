package io.understudy.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** A smoke test of the benchmark; with the system property {@code benchmark}, the benchmark itself. */
class MaskersBenchmarkTest {
    private static final List<String> AT_A_MILLION =
            List.of("email", "person-name", "phone", "digits", "date-shift", "uuid", "ip", "hash-token");

    @Test
    void everyLineMasks() throws NoSuchFieldException {
        String[] names = MaskersBenchmark.class
                .getField("line")
                .getAnnotation(Param.class)
                .value();
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(MaskersBenchmark.lines().keySet());
        for (String name : names) {
            MaskersBenchmark benchmark = new MaskersBenchmark();
            benchmark.line = name;
            benchmark.prepare();
            assertThat(benchmark.mask()).as(name).isNotEmpty();
        }
        assertThat(Arrays.asList(names)).containsAll(AT_A_MILLION);
        assertThat(MaskersBenchmark.lines().get("redact-200").values().apply(5)).hasSize(200);
    }

    /** {@code scripts/bench maskers}, or with names behind it for those alone. */
    @Test
    @EnabledIfSystemProperty(named = "benchmark", matches = ".*")
    void figures() throws RunnerException {
        String chosen = System.getProperty("benchmark", "");
        OptionsBuilder options = new OptionsBuilder();
        options.include(MaskersBenchmark.class.getName())
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        if (!chosen.isBlank()) options.param("line", chosen.trim().split("[ ,]+"));
        System.out.printf("%n%-16s %14s%n", "masker", "values/s/core");
        for (RunResult result : new Runner(options.build()).run()) {
            String name = result.getParams().getParam("line");
            double score = result.getPrimaryResult().getScore();
            double wanted = AT_A_MILLION.contains(name)
                    ? 1_000_000
                    : name.startsWith("redact") || name.startsWith("json") ? 200_000 : 0;
            System.out.printf(
                    "%-16s %,14.0f%s%n",
                    name,
                    score,
                    wanted == 0
                            ? ""
                            : score >= wanted
                                    ? String.format("   at least %,.0f: yes", wanted)
                                    : String.format("   at least %,.0f: NO", wanted));
        }
    }
}
