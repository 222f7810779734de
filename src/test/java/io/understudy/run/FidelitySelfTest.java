package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.db.Dialect;
import io.understudy.db.RowReader;
import io.understudy.db.Source;
import io.understudy.mask.Keyring;
import io.understudy.plan.Plan;
import io.understudy.profile.TableProfile;
import io.understudy.sample.Cohort;
import io.understudy.sample.Role;
import io.understudy.sample.TableSample;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import io.understudy.verify.Fidelity;
import io.understudy.verify.SamplingJudge;
import io.understudy.verify.TableSampling;
import io.understudy.wire.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The judge is judged: production is exactly like itself, an honest sample is like it, and the first percent of each table is not. */
final class FidelitySelfTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8"})
    void tellsLikeFromUnlike(Server server) {
        Stage stage = new Stage(folder, server.sampleProduction(), server.sampleStaging());
        Configuration configuration = Configuration.read(stage.configuration(), Map.of());
        Database database = configuration.databases().values().iterator().next();
        Plan plan = stage.plan();
        try (Source source = Dialect.of(database).openSource(database.source(), database.timeouts())) {
            Binding binding = Binding.of(
                    plan,
                    source,
                    new Keyring(
                            "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                    Tampering.NONE);
            List<TableSampling> itself = new ArrayList<>();
            List<TableSampling> honest = new ArrayList<>();
            List<TableSampling> first = new ArrayList<>();
            for (Table table : plan.schema().tables()) {
                TableProfile production = profile(plan, table, binding);
                stream(plan, source, binding, table, (number, row) -> production.add(row));
                TableProfile tenth = profile(plan, table, binding);
                TableProfile percent = profile(plan, table, binding);
                SplittableRandom random = new SplittableRandom(2026);
                long rows = production.rows();
                stream(plan, source, binding, table, (number, row) -> {
                    if (random.nextInt(10) == 0) tenth.add(row);
                    if (number < rows / 100) percent.add(row);
                });
                itself.add(judged(plan, table, production, production));
                honest.add(judged(plan, table, production, tenth));
                first.add(judged(plan, table, production, percent));
            }
            System.out.printf(
                    "%s: itself %.1f, one row of ten %.1f, the first percent %.1f%n",
                    server, score(plan, itself), score(plan, honest), score(plan, first));
            assertThat(score(plan, itself)).isEqualTo(100);
            assertThat(score(plan, honest)).isGreaterThan(97);
            assertThat(score(plan, first)).isLessThan(80);
        }
    }

    private static double score(Plan plan, List<TableSampling> samplings) {
        return Fidelity.of(plan, samplings, Map.of()).score().orElseThrow();
    }

    private static TableSampling judged(Plan plan, Table table, TableProfile production, TableProfile sample) {
        TableSample alone = new TableSample(
                table.name(), Role.ROOT, new Cohort.ByUnit(new Cohort.UnitKey(List.of(), List.of()), 0.1, null), "");
        return new SamplingJudge(table, alone, plan.decisions(), Double.MAX_VALUE).judge(production, sample, List.of());
    }

    private static TableProfile profile(Plan plan, Table table, Binding binding) {
        List<Reference> references = plan.sampling().references().stream()
                .filter(reference -> reference.child().equals(table.name()) && reference.discriminator() == null)
                .toList();
        return new TableProfile(
                table,
                references,
                Set.of(),
                binding.format(table.name()),
                column -> binding.codec(table, column.name()),
                1);
    }

    private static void stream(Plan plan, Source source, Binding binding, Table table, BiConsumer<Long, Row> each) {
        Row row = new Row(table.stored().size());
        long number = 0;
        try (RowReader reader = source.readCohort(table, binding.format(table.name()), plan.sampling())) {
            while (reader.next(row)) each.accept(number++, row);
        }
    }
}
